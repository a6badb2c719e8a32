import { setImmediate } from 'node:timers/promises'
import type { backendMethods, DomainHandlers, Input } from '#shared/contract'
import { maxShownMistakes } from '#shared/exports/message-list'
import type { Settings } from '#shared/settings'
import type { AskCopy } from '../query/handlers'
import { selectionKey, type Selections } from '../query/selection'
import { readNumber, readNumbers, typedNumbers } from './number'
import type { MessageStores } from './rules'

export interface MessageParts {
  readonly ask: AskCopy
  readonly selections: Selections
  readonly userData: () => MessageStores & {
    readonly settings: { readonly read: () => Pick<Settings, 'country'> }
  }
  readonly clock: () => number
}

type Which = Input<typeof backendMethods, 'messages.optOut'>['which']

/** The customers of a selection are read this many at a time. */
const batch = 500

/** Who wants no messages, and whom message lists reached. */
export function messageHandlers({
  ask,
  selections,
  userData,
  clock,
}: MessageParts): DomainHandlers<typeof backendMethods, 'messages'> {
  const country = (): string => userData().settings.read().country
  /** The numbers of each of these customers in E.164, whatever else is typed. */
  const numbersOf = (connectionId: string, ids: Float64Array): readonly (readonly string[])[] => {
    const usual = country()
    return ask(connectionId, (customers) =>
      Array.from(
        customers.cellsOf(() => ids, ['phone', 'phones']),
        ([phone, phones]) =>
          typedNumbers(phone, phones).flatMap((typed) => readNumber(typed, usual)?.e164 ?? []),
      ),
    )
  }
  const numbersOfOne = (connectionId: string, id: number): readonly string[] =>
    numbersOf(connectionId, Float64Array.of(id)).flat()
  const idsOf = (connectionId: string, which: Which): Float64Array =>
    which.kind === 'one'
      ? Float64Array.of(which.id)
      : selections.ids(selectionKey(connectionId, which.selection)).toArray()

  return {
    'messages.optOuts': ({ offset, limit }) => {
      const { optOuts } = userData()
      return { count: optOuts.count(), numbers: optOuts.list(offset, limit) }
    },
    'messages.addNumbers': ({ text }) => {
      const { numbers, wrong } = readNumbers(text, country())
      return {
        ...userData().optOuts.add(numbers, clock()),
        numbers: numbers.size,
        wrong: wrong.length,
        mistakes: wrong.slice(0, maxShownMistakes),
      }
    },
    'messages.removeNumbers': ({ numbers }) => {
      userData().optOuts.remove(numbers)
      return null
    },
    'messages.optOut': async ({ connectionId, which }) => {
      const found = new Set<string>()
      let without = 0
      const ids = idsOf(connectionId, which)
      for (let at = 0; at < ids.length; at += batch) {
        for (const numbers of numbersOf(connectionId, ids.subarray(at, at + batch))) {
          if (numbers.length === 0) without += 1
          for (const number of numbers) found.add(number)
        }
        // The list goes on answering.
        await setImmediate()
      }
      return { ...userData().optOuts.add(found, clock()), numbers: found.size, without }
    },
    'messages.allow': ({ connectionId, id }) => {
      userData().optOuts.remove(numbersOfOne(connectionId, id))
      return null
    },
    'messages.undo': ({ at }) => {
      userData().optOuts.undo(at)
      return null
    },
    'messages.wishOf': ({ connectionId, id }) => {
      const numbers = numbersOfOne(connectionId, id)
      return { hasNumber: numbers.length > 0, optedOut: userData().optOuts.hasAny(numbers) }
    },
    'messages.lists': () => userData().contacted.records(),
    'messages.notSent': ({ record }) => {
      userData().contacted.takeBack(record)
      return null
    },
  }
}
