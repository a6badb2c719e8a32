import type { ErrorData } from '../errors'
import type { Language } from '../locale/languages'
import { az } from './az'
import { en } from './en'
import type { Messages } from './messages'
import { ru } from './ru'
import { tr } from './tr'

export type { Messages }

/** The texts of each language. */
export const catalogues: Readonly<Record<Language, Messages>> = { en, az, ru, tr }

/** The sentence for an error in the catalogue's language. */
export function sentence(messages: Messages, error: ErrorData): string {
  const say: (error: never) => string = messages.errors[error.code]
  return say(error as never)
}
