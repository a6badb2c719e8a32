import type { Writable } from 'node:stream'
import type { SecretStore } from '#backend/connections/secrets'
import type { Inspect } from '#backend/health/run-inspection'
import type { Log } from '#backend/log/log'
import type { Route } from '#backend/network/way'
import type { AppInfo } from '#shared/contract'
import type { Language } from '#shared/locale/languages'
import type { Messages } from '#shared/messages/index'

/** Where messages for people go. */
export interface Screen {
  readonly write: (text: string) => unknown
  readonly isTTY?: boolean | undefined
  /** Width of the terminal in characters. */
  readonly columns?: number | undefined
}

/** Everything outside the process that a command uses. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdout: Writable
  readonly stderr: Screen
  /** Returns a signal that aborts when the process is asked to end. From then on, the process does not end by itself. */
  readonly interruption: () => AbortSignal
  /** The client secrets that the app stored. */
  readonly secrets: SecretStore
  /** How they are stored. */
  readonly protection: AppInfo['secrets']
  /** Looks whether a database is damaged, in a thread of its own. */
  readonly inspect: Inspect
  /** The way to a server: through a proxy of the system or of the environment. Throws `environment.proxy`. */
  readonly findRoute: (url: string) => Route | Promise<Route>
  /** Milliseconds since 1970. */
  readonly clock: () => number
  /** BCP 47: the terminal's, or the computer's. */
  readonly locale: string
  /** The language of the terminal or the computer, unless `--language` chooses another. */
  readonly language: Language
  readonly messages: Messages
  readonly log: Log
}
