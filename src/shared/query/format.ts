import { formatWhen } from './dates'
import { isAmount } from './fields'
import type { BirthdayTest, Clause, CustomerQuery, NumberTest, RemovedTest, Term, TextValue } from './model'
import { monthName } from './months'
import { formatNumber } from './numbers'

const quote = (value: string): string => `"${value.replace(/["\\]/g, '\\$&')}"`

/** A value needs no quotes if nothing in it or around it can be misread. */
const quoteWord = (word: string): string =>
  /[\s"()]|^[-~<>]|^OR$|^[\p{L}_]+[:<>=]/u.test(word) ? quote(word) : word

/** The text form of a value of a text field, of a group or of a venue. */
export const formatValue = (value: string): string => (/[\s",()]|^[<>=]/.test(value) ? quote(value) : value)

const textValue = ({ text, whole }: TextValue): string => `${whole ? '=' : ''}${formatValue(text)}`

function numberTest(test: NumberTest): string {
  if (test.is === '..') return `${formatNumber(test.from)}..${formatNumber(test.to)}`
  return `${test.is === '=' ? '' : test.is}${formatNumber(test.value)}`
}

function dateTest(test: BirthdayTest | RemovedTest): string {
  switch (test.is) {
    case 'in':
      return formatWhen(test.when)
    case '..':
      return `${formatWhen(test.from)}..${formatWhen(test.to)}`
    case 'month':
      return monthName(test.month)
    case 'sync-at':
      return `sync@${new Date(test.at).toISOString().slice(0, 19)}Z`
    case 'sync':
    case 'latest':
    case 'yes':
    case 'no':
    case 'any':
      return test.is
    default:
      return `${test.is}${formatWhen(test.when)}`
  }
}

function valuesOf(term: Term): readonly string[] {
  switch (term.kind) {
    case 'named':
      return term.values.map(formatValue)
    case 'flag':
      return term.values.map((value) => (value ? 'yes' : 'no'))
    case 'text':
      return term.values.map(textValue)
    case 'number': {
      const values = term.values.map(numberTest)
      // A comma between digits would be a decimal comma.
      return isAmount(term.field)
        ? values.map((text, at) => (at > 0 && /^\d/.test(text) ? `=${text}` : text))
        : values
    }
    case 'gender':
    case 'presence':
    case 'problem':
      return term.values
    case 'date':
    case 'change':
    case 'birthday':
    case 'removed':
      return term.values.map(dateTest)
  }
}

function formatTerm(term: Term): string {
  const values = valuesOf(term).join(',')
  return `${term.field}${/^[<>]/.test(values) ? '' : ':'}${values}`
}

/** In parentheses. A space keeps `(-050)` from being read as a phone number. */
const inParentheses = (text: string): string => (/^[\d().+-]+$/.test(text) ? `( ${text})` : `(${text})`)

/** A clause as one alternative. `all` has parentheses anyway. */
const formatAlternative = (clause: Clause): string =>
  clause.kind === 'any' ? inParentheses(formatClause(clause)) : formatClause(clause)

/** A clause after a sign. */
const formatUnit = (clause: Clause): string =>
  clause.kind === 'not' || clause.kind === 'off'
    ? inParentheses(formatClause(clause))
    : formatAlternative(clause)

/** The text of one clause, as `parseQuery` reads it among others. */
export function formatClause(clause: Clause): string {
  switch (clause.kind) {
    case 'word':
      return quoteWord(clause.text)
    case 'not':
      return `-${formatUnit(clause.clause)}`
    case 'off':
      return `~${formatUnit(clause.clause)}`
    case 'any':
      return clause.clauses.map(formatAlternative).join(' OR ')
    case 'all':
      return inParentheses(clause.clauses.map(formatClause).join(' '))
    default:
      return formatTerm(clause)
  }
}

/** The text form of a query, as `parseQuery` reads it. */
export function formatQuery(query: CustomerQuery): string {
  return query.clauses.map(formatClause).join(' ')
}
