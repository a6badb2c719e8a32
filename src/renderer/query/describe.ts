import {
  formatClause,
  parseQuery,
  problemFields,
  type BirthdayTest,
  type Clause,
  type NumberTest,
  type PresencePart,
  type ProblemValue,
  type RemovedTest,
  type Suggestion,
  type Term,
  type TextField,
  type TextValue,
  type When,
} from '#shared/query'
import type { Facets } from '#shared/facets'
import { fold } from '#shared/fold'
import type { Messages } from '#shared/messages/index'
import { fieldLabel } from '../details/fields'
import type { Formats } from '#shared/locale/formats'
import { choicesOf, nameOf } from './choices'
import { filterOf, type Filter } from './filter'

/** What is needed to describe a filter. */
export interface Speech {
  readonly messages: Messages
  readonly formats: Formats
  /** The names of groups and venues. */
  readonly facets: Facets
}

function numberWords(test: NumberTest, { messages, formats }: Speech): string {
  const t = messages.filters
  if (test.is === '..') return t.range(formats.number(test.from), formats.number(test.to))
  return t.tests[test.is](formats.number(test.value))
}

function calendarWords(date: string, formats: Formats): string {
  const [year = 0, month, day] = date.split('-').map(Number)
  if (month === undefined) return date
  return day === undefined ? formats.month(month, year) : formats.date(date)
}

/** A period or a point in time. */
function whenWords(when: When, { messages, formats }: Speech): string {
  const t = messages.filters
  switch (when.kind) {
    case 'calendar':
      return calendarWords(when.date, formats)
    case 'period':
      return t.periods[when.name]
    case 'age':
      return t.ago(t.age(formats.counted(when.count), when.unit))
  }
}

function dateWords(test: BirthdayTest | RemovedTest, ahead: boolean, speech: Speech): string {
  const { messages, formats } = speech
  const t = messages.filters
  switch (test.is) {
    case 'sync':
      return t.bySync
    case 'latest':
      return t.latest
    case 'sync-at':
      return t.inSync(formats.instant(test.at))
    case 'yes':
    case 'no':
    case 'any':
      return t.removedIs[test.is]
    case 'month':
      return formats.month(test.month)
    case '..':
      return t.range(whenWords(test.from, speech), whenWords(test.to, speech))
    case 'in': {
      const { when } = test
      if (when.kind !== 'age') return whenWords(when, speech)
      return (ahead ? t.next : t.last)(formats.counted(when.count), when.unit)
    }
    default: {
      const { is, when } = test
      return is === '<' && when.kind === 'age'
        ? t.longerAgo(t.age(formats.counted(when.count), when.unit))
        : t.dateTests[is](whenWords(when, speech))
    }
  }
}

function birthdayWords(test: BirthdayTest, speech: Speech): string {
  const words = dateWords(test, true, speech)
  const annual = test.is === 'month' || (test.is === 'in' && test.when.kind !== 'calendar')
  return annual ? words : speech.messages.filters.born(words)
}

const textWords = ({ text, whole }: TextValue, field: TextField, { messages }: Speech): string => {
  const t = messages.filters
  if (!whole) return t.quoted(text)
  return field === 'source' ? text : t.exactly(text)
}

/** The name of a part that `has:` asks for. */
export function presenceName(part: PresencePart, { filters }: Messages): string {
  return filters.fields[part].name
}

function problemWords(value: ProblemValue, messages: Messages): string {
  const t = messages.filters
  if (value === 'yes' || value === 'no') return t.problemIs[value]
  return value === 'address_data' ? t.addresses : fieldLabel(value, messages)
}

/** The fields that can have data problems, by name. */
export function problemNamesOf(
  messages: Messages,
): readonly { readonly value: (typeof problemFields)[number]; readonly name: string }[] {
  return problemFields.map((value) => ({ value, name: problemWords(value, messages) }))
}

function valuesOf(term: Term, speech: Speech): readonly string[] {
  const { messages, facets } = speech
  switch (term.kind) {
    case 'named':
      return term.values.map((value) => nameOf(value, choicesOf(facets[term.field])))
    case 'flag':
      return term.values.map((value) => (value ? messages.values.yes : messages.values.no))
    case 'gender':
      return term.values.map((value) => messages.values[value])
    case 'text':
      return term.values.map((value) => textWords(value, term.field, speech))
    case 'number':
      return term.values.map((test) => numberWords(test, speech))
    case 'date':
    case 'change':
    case 'removed':
      return term.values.map((test) => dateWords(test, false, speech))
    case 'birthday':
      return term.values.map((test) => birthdayWords(test, speech))
    case 'presence':
      return term.values.map((part) => presenceName(part, messages))
    case 'problem':
      return term.values.map((value) => problemWords(value, messages))
  }
}

/** `-no:phone` reads as `has:phone`. */
function plainer(filter: Filter | null): Filter | null {
  if (filter?.term.kind !== 'presence' || !filter.not || filter.term.values.length > 1) return filter
  const { term } = filter
  return { ...filter, not: false, term: { ...term, field: term.field === 'has' ? 'no' : 'has' } }
}

/** With this many values, only the first is named. */
const many = 4

/** The text of a chip. A clause that is not a single filter is shown as typed. */
export function describeClause(clause: Clause, speech: Speech): string {
  const t = speech.messages.filters
  const filter = plainer(filterOf(clause))
  if (filter === null) return formatClause(clause.kind === 'off' ? clause.clause : clause)
  const values = valuesOf(filter.term, speech)
  const [first = ''] = values
  const all = values.length < many ? t.list(values) : t.more(first, speech.formats.counted(values.length - 1))
  return t.chip(t.fields[filter.term.field].name, filter.not ? t.not(all) : all)
}

/** What a suggested value means, in words: its field if that was not typed; '' if the value says it by itself. */
export function describeSuggestion({ field, label, text }: Suggestion, speech: Speech): string {
  if (text.startsWith(`${field}:`)) return speech.messages.filters.fields[field].name
  const clause = parseQuery(`${field}:${text}`).parts[0]?.clause
  const filter = clause === undefined ? null : filterOf(clause)
  const [words = ''] = filter === null ? [] : valuesOf(filter.term, speech)
  return fold(words) === fold(label) ? '' : words
}

/** A whole query in the words of its chips. What was not understood stays as typed. */
export function describeQuery(typed: string, speech: Speech): string {
  const { parts, mistakes } = parseQuery(typed)
  if (mistakes.length > 0) return typed.trim()
  return parts.map(({ clause }) => describeClause(clause, speech)).join(' · ')
}
