import {
  ageUnits,
  periods,
  type AgeUnit,
  type BirthdayTest,
  type Calendar,
  type DateTest,
  type Period,
  type RemovedTest,
  type Term,
} from '#shared/query'
import { boundsOf, daysIn, inOrder } from '#shared/query/dates'

/** The fields with dates. */
export type WhenField = 'created' | 'updated' | 'new' | 'changed' | 'removed' | 'birthday'

type WhenTerm = Term & { readonly kind: 'date' | 'change' | 'removed' | 'birthday' }

function isWhenTerm(term: Term): term is WhenTerm {
  return ['date', 'change', 'removed', 'birthday'].includes(term.kind)
}

export type WhenMode =
  'yes' | 'any' | 'sync' | 'latest' | 'last' | 'next' | 'before' | 'month' | 'period' | 'range' | 'born'

/** The modes of the date editor, in the order of the menu. */
export const modesOf: Readonly<Record<WhenField, readonly WhenMode[]>> = {
  created: ['last', 'before', 'period', 'range'],
  updated: ['last', 'before', 'period', 'range'],
  new: ['sync', 'latest', 'last', 'period', 'range'],
  changed: ['sync', 'latest', 'last', 'period', 'range'],
  removed: ['yes', 'any', 'sync', 'latest', 'last', 'period', 'range'],
  birthday: ['next', 'month', 'period', 'born'],
}

/** The units of ages. Birthdays are days and repeat within a year. */
export const unitsOf = (field: WhenField): readonly AgeUnit[] =>
  field === 'birthday' ? ['d', 'w', 'm'] : ageUnits

export const periodsOf = (field: WhenField): readonly Period[] =>
  field === 'birthday' ? ['today', 'this-week', 'this-month'] : periods

/** The input of the date editor. Each mode keeps its own values, so that changing the mode loses none. */
export interface WhenDraft {
  /** null: not selected yet. */
  readonly mode: WhenMode | null
  readonly count: string
  readonly unit: AgeUnit
  readonly period: Period
  readonly month: number
  /** Dates as `YYYY-MM-DD`, or empty; null: what is typed is no date. */
  readonly from: string | null
  readonly to: string | null
}

/** `month`: the current one, 1 to 12. */
export const emptyWhen = (month: number): WhenDraft => ({
  mode: null,
  count: '30',
  unit: 'd',
  period: 'this-month',
  month,
  from: '',
  to: '',
})

type Test = BirthdayTest | RemovedTest
/** A comparison with the calendar. */
type TimeTest = BirthdayTest & DateTest

/** The last existing day of a period. */
function lastDay(calendar: Calendar): string {
  const { last } = boundsOf(calendar)
  const [year = 0, month = 1, day = 1] = last.split('-').map(Number)
  return `${last.slice(0, 8)}${String(Math.min(day, daysIn(year, month))).padStart(2, '0')}`
}

const firstDay = (calendar: Calendar): string => boundsOf(calendar).first

function rangeOf(test: Test): Pick<WhenDraft, 'from' | 'to'> | null {
  if (test.is === '..') {
    const { from, to } = test
    return from.kind === 'calendar' && to.kind === 'calendar'
      ? { from: firstDay(from), to: lastDay(to) }
      : null
  }
  if (!('when' in test) || test.when.kind !== 'calendar') return null
  const { when } = test
  switch (test.is) {
    case 'in':
      return { from: firstDay(when), to: lastDay(when) }
    case '>=':
      return { from: firstDay(when), to: '' }
    case '<=':
      return { from: '', to: lastDay(when) }
    default:
      return null
  }
}

/** The difference of a test from an empty draft, or null if no mode of the editor fits. */
function changeOf(field: WhenField, test: Test): Partial<WhenDraft> | null {
  const range = rangeOf(test)
  if (range !== null) return { mode: field === 'birthday' ? 'born' : 'range', ...range }
  switch (test.is) {
    case 'yes':
    case 'any':
    case 'sync':
    case 'latest':
      return { mode: test.is }
    case 'month':
      return { mode: 'month', month: test.month }
    case 'in':
    case '<': {
      const { when, is } = test
      if (when.kind === 'period') return is === 'in' ? { mode: 'period', period: when.name } : null
      if (when.kind !== 'age') return null
      const mode = is === '<' ? 'before' : field === 'birthday' ? 'next' : 'last'
      return { mode, count: String(when.count), unit: when.unit }
    }
    default:
      return null
  }
}

/** The draft for a term, or null if the editor has no mode for it. */
export function whenDraftOf(term: Term, month: number): WhenDraft | null {
  if (!isWhenTerm(term)) return null
  const { field } = term
  const [test, another]: readonly Test[] = term.values
  const change = test === undefined || another !== undefined ? null : changeOf(field, test)
  if (change === null || !change.mode || !modesOf[field].includes(change.mode)) return null
  if (change.unit !== undefined && !unitsOf(field).includes(change.unit)) return null
  if (change.period !== undefined && !periodsOf(field).includes(change.period)) return null
  return { ...emptyWhen(month), ...change }
}

const calendarOf = (date: string): Calendar => ({ kind: 'calendar', date })

function spanTestOf({ from, to }: WhenDraft): TimeTest | null {
  if (from === null || to === null) return null
  if (from === '') return to === '' ? null : { is: '<=', when: calendarOf(to) }
  if (to === '') return { is: '>=', when: calendarOf(from) }
  const [first, last] = inOrder(calendarOf(from), calendarOf(to))
  return { is: '..', from: first, to: last }
}

const isCount = (typed: string): boolean => /^\d{1,4}$/.test(typed.trim())

/** What the selected mode still needs: an age its count, a range one date or both. */
export function whenFaultOf({ mode, count, from, to }: WhenDraft): 'noCount' | 'noDay' | 'badDay' | null {
  switch (mode) {
    case 'last':
    case 'next':
    case 'before':
      return isCount(count) ? null : 'noCount'
    case 'range':
    case 'born':
      if (from === null || to === null) return 'badDay'
      return from === '' && to === '' ? 'noDay' : null
    default:
      return null
  }
}

function dateTestOf(draft: WhenDraft): DateTest | null {
  const { mode, count, unit, period } = draft
  const age = isCount(count) ? ({ kind: 'age', count: Number(count), unit } as const) : null
  switch (mode) {
    case 'last':
    case 'next':
      return age && { is: 'in', when: age }
    case 'before':
      return age && { is: '<', when: age }
    case 'period':
      return { is: 'in', when: { kind: 'period', name: period } }
    case 'range':
      return spanTestOf(draft)
    default:
      return null
  }
}

function birthdayTestOf(draft: WhenDraft): BirthdayTest | null {
  switch (draft.mode) {
    case 'month':
      return { is: 'month', month: draft.month }
    case 'born':
      return spanTestOf(draft)
    default: {
      const test = dateTestOf(draft)
      return test?.is === 'in' ? test : null
    }
  }
}

/** The term of a draft, or null if it is not complete. */
export function whenTermOf(field: WhenField, draft: WhenDraft): Term | null {
  const { mode } = draft
  switch (field) {
    case 'birthday': {
      const test = birthdayTestOf(draft)
      return test && { kind: 'birthday', field, values: [test] }
    }
    case 'created':
    case 'updated': {
      const test = dateTestOf(draft)
      return test && { kind: 'date', field, values: [test] }
    }
    case 'new':
    case 'changed': {
      const test = mode === 'sync' || mode === 'latest' ? ({ is: mode } as const) : dateTestOf(draft)
      return test && { kind: 'change', field, values: [test] }
    }
    case 'removed': {
      const simple = mode === 'yes' || mode === 'any' || mode === 'sync' || mode === 'latest'
      const test = simple ? ({ is: mode } as const) : dateTestOf(draft)
      return test && { kind: 'removed', field, values: [test] }
    }
  }
}
