import type { ErrorData } from '../errors'
import { en } from './en'

/** The catalogue that every language fills in completely. */
export type Messages = typeof en

/** The catalogues by BCP 47 language. */
export const catalogues = { en } satisfies Readonly<Record<string, Messages>>

export type Language = keyof typeof catalogues

/** The sentence for an error in the catalogue's language. */
export function sentence(messages: Messages, error: ErrorData): string {
  const say: (error: never) => string = messages.errors[error.code]
  return say(error as never)
}
