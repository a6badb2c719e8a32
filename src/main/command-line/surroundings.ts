import type { Writable } from 'node:stream'
import type { Log } from '#backend/log/log'
import type { Messages } from '#shared/messages/index'

/** Where lines for people go. */
export interface Screen {
  readonly write: (text: string) => unknown
  readonly isTTY?: boolean | undefined
  /** Width of the terminal in letters. */
  readonly columns?: number | undefined
}

/** Everything outside the process that a command meets. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdout: Writable
  readonly stderr: Screen
  /** Gives a signal that aborts when the person asks the process to end, which from then on does not end by itself. */
  readonly interruption: () => AbortSignal
  /** Milliseconds since 1970. */
  readonly clock: () => number
  /** BCP 47, the system's. */
  readonly locale: string
  readonly messages: Messages
  readonly log: Log
}
