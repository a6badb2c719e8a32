import type { ErrorData } from '../errors'
import { en } from './en'

/** The catalogue that every language fills in completely. */
export type Messages = typeof en

/** The catalogues by BCP 47 language. */
export const catalogues = { en } satisfies Readonly<Record<string, Messages>>

const byLanguage: ReadonlyMap<string, Messages> = new Map(Object.entries(catalogues))

/** The catalogue for a BCP 47 locale such as `az-AZ`; English where there is none for its language. */
export function messagesFor(locale: string): Messages {
  return byLanguage.get(locale.toLowerCase().split(/[-_]/)[0] ?? '') ?? en
}

/** The sentence for an error in the catalogue's language. */
export function sentence(messages: Messages, error: ErrorData): string {
  const say: (error: never) => string = messages.errors[error.code]
  return say(error as never)
}
