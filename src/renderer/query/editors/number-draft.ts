import type { NumberField, NumberTest, Term } from '#shared/query'

/** The ways to compare, in the order in which they are offered. */
export const comparisons = ['>=', '>', '<=', '<', '..', '='] as const
export type NumberComparison = (typeof comparisons)[number]

/** What stands in the editor of a number. */
export interface NumberDraft {
  readonly is: NumberComparison
  /** As typed. The smaller end of a range, otherwise the only number. */
  readonly first: string
  readonly second: string
}

export const emptyNumber: NumberDraft = { is: '>=', first: '', second: '' }

/** The draft that shows a term, or null where it holds several values. */
export function numberDraftOf(term: Term): NumberDraft | null {
  if (term.kind !== 'number') return null
  const [test, another] = term.values
  if (test === undefined || another !== undefined) return null
  return test.is === '..'
    ? { is: '..', first: String(test.from), second: String(test.to) }
    : { is: test.is, first: String(test.value), second: '' }
}

/** A number as people type it: with a comma or a point, and blanks between the thousands; null where it is none. */
export function readTyped(typed: string): number | null {
  const text = typed.replace(/\s/g, '').replace(',', '.')
  return /^[+-]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : null
}

function testOf({ is, first, second }: NumberDraft): NumberTest | null {
  const [one, other] = [readTyped(first), readTyped(second)]
  if (is !== '..') return one === null ? null : { is, value: one }
  const isRead = (typed: string, value: number | null): boolean => value !== null || typed.trim() === ''
  if (!isRead(first, one) || !isRead(second, other)) return null
  if (one === null) return other === null ? null : { is: '<=', value: other }
  if (other === null) return { is: '>=', value: one }
  return { is: '..', from: Math.min(one, other), to: Math.max(one, other) }
}

/** The term that a draft means, or null where it is not finished. */
export function numberTermOf(field: NumberField, draft: NumberDraft): Term | null {
  const test = testOf(draft)
  return test === null ? null : { kind: 'number', field, values: [test] }
}
