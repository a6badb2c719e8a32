import type { ErrorData } from '../errors'
import type { Contact } from '../jobs'
import type { Formats } from '../locale/formats'
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

/** Why a sync waits for Clopos, and until when; empty if it does not. */
export function waitSentence(
  { waits }: Messages,
  contact: Contact | undefined,
  { clock }: Pick<Formats, 'clock'>,
): string {
  if (contact === undefined || contact.is === 'answered') return ''
  if (contact.is === 'busy') return waits.busy(clock(contact.until))
  const { status, until } = contact
  return until === null ? waits.retrying(status) : waits.failing(status, clock(until))
}
