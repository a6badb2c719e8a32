import * as v from 'valibot'
import {
  connectionId,
  customerId,
  method,
  nothing,
  returns,
  shortText,
  which,
  wholeNumber,
} from '../contract-parts'
import type { OptOut } from './message-list'

/** Numbers that were added to the opt-outs. */
interface Added {
  /** How many different numbers were meant. */
  readonly numbers: number
  /** How many of them were not there yet. */
  readonly added: number
  /** The time that stands with those. */
  readonly at: number
}

/** Methods about message lists, and about people who want no messages. */
export const messageMethods = {
  /** The numbers of people who want no messages, newest first. */
  'messages.optOuts': method(
    v.strictObject({ offset: wholeNumber, limit: v.pipe(wholeNumber, v.maxValue(1000)) }),
    returns<{ readonly count: number; readonly numbers: readonly OptOut[] }>(),
  ),
  /**
   * Adds pasted numbers: `numbers` of them, `added` of which were not there yet. `wrong` texts are no numbers, and
   * `mistakes` are the first of them. `messages.undo` takes back what was added `at` this time.
   */
  'messages.addNumbers': method(
    v.strictObject({ text: v.pipe(v.string(), v.maxLength(1_000_000)) }),
    returns<Added & { readonly wrong: number; readonly mistakes: readonly string[] }>(),
  ),
  'messages.removeNumbers': method(
    v.strictObject({ numbers: v.pipe(v.array(shortText), v.maxLength(1000)) }),
    returns<null>(),
  ),
  /** Adds all numbers of one customer, or of those that are selected. `without`: customers who have none. */
  'messages.optOut': method(
    v.strictObject({ connectionId, which }),
    returns<Added & { readonly without: number }>(),
  ),
  /** Removes all numbers of a customer. */
  'messages.allow': method(v.strictObject({ connectionId, id: customerId }), returns<null>()),
  'messages.undo': method(v.strictObject({ at: wholeNumber }), returns<null>()),
  /** Whether a customer wants no messages, and has a number at all. */
  'messages.wishOf': method(
    v.strictObject({ connectionId, id: customerId }),
    returns<{ readonly hasNumber: boolean; readonly optedOut: boolean }>(),
  ),
  /** The exports that were message lists and count as contacts, by their ids in the log of exports. */
  'messages.lists': method(nothing, returns<readonly number[]>()),
  /** This list was not sent: nobody was contacted with it. */
  'messages.notSent': method(v.strictObject({ record: wholeNumber }), returns<null>()),
}
