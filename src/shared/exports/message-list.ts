import type { ColumnKey } from '../columns'

/** Lists of phone numbers for services that send messages to many people. */

/** Which service a list is for: it decides how a number is written, and what stands next to it. */
export const messageSenders = ['whatsapp', 'sms', 'plain'] as const
export type MessageSender = (typeof messageSenders)[number]

/** What a message list is made of. Nobody chooses its columns. */
export const recipientColumns = ['id', 'name', 'phone', 'phones'] as const satisfies readonly ColumnKey[]

/** Why a customer is not in a message list. Where several reasons are true, the first one counts. */
export const leftOutReasons = ['noNumber', 'optedOut', 'invalid', 'notMobile', 'contacted', 'same'] as const
export type LeftOutReason = (typeof leftOutReasons)[number]

/** A customer with numbers of which none can receive a message. */
export interface LeftOutPerson {
  readonly id: number
  readonly name: string | null
  /** The numbers as they were typed. */
  readonly typed: string
  /** None of them exists, or none of them is a mobile number. */
  readonly reason: Extract<LeftOutReason, 'invalid' | 'notMobile'>
}

/** The customers that were asked for and are not in a message list. */
export interface LeftOut {
  readonly counts: Readonly<Record<LeftOutReason, number>>
  /** The first of those whose numbers somebody should correct. */
  readonly people: readonly LeftOutPerson[]
}

/** The most people that are listed by name. */
export const maxLeftOutPeople = 1000

/** For so many days it is known whom message lists reached. */
export const maxNotContactedDays = 365

/** A number whose owner wants no messages. */
export interface OptOut {
  /** In E.164. */
  readonly number: string
  /** Since when, in milliseconds since 1970. */
  readonly at: number
}

/** The most pasted texts that are shown because they are no numbers. */
export const maxShownMistakes = 20
