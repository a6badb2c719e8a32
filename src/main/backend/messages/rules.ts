import type { ExportOptions } from '#shared/exports/options'
import type { Contacted } from './contacted'
import type { OptOuts } from './opt-outs'

/** Whom a message list leaves out, as plain data, because it is sent to the job's thread. */
export interface MessageRules {
  /** Numbers in E.164. */
  readonly optedOut: readonly string[]
  /** Customers whom other lists have reached not long ago. */
  readonly contacted: Float64Array
}

const day = 24 * 60 * 60 * 1000

/** What the user database knows about messages. */
export interface MessageStores {
  readonly optOuts: OptOuts
  readonly contacted: Contacted
}

/** The rules of an export that starts now. Only a message list has some. */
export function messageRules(
  { optOuts, contacted }: MessageStores,
  connectionId: string,
  { format, notContactedDays }: ExportOptions,
  now: number,
): MessageRules {
  if (format !== 'messages') return { optedOut: [], contacted: new Float64Array() }
  return {
    optedOut: optOuts.all(),
    contacted:
      notContactedDays === 0
        ? new Float64Array()
        : contacted.since(connectionId, now - notContactedDays * day),
  }
}
