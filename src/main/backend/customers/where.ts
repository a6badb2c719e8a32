import { fold } from '#shared/fold'
import { phoneForms, phoneSearch } from '#shared/phone'
import {
  asksFor,
  type ChangeTest,
  type Clause,
  type CustomerQuery,
  type FlagField,
  type NumberField,
  type NumberTest,
  type PresencePart,
  type ProblemValue,
  type RemovedTest,
  type Term,
  type TextField,
  type TextValue,
} from '#shared/query'
import { allOf, always, anyOf, condition, never, not, type Condition } from './condition'
import { wordCondition } from './search'
import { birthdayRange, stretchOfTest, type Moment } from './when'

/** What a query's condition depends on besides the query. */
export interface Asking extends Moment {
  /** When the last sync was completed, in milliseconds since 1970, or null. */
  readonly lastSync: () => number | null
}

type FieldTerm<Kind extends Term['kind']> = Term & { readonly kind: Kind }

const textColumns: Readonly<Record<Exclude<TextField, 'phone'>, string>> = {
  name: 'c.name',
  email: 'c.email',
  code: 'c.code',
  address: 'c.address',
  note: 'c.description',
  source: 'c.source',
  reference: 'c.reference_id',
}

const numberColumns: Readonly<Record<NumberField, string>> = {
  id: 'c.id',
  spent: 'c.spent',
  receipts: 'c.receipt_count',
  discount: 'c.discount',
  bonus: 'c.total_bonus',
}

const presence: Readonly<Record<PresencePart, string>> = {
  phone: 'c.has_phone = 1',
  email: 'c.email IS NOT NULL',
  birthday: 'c.date_of_birth IS NOT NULL',
  address: 'c.address IS NOT NULL',
  note: 'c.description IS NOT NULL',
  code: 'c.code IS NOT NULL',
  source: 'c.source IS NOT NULL',
  reference: 'c.reference_id IS NOT NULL',
  name: 'c.name IS NOT NULL',
  group: 'c.group_id IS NOT NULL',
  venue: 'c.venue_id IS NOT NULL',
  gender: 'c.gender IS NOT NULL',
  spent: 'c.spent <> 0',
  receipts: 'c.receipt_count <> 0',
  discount: 'c.discount <> 0',
  bonus: 'c.total_bonus <> 0',
  active: 'c.active IS NOT NULL',
  loyalty: 'c.loyalty IS NOT NULL',
  verified: 'c.verified IS NOT NULL',
  created: 'c.created_at IS NOT NULL',
  updated: 'c.updated_at IS NOT NULL',
}

/** Groups and venues are named by ID or by name, in any case; without accents too. */
function namedCondition({ field, values }: FieldTerm<'named'>): Condition {
  const table = field === 'group' ? 'customer_group' : 'venue'
  const column = field === 'group' ? 'c.group_id' : 'c.venue_id'
  const ids = values.filter((value) => /^\d{1,15}$/.test(value)).map(Number)
  return anyOf([
    condition(`${column} IN (SELECT value FROM json_each(?))`, JSON.stringify(ids)),
    condition(
      `${column} IN (SELECT id FROM ${table} WHERE fold(name) IN (SELECT value FROM json_each(?)))`,
      JSON.stringify(values.map(fold)),
    ),
  ])
}

function phoneCondition({ text, whole }: TextValue): Condition {
  const numbers = whole ? phoneForms(text) : [phoneSearch(text)].filter((digits) => digits !== null)
  const holds = whole
    ? condition('phone_is(c.phone, c.phones, ?)', text)
    : condition('phone_holds(c.phone, c.phones, ?)', numbers[0] ?? '')
  // The search finds the few who may have it, and then their numbers are looked at.
  return allOf([anyOf(numbers.map(wordCondition)), holds])
}

function textCondition(field: TextField, value: TextValue): Condition {
  if (field === 'phone') return phoneCondition(value)
  const folded = `fold(${textColumns[field]})`
  const holds = condition(value.whole ? `${folded} = ?` : `instr(${folded}, ?) > 0`, fold(value.text))
  // The search finds the few who may have it, and then their texts are folded. It does not look at sources.
  return field === 'source' ? holds : allOf([wordCondition(value.text), holds])
}

function numberCondition(field: NumberField, test: NumberTest): Condition {
  const column = numberColumns[field]
  if (test.is !== '..') return condition(`${column} ${test.is} ?`, test.value)
  const [least, most] = [Math.min(test.from, test.to), Math.max(test.from, test.to)]
  return condition(`${column} BETWEEN ? AND ?`, least, most)
}

function timeCondition(column: string, test: ChangeTest, asking: Asking): Condition {
  if (test.is === 'sync') {
    const lastSync = asking.lastSync()
    return lastSync === null ? never : condition(`${column} = ?`, lastSync)
  }
  const { from, to } = stretchOfTest(test, asking)
  return allOf([
    ...(from === null ? [] : [condition(`${column} >= ?`, from)]),
    ...(to === null ? [] : [condition(`${column} < ?`, to)]),
  ])
}

const isRemoved = condition('c.removed_at IS NOT NULL')
const isPresent = condition('c.removed_at IS NULL')

function removedCondition(test: RemovedTest, asking: Asking): Condition {
  switch (test.is) {
    case 'yes':
      return isRemoved
    case 'no':
      return isPresent
    case 'any':
      return always
    default:
      return timeCondition('c.removed_at', test, asking)
  }
}

function birthdayCondition(test: FieldTerm<'birthday'>['values'][number], moment: Moment): Condition {
  const range = birthdayRange(test, moment)
  if (range.kind === 'annual') {
    const day = 'substr(c.date_of_birth, 6)'
    const ends = [condition(`${day} >= ?`, range.from), condition(`${day} <= ?`, range.to)]
    return range.from <= range.to ? allOf(ends) : anyOf(ends)
  }
  return allOf([
    ...(range.from === null ? [] : [condition('c.date_of_birth >= ?', range.from)]),
    ...(range.below === null ? [] : [condition('c.date_of_birth < ?', range.below)]),
  ])
}

function problemCondition(value: ProblemValue): Condition {
  if (value === 'yes') return condition('c.problems > 0')
  if (value === 'no') return condition('c.problems = 0')
  return condition('c.id IN (SELECT customer_id FROM problem WHERE field = ?)', value)
}

function flagCondition(field: FlagField, value: boolean): Condition {
  if (field !== 'duplicate') return condition(`c.${field} = ?`, Number(value))
  return condition(`c.id ${value ? 'IN' : 'NOT IN'} (SELECT customer_id FROM duplicate)`)
}

function termCondition(term: Term, asking: Asking): Condition {
  switch (term.kind) {
    case 'named':
      return namedCondition(term)
    case 'flag':
      return anyOf(term.values.map((value) => flagCondition(term.field, value)))
    case 'gender':
      return anyOf(term.values.map((value) => condition('c.gender = ?', value === 'male' ? 1 : 2)))
    case 'text':
      return anyOf(term.values.map((value) => textCondition(term.field, value)))
    case 'number':
      return anyOf(term.values.map((test) => numberCondition(term.field, test)))
    case 'date':
      return anyOf(term.values.map((test) => timeCondition(`c.${term.field}_at`, test, asking)))
    case 'change': {
      const column = term.field === 'new' ? 'c.added_at' : 'c.changed_at'
      return anyOf(term.values.map((test) => timeCondition(column, test, asking)))
    }
    case 'birthday':
      return anyOf(term.values.map((test) => birthdayCondition(test, asking)))
    case 'presence': {
      const parts = term.values.map((part) => condition(presence[part]))
      return anyOf(term.field === 'has' ? parts : parts.map(not))
    }
    case 'removed':
      return anyOf(term.values.map((test) => removedCondition(test, asking)))
    case 'problem':
      return anyOf(term.values.map(problemCondition))
  }
}

/** The condition of a clause, or null where all of it is switched off. */
function clauseCondition(clause: Clause, asking: Asking): Condition | null {
  switch (clause.kind) {
    case 'off':
      return null
    case 'word':
      return wordCondition(clause.text)
    case 'not': {
      const inner = clauseCondition(clause.clause, asking)
      return inner && not(inner)
    }
    case 'any':
    case 'all': {
      const inner = clausesOf(clause.clauses, asking)
      if (inner.length === 0) return null
      return clause.kind === 'any' ? anyOf(inner) : allOf(inner)
    }
    default:
      return termCondition(clause, asking)
  }
}

const clausesOf = (clauses: readonly Clause[], asking: Asking): Condition[] =>
  clauses.map((clause) => clauseCondition(clause, asking)).filter((found) => found !== null)

/** The condition that a query sets at a moment. It needs the functions of `addFunctions`. */
export function whereOf(query: CustomerQuery, asking: Asking): Condition {
  const conditions = clausesOf(query.clauses, asking)
  return allOf(asksFor(query, 'removed') ? conditions : [isPresent, ...conditions])
}
