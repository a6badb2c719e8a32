import fc from 'fast-check'
import { phoneSearch } from '#shared/phone'
import {
  ageUnits,
  fieldsOf,
  periods,
  presenceParts,
  problemFields,
  type BirthdayTest,
  type Calendar,
  type Clause,
  type CustomerQuery,
  type DateTest,
  type NumberTest,
  type RemovedTest,
  type TextValue,
  type When,
} from '#shared/query'
import { inOrder } from '#shared/query/dates'

/** Values to choose from where a test wants queries that find something; any values else. */
export interface Supply {
  readonly words: fc.Arbitrary<string>
  readonly names: fc.Arbitrary<string>
  readonly texts: fc.Arbitrary<string>
  readonly phones: fc.Arbitrary<string>
  readonly numbers: fc.Arbitrary<number>
  readonly calendars: fc.Arbitrary<string>
  readonly ageCounts: fc.Arbitrary<number>
}

const anyText = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
  .filter((text) => text.trim() !== '')
const two = (number: number): string => String(number).padStart(2, '0')

/** Any values that the language has. */
export const anything: Supply = {
  words: fc.oneof(
    anyText,
    fc.constantFrom('OR', '-', '~a', '--', '(', ')', '(050)', '>5', 'a:b', 'spent', '"', '\\'),
  ),
  names: anyText,
  texts: anyText,
  phones: fc.stringMatching(/^\+?[\d ().-]{3,12}$/).filter((text) => phoneSearch(text) !== null),
  numbers: fc
    .oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
    .map((number) => (number === 0 ? 0 : number)),
  calendars: fc
    .record({
      year: fc.integer({ min: 1, max: 9999 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
      length: fc.constantFrom(4, 7, 10),
    })
    .map(({ year, month, day, length }) =>
      `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`.slice(0, length),
    ),
  ageCounts: fc.integer({ min: 0, max: 9999 }),
}

/** The values of one term. */
const several = <Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value[]> =>
  fc.array(value, { minLength: 1, maxLength: 3 })

const comparison = fc.constantFrom('>' as const, '>=' as const, '<' as const, '<=' as const)

/** Every kind of word and term, in the form that `parseQuery` gives. */
export function arbitraryLeaf(supply: Supply): fc.Arbitrary<Clause> {
  const calendar = supply.calendars.map((date): Calendar => ({ kind: 'calendar', date }))
  const age = (units: readonly (typeof ageUnits)[number][]): fc.Arbitrary<When> =>
    fc.record({ kind: fc.constant('age' as const), count: supply.ageCounts, unit: fc.constantFrom(...units) })
  const period = fc.record({ kind: fc.constant('period' as const), name: fc.constantFrom(...periods) })
  const when: fc.Arbitrary<When> = fc.oneof(calendar, age(ageUnits), period)
  const calendars = fc.tuple(calendar, calendar).map(([one, other]) => inOrder(one, other))
  const dateTest: fc.Arbitrary<DateTest> = fc.oneof(
    when.map((one): DateTest => ({ is: 'in', when: one })),
    fc.record({ is: comparison, when }),
    calendars.map(([from, to]): DateTest => ({ is: '..', from, to })),
    fc.record({ is: fc.constant('..' as const), from: fc.oneof(age(ageUnits), period), to: when }),
  )
  const birthdayTest: fc.Arbitrary<BirthdayTest> = fc.oneof(
    fc
      .oneof(calendar, age(['d', 'w', 'm', 'y']), period)
      .map((one): BirthdayTest => ({ is: 'in', when: one })),
    fc.record({ is: comparison, when: calendar }),
    calendars.map(([from, to]): BirthdayTest => ({ is: '..', from, to })),
    fc.record({ is: fc.constant('month' as const), month: fc.integer({ min: 1, max: 12 }) }),
  )
  const bySync = fc.oneof(
    fc.constantFrom('sync' as const, 'latest' as const).map((is) => ({ is })),
    fc
      .integer({ min: 0, max: 4_000_000_000 })
      .map((second) => ({ is: 'sync-at', at: second * 1000 }) as const),
  )
  const numberTest: fc.Arbitrary<NumberTest> = fc.oneof(
    fc.record({
      is: fc.constantFrom('=' as const, '>' as const, '>=' as const, '<' as const, '<=' as const),
      value: supply.numbers,
    }),
    fc.tuple(supply.numbers, supply.numbers).map(([one, other]): NumberTest => ({
      is: '..',
      from: Math.min(one, other),
      to: Math.max(one, other),
    })),
  )
  const textValue = (text: fc.Arbitrary<string>): fc.Arbitrary<TextValue> =>
    fc.record({ text, whole: fc.boolean() })
  const otherTexts = fieldsOf('text').filter((field) => field !== 'phone')
  return fc.oneof(
    fc.record({ kind: fc.constant('word' as const), text: supply.words }),
    fc.record({
      kind: fc.constant('named' as const),
      field: fc.constantFrom(...fieldsOf('named')),
      values: several(supply.names),
    }),
    fc.record({
      kind: fc.constant('flag' as const),
      field: fc.constantFrom(...fieldsOf('flag')),
      values: several(fc.boolean()),
    }),
    fc.record({
      kind: fc.constant('gender' as const),
      field: fc.constant('gender' as const),
      values: several(fc.constantFrom('male' as const, 'female' as const)),
    }),
    fc.record({
      kind: fc.constant('text' as const),
      field: fc.constantFrom(...otherTexts),
      values: several(textValue(supply.texts)),
    }),
    fc.record({
      kind: fc.constant('text' as const),
      field: fc.constant('phone' as const),
      values: several(textValue(supply.phones)),
    }),
    fc.record({
      kind: fc.constant('number' as const),
      field: fc.constantFrom(...fieldsOf('number')),
      values: several(numberTest),
    }),
    fc.record({
      kind: fc.constant('date' as const),
      field: fc.constantFrom(...fieldsOf('date')),
      values: several(dateTest),
    }),
    fc.record({
      kind: fc.constant('change' as const),
      field: fc.constantFrom(...fieldsOf('change')),
      values: several(fc.oneof(dateTest, bySync)),
    }),
    fc.record({
      kind: fc.constant('birthday' as const),
      field: fc.constant('birthday' as const),
      values: several(birthdayTest),
    }),
    fc.record({
      kind: fc.constant('presence' as const),
      field: fc.constantFrom('has' as const, 'no' as const),
      values: several(fc.constantFrom(...presenceParts)),
    }),
    fc.record({
      kind: fc.constant('removed' as const),
      field: fc.constant('removed' as const),
      values: several<RemovedTest>(
        fc.oneof(dateTest, bySync, fc.constantFrom({ is: 'yes' }, { is: 'no' }, { is: 'any' })),
      ),
    }),
    fc.record({
      kind: fc.constant('problem' as const),
      field: fc.constant('problem' as const),
      values: several(fc.constantFrom('yes' as const, 'no' as const, ...problemFields)),
    }),
  )
}

/** Clauses of up to `depth` levels. */
function arbitraryClause(supply: Supply, depth: number): fc.Arbitrary<Clause> {
  const leaf = arbitraryLeaf(supply)
  if (depth <= 1) return leaf
  const inner = arbitraryClause(supply, depth - 1)
  return fc.oneof(
    { arbitrary: leaf, weight: 6 },
    {
      arbitrary: fc.record({ kind: fc.constantFrom('not' as const, 'off' as const), clause: inner }),
      weight: 2,
    },
    {
      arbitrary: fc.record({
        kind: fc.constantFrom('any' as const, 'all' as const),
        clauses: fc.array(inner, { minLength: 2, maxLength: 3 }),
      }),
      weight: 2,
    },
  )
}

/** Queries in the form that `parseQuery` gives. */
export function arbitraryQuery(supply: Supply, most = 4): fc.Arbitrary<CustomerQuery> {
  return fc.record({ clauses: fc.array(arbitraryClause(supply, 4), { maxLength: most }) })
}
