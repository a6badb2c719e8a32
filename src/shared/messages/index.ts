import type { ErrorData } from '../errors'
import type { Language } from '../locale/languages'
import { en } from './en'
import type { Messages } from './messages'

export type { Messages }

/** The texts of each language. */
export const catalogues: Readonly<Record<Language, Messages>> = { en, az: en, ru: en, tr: en }

/** The sentence for an error in the catalogue's language. */
export function sentence(messages: Messages, error: ErrorData): string {
  const say: (error: never) => string = messages.errors[error.code]
  return say(error as never)
}
