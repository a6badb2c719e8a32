import {
  maxLeftOutPeople,
  type LeftOut,
  type LeftOutPerson,
  type LeftOutReason,
} from '#shared/exports/message-list'
import { IdSet } from '../query/id-set'
import { readNumber, typedNumbers, type PhoneNumber } from './number'

/**
 * Who gets a message. A person gets one: at the primary number if that is a mobile one, else at the first additional
 * number that is. A number gets one, even if several customers have it. Whoever wants none at one of the own numbers gets
 * none at all.
 */

/** What the copy stores of a customer. */
export interface Candidate {
  readonly id: number
  readonly name: string | null
  readonly phone: string | null
  /** A JSON array. */
  readonly phones: string | null
}

export interface RecipientRules {
  /** The country of phone numbers without a country code (ISO 3166-1 alpha-2). */
  readonly country: string
  /** In E.164. */
  readonly optedOut: ReadonlySet<string>
  /** Customers that were contacted not long ago. They are left out, and so is everybody with a number of theirs. */
  readonly contacted: Iterable<Candidate>
}

export interface Recipients {
  /** The number in E.164 at which this customer gets the message; null: the customer is left out. */
  readonly take: (candidate: Candidate) => string | null
  /** How many numbers are in the list. */
  readonly count: () => number
  readonly leftOut: () => LeftOut
  /** The customers whose number is in the list, also those that share it with another one. */
  readonly reached: () => Float64Array
}

const numbersIn = (typed: readonly string[], country: string): readonly PhoneNumber[] =>
  typed.flatMap((one) => readNumber(one, country) ?? [])

const firstMobile = (numbers: readonly PhoneNumber[]): PhoneNumber | undefined =>
  numbers.find(({ kind }) => kind === 'mobile')

export function createRecipients({ country, optedOut, contacted }: RecipientRules): Recipients {
  const before = { ids: new IdSet(), numbers: new Set<string>() }
  for (const candidate of contacted) {
    before.ids.add(candidate.id)
    const number = firstMobile(numbersIn(typedNumbers(candidate.phone, candidate.phones), country))
    if (number !== undefined) before.numbers.add(number.e164)
  }
  const written = new Set<string>()
  const reached = new IdSet()
  const counts: Record<LeftOutReason, number> = {
    ...{ noNumber: 0, optedOut: 0, invalid: 0, notMobile: 0, contacted: 0, same: 0 },
  }
  const people: LeftOutPerson[] = []

  const leaveOut = (reason: LeftOutReason): null => {
    counts[reason] += 1
    return null
  }

  return {
    take: (candidate) => {
      const typed = typedNumbers(candidate.phone, candidate.phones)
      if (typed.length === 0) return leaveOut('noNumber')
      const numbers = numbersIn(typed, country)
      if (numbers.some(({ e164 }) => optedOut.has(e164))) return leaveOut('optedOut')
      const number = firstMobile(numbers)
      const { id, name } = candidate
      if (number === undefined) {
        const reason = numbers.some(({ kind }) => kind === 'other') ? 'notMobile' : 'invalid'
        if (people.length < maxLeftOutPeople) people.push({ id, name, typed: typed.join(', '), reason })
        return leaveOut(reason)
      }
      const { e164 } = number
      if (before.ids.has(id) || before.numbers.has(e164)) return leaveOut('contacted')
      reached.add(id)
      if (written.has(e164)) return leaveOut('same')
      written.add(e164)
      return e164
    },
    count: () => written.size,
    leftOut: () => ({ counts, people }),
    reached: () => reached.toArray(),
  }
}
