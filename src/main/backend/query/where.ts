import { fold } from '#shared/fold'
import { fieldOf, nameOfKeyword } from '#shared/fields/table'
import { phoneForms, phoneSearch } from '#shared/phone'
import {
  asksFor,
  meant,
  type ChangeTest,
  type Clause,
  type CustomerQuery,
  type DateTest,
  type FlagField,
  type Named,
  type NumberField,
  type NumberTest,
  type PresencePart,
  type ProblemValue,
  type RemovedTest,
  type Term,
  type TextField,
  type TextValue,
} from '#shared/query'
import type { ReadableDatabase } from '../sqlite/database'
import {
  allOf,
  always,
  anyOf,
  between,
  compared,
  condition,
  flag,
  flagged,
  listed,
  never,
  not,
  oneOf,
  present,
  within,
  type Condition,
} from './condition'
import { foundBySync, type Found } from './by-sync'
import { cellSql } from '../copy/schema/columns-sql'
import { flagColumn, numberColumn, type NumberColumn } from '../copy/schema/index-schema'
import { searchCondition, wordCondition } from './search'
import { behindDay, birthdayRange, stretchOfTest, type Moment } from './when'

/** What a query's condition depends on besides the query. */
export interface QueryContext extends Moment {
  /** Has the names of groups and venues. */
  readonly database: ReadableDatabase
  /** All sources; their positions are the numbers in the column `source`. */
  readonly sources: () => readonly string[]
  /** When the last sync was completed, in milliseconds since 1970, or null. */
  readonly lastSync: () => number | null
  /** When the last sync was completed that found customers new, changed or removed. */
  readonly lastFinding: (found: Found) => number | null
}

type FieldTerm<Kind extends Term['kind']> = Term & { readonly kind: Kind }

/** Matches customers with a value in the field. For amounts and counts, zero is no value. */
function presence(part: PresencePart): Condition {
  const { kind, facet } = fieldOf(nameOfKeyword(part))
  switch (kind) {
    case 'count':
    case 'number':
    case 'money':
      return compared(numberColumn(part), '<>', 0)
    case 'boolean':
    case 'gender':
      return flagged(flagColumn(part))
    case 'text':
    case 'long-text':
      return facet ? present(numberColumn(part)) : flag(flagColumn(part), 1)
    case 'phone':
      return flag('has_phone', 1)
    default:
      return present(numberColumn(part))
  }
}

/** An unknown ID may be that of a group or venue that Clopos did not list. */
function namedCondition({ field, values }: FieldTerm<'named'>, { database }: QueryContext): Condition {
  const table = field === 'group' ? 'customer_group' : 'venue'
  const known = database.prepare<[], Named>(`SELECT CAST(id AS TEXT) AS value, name FROM ${table}`).all()
  const ids = values.flatMap((typed) => [
    ...(/^\d{1,15}$/.test(typed) ? [Number(typed)] : []),
    ...meant(typed, known).map(({ value }) => Number(value)),
  ])
  return oneOf(numberColumn(field), [...new Set(ids)])
}

/** There are few sources, and the search does not cover them. */
function sourceCondition({ text, whole }: TextValue, { sources }: QueryContext): Condition {
  const folded = fold(text)
  const isMeant = (name: string): boolean => (whole ? fold(name) === folded : fold(name).includes(folded))
  return oneOf(
    'source',
    sources().flatMap((name, number) => (isMeant(name) ? [number] : [])),
  )
}

function phoneCondition({ text, whole }: TextValue): Condition {
  const numbers = whole ? phoneForms(text) : [phoneSearch(text)].filter((digits) => digits !== null)
  const holds = whole
    ? condition('phone_is(c.phone, c.phones, ?)', text)
    : condition('phone_holds(c.phone, c.phones, ?)', numbers[0] ?? '')
  // The search finds the few candidates. Then their numbers are compared.
  return allOf([anyOf(numbers.map((number) => wordCondition(number, ['numbers']))), holds])
}

function textCondition(field: TextField, value: TextValue, context: QueryContext): Condition {
  if (field === 'phone') return phoneCondition(value)
  if (field === 'source') return sourceCondition(value, context)
  const folded = fold(value.text)
  const name = nameOfKeyword(field)
  const column = cellSql(name)
  const { search } = fieldOf(name)
  const test = value.whole ? `fold(${column}) = ?` : `instr(fold(${column}), ?) > 0`
  const words = search === undefined ? always : wordCondition(value.text, [search])
  return allOf([words, condition(test, folded)])
}

function numberCondition(field: NumberField, test: NumberTest): Condition {
  if (field === 'id') {
    if (test.is !== '..') return condition(`c.id ${test.is} ?`, test.value)
    return condition('c.id BETWEEN ? AND ?', Math.min(test.from, test.to), Math.max(test.from, test.to))
  }
  const column = numberColumn(field)
  if (test.is !== '..') return compared(column, test.is, test.value)
  return between(column, Math.min(test.from, test.to), Math.max(test.from, test.to))
}

function timeCondition(column: NumberColumn, test: DateTest, context: QueryContext): Condition {
  const { from, to } = stretchOfTest(test, context)
  return within(column, from, to)
}

const foundColumns = { new: 'added_at', changed: 'changed_at', removed: 'removed_at' } as const

function changeCondition(found: Found, test: ChangeTest, context: QueryContext): Condition {
  const column = foundColumns[found]
  const at = (end: number | null): Condition => (end === null ? never : compared(column, '=', end))
  switch (test.is) {
    case 'sync':
      return at(context.lastSync())
    case 'latest':
      return at(context.lastFinding(found))
    case 'sync-at':
      return foundBySync(context.database, test.at, found)
    default:
      return timeCondition(column, test, context)
  }
}

const isRemoved = flag('is_removed', 1)
const isPresent = flag('is_removed', 0)

function removedCondition(test: RemovedTest, context: QueryContext): Condition {
  switch (test.is) {
    case 'yes':
      return isRemoved
    case 'no':
      return isPresent
    case 'any':
      return always
    default:
      return changeCondition('removed', test, context)
  }
}

/** 19800131 for `1980-01-31`, 131 for `01-31`; a suffix after a day counts as half a day more. */
const dayNumber = (date: string): number =>
  Number(date.replace(/[^0-9]/g, '')) + (date.endsWith(behindDay) ? 0.5 : 0)

function birthdayCondition(test: FieldTerm<'birthday'>['values'][number], moment: Moment): Condition {
  const range = birthdayRange(test, moment)
  const column = 'date_of_birth'
  if (range.kind === 'annual') {
    const [from, to] = [dayNumber(range.from), dayNumber(range.to)]
    return { kind: 'number', column, test: { is: 'annual', from, to } }
  }
  const number = (date: string | null): number | null => (date === null ? null : dayNumber(date))
  return within(column, number(range.from), number(range.below))
}

function problemCondition(value: ProblemValue): Condition {
  if (value === 'yes') return flag('has_problems', 1)
  if (value === 'no') return flag('has_problems', 0)
  return listed('SELECT customer_id FROM problem WHERE field = ?', value)
}

function flagCondition(field: FlagField, value: boolean): Condition {
  if (field !== 'duplicate') return flag(flagColumn(field), value ? 1 : 0)
  const duplicates = listed('SELECT customer_id FROM duplicate')
  return value ? duplicates : not(duplicates)
}

function termCondition(term: Term, context: QueryContext): Condition {
  switch (term.kind) {
    case 'named':
      return namedCondition(term, context)
    case 'flag':
      return anyOf(term.values.map((value) => flagCondition(term.field, value)))
    case 'gender':
      return anyOf(term.values.map((value) => flag('gender', value === 'male' ? 1 : 2)))
    case 'text':
      return anyOf(term.values.map((value) => textCondition(term.field, value, context)))
    case 'number':
      return anyOf(term.values.map((test) => numberCondition(term.field, test)))
    case 'date':
      return anyOf(term.values.map((test) => timeCondition(numberColumn(term.field), test, context)))
    case 'change':
      return anyOf(term.values.map((test) => changeCondition(term.field, test, context)))
    case 'birthday':
      return anyOf(term.values.map((test) => birthdayCondition(test, context)))
    case 'presence': {
      const parts = term.values.map((part) => presence(part))
      return anyOf(term.field === 'has' ? parts : parts.map(not))
    }
    case 'removed':
      return anyOf(term.values.map((test) => removedCondition(test, context)))
    case 'problem':
      return anyOf(term.values.map(problemCondition))
  }
}

/** The condition of a clause, or null if all of it is switched off. */
function clauseCondition(clause: Clause, context: QueryContext): Condition | null {
  switch (clause.kind) {
    case 'off':
      return null
    case 'word':
      return searchCondition(clause.text)
    case 'not': {
      const inner = clauseCondition(clause.clause, context)
      return inner && not(inner)
    }
    case 'any':
    case 'all': {
      const inner = clausesOf(clause.clauses, context)
      if (inner.length === 0) return null
      return clause.kind === 'any' ? anyOf(inner) : allOf(inner)
    }
    default:
      return termCondition(clause, context)
  }
}

const clausesOf = (clauses: readonly Clause[], context: QueryContext): Condition[] =>
  clauses.map((clause) => clauseCondition(clause, context)).filter((found) => found !== null)

/** The condition of a query in its context. It needs the functions of `addFunctions`. */
export function whereOf(query: CustomerQuery, context: QueryContext): Condition {
  const conditions = clausesOf(query.clauses, context)
  return allOf(asksFor(query, 'removed') ? conditions : [isPresent, ...conditions])
}
