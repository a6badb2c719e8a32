import * as v from 'valibot'
import { isCalendarText } from './dates'
import {
  changeFields,
  dateFields,
  flagFields,
  namedFields,
  numberFields,
  presenceParts,
  problemFields,
  textFields,
} from './fields'
import { ageUnits, limits, periods, type Clause, type CustomerQuery } from './model'

const text = v.pipe(v.string(), v.maxLength(limits.text))
const number = v.pipe(v.number(), v.finite())

/** The values of one term. */
const values = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(v.array(schema), v.minLength(1), v.maxLength(limits.values))

const calendar = v.strictObject({
  kind: v.literal('calendar'),
  date: v.pipe(v.string(), v.maxLength(10), v.check(isCalendarText)),
})
const when = v.variant('kind', [
  calendar,
  v.strictObject({
    kind: v.literal('age'),
    count: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9999)),
    unit: v.picklist(ageUnits),
  }),
  v.strictObject({ kind: v.literal('period'), name: v.picklist(periods) }),
])

const comparison = v.picklist(['>', '>=', '<', '<='])
const dateTests = [
  v.strictObject({ is: v.literal('in'), when }),
  v.strictObject({ is: comparison, when }),
  v.strictObject({ is: v.literal('..'), from: when, to: when }),
] as const
const bySync = v.strictObject({ is: v.literal('sync') })

const leaves = [
  v.strictObject({ kind: v.literal('word'), text }),
  v.strictObject({ kind: v.literal('named'), field: v.picklist(namedFields), values: values(text) }),
  v.strictObject({ kind: v.literal('flag'), field: v.picklist(flagFields), values: values(v.boolean()) }),
  v.strictObject({
    kind: v.literal('gender'),
    field: v.literal('gender'),
    values: values(v.picklist(['male', 'female'])),
  }),
  v.strictObject({
    kind: v.literal('text'),
    field: v.picklist(textFields),
    values: values(v.strictObject({ text, whole: v.boolean() })),
  }),
  v.strictObject({
    kind: v.literal('number'),
    field: v.picklist(numberFields),
    values: values(
      v.variant('is', [
        v.strictObject({ is: v.picklist(['=', '>', '>=', '<', '<=']), value: number }),
        v.strictObject({ is: v.literal('..'), from: number, to: number }),
      ]),
    ),
  }),
  v.strictObject({
    kind: v.literal('date'),
    field: v.picklist(dateFields),
    values: values(v.variant('is', [...dateTests])),
  }),
  v.strictObject({
    kind: v.literal('change'),
    field: v.picklist(changeFields),
    values: values(v.variant('is', [...dateTests, bySync])),
  }),
  v.strictObject({
    kind: v.literal('birthday'),
    field: v.literal('birthday'),
    values: values(
      v.variant('is', [
        v.strictObject({ is: v.literal('in'), when }),
        v.strictObject({ is: comparison, when: calendar }),
        v.strictObject({ is: v.literal('..'), from: calendar, to: calendar }),
        v.strictObject({
          is: v.literal('month'),
          month: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12)),
        }),
      ]),
    ),
  }),
  v.strictObject({
    kind: v.literal('presence'),
    field: v.picklist(['has', 'no']),
    values: values(v.picklist(presenceParts)),
  }),
  v.strictObject({
    kind: v.literal('removed'),
    field: v.literal('removed'),
    values: values(
      v.variant('is', [...dateTests, bySync, v.strictObject({ is: v.picklist(['yes', 'no', 'any']) })]),
    ),
  }),
  v.strictObject({
    kind: v.literal('problem'),
    field: v.literal('problem'),
    values: values(v.picklist(['yes', 'no', ...problemFields])),
  }),
] as const

type ClauseSchema = v.GenericSchema<Clause>

const severalOf = (inner: ClauseSchema) => v.pipe(v.array(inner), v.minLength(1), v.maxLength(limits.leaves))

/**
 * Clauses of at most `depth` levels. A schema that refers to itself would go as deep as its input, which may be deeper
 * than the stack.
 */
function clauseSchema(depth: number): ClauseSchema {
  if (depth <= 1) return v.variant('kind', [...leaves])
  const inner = clauseSchema(depth - 1)
  return v.variant('kind', [
    ...leaves,
    v.strictObject({ kind: v.picklist(['not', 'off']), clause: inner }),
    v.strictObject({ kind: v.picklist(['any', 'all']), clauses: severalOf(inner) }),
  ])
}

function countLeaves(clause: Clause): number {
  if ('clause' in clause) return countLeaves(clause.clause)
  return 'clauses' in clause ? clause.clauses.reduce((sum, inner) => sum + countLeaves(inner), 0) : 1
}

/** A query as it comes from outside. Everything that `parseQuery` gives passes. */
export const querySchema: v.GenericSchema<CustomerQuery> = v.strictObject({
  clauses: v.pipe(
    v.array(clauseSchema(limits.depth)),
    v.maxLength(limits.leaves),
    v.check(
      (clauses) => clauses.reduce((sum, clause) => sum + countLeaves(clause), 0) <= limits.leaves,
      'The query is too long.',
    ),
  ),
})
