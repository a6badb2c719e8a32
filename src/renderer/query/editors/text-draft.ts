import { phoneSearch } from '#shared/phone'
import type { Term, TextField, TextValue } from '#shared/query'

export const emptyText: TextValue = { text: '', whole: false }

/** The one value of a text filter, or null where it has several. */
export function textDraftOf(term: Term): TextValue | null {
  if (term.kind !== 'text') return null
  const [value, another] = term.values
  return value === undefined || another !== undefined ? null : value
}

/** Whether a phone number is too short to be looked for. */
export function isShortPhone(field: TextField, text: string): boolean {
  return field === 'phone' && phoneSearch(text) === null
}

/** The term that a value means, or null where it is not finished. */
export function textTermOf(field: TextField, value: TextValue): Term | null {
  const text = value.text.trim()
  return text === '' || isShortPhone(field, text)
    ? null
    : { kind: 'text', field, values: [{ ...value, text }] }
}
