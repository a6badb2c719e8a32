import { phoneSearch } from '#shared/phone'
import type { Term, TextField, TextValue } from '#shared/query'

export const emptyText: TextValue = { text: '', whole: false }

/** The only value of a text filter, or null if it has several. */
export function textDraftOf(term: Term): TextValue | null {
  if (term.kind !== 'text') return null
  const [value, another] = term.values
  return value === undefined || another !== undefined ? null : value
}

/** Whether a phone number is too short to search for. */
export function isShortPhone(field: TextField, text: string): boolean {
  return field === 'phone' && phoneSearch(text) === null
}

/** The term of a value, or null if it is not complete. */
export function textTermOf(field: TextField, value: TextValue): Term | null {
  const text = value.text.trim()
  return text === '' || isShortPhone(field, text)
    ? null
    : { kind: 'text', field, values: [{ ...value, text }] }
}
