import type { NumberField, NumberTest, Reason, Term } from '#shared/query'
import { formatNumber } from '#shared/query/numbers'
import { numberValue, type Outcome } from '#shared/query/read-value'

/** The comparisons in the order of the menu. */
export const comparisons = ['>=', '>', '<=', '<', '..', '='] as const
export type NumberComparison = (typeof comparisons)[number]

/** The input of the number editor. */
export interface NumberDraft {
  readonly is: NumberComparison
  /** As typed: the smaller end of a range, otherwise the only number. */
  readonly first: string
  readonly second: string
}

export const emptyNumber: NumberDraft = { is: '>=', first: '', second: '' }

/** The draft for a term, or null if it has several values. */
export function numberDraftOf(term: Term): NumberDraft | null {
  if (term.kind !== 'number') return null
  const [test, another] = term.values
  if (test === undefined || another !== undefined) return null
  return test.is === '..'
    ? { is: '..', first: formatNumber(test.from), second: formatNumber(test.to) }
    : { is: test.is, first: formatNumber(test.value), second: '' }
}

/** A number as in the search box, or with spaces between thousands. */
export function readTyped(field: NumberField, typed: string): Outcome<number> {
  return typed.trim() === ''
    ? { reason: { code: 'missing-value', field } }
    : numberValue(field, typed.replace(/\s/g, ''))
}

/** The meaning of a draft, or what is wrong with each of its numbers. */
type Reading =
  | { readonly term: Term; readonly first: null; readonly second: null }
  | { readonly term: null; readonly first: Reason | null; readonly second: Reason | null }

/** Reads a draft. One end of a range can be empty. */
export function readNumberDraft(field: NumberField, { is, first, second }: NumberDraft): Reading {
  const meaning = (test: NumberTest): Reading => ({
    term: { kind: 'number', field, values: [test] },
    first: null,
    second: null,
  })
  const [one, other] = [readTyped(field, first), readTyped(field, second)]
  if (is !== '..') {
    return 'reason' in one
      ? { term: null, first: one.reason, second: null }
      : meaning({ is, value: one.value })
  }
  const open = (typed: string): boolean => typed.trim() === ''
  if ('value' in one && 'value' in other) {
    return meaning({ is: '..', from: Math.min(one.value, other.value), to: Math.max(one.value, other.value) })
  }
  if ('value' in one && open(second)) return meaning({ is: '>=', value: one.value })
  if ('value' in other && open(first)) return meaning({ is: '<=', value: other.value })
  const both = open(first) && open(second)
  const fault = (outcome: Outcome<number>, typed: string): Reason | null =>
    'reason' in outcome && (both || !open(typed)) ? outcome.reason : null
  return { term: null, first: fault(one, first), second: fault(other, second) }
}
