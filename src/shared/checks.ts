import type { ErrorData } from './errors'

/** What “Is everything all right?” looks at, in the order of the screen. */
export const checkKinds = ['connection', 'clock', 'proxy', 'keyStore', 'copy', 'settings', 'disk'] as const
export type CheckKind = (typeof checkKinds)[number]

/** Why something was not checked. */
export type SkipReason =
  /** There is no connection to Clopos. */
  | 'no-connection'
  /** Clopos did not say what time it is. */
  | 'no-time'
  /** Nothing was fetched yet. */
  | 'no-copy'
  /** The system does not say how much is free. */
  | 'not-told'
  /** It took too long. */
  | 'too-slow'
  | 'cancelled'

/** What was found. An error says what is wrong and what to do. */
export type Finding =
  | { readonly is: 'fine'; readonly fact: Fact }
  /** Works, but the person should know something about it. */
  | { readonly is: 'note'; readonly error: ErrorData }
  | { readonly is: 'wrong'; readonly error: ErrorData }
  | { readonly is: 'skipped'; readonly why: SkipReason }

/** What is said about something that is fine. */
export type Fact =
  | { readonly of: 'connection'; readonly customers: number }
  | { readonly of: 'clock' }
  /** `proxies`: their hosts and ports; none: the way is direct. */
  | { readonly of: 'proxy'; readonly proxies: readonly string[] }
  /** `file`: the secret is in a file that only this account can read. */
  | { readonly of: 'keyStore'; readonly protection: 'encrypted' | 'file' }
  | { readonly of: 'copy' | 'settings'; readonly bytes: number }
  | { readonly of: 'disk'; readonly free: number }

/** One line of a report. */
export interface CheckLine {
  readonly what: CheckKind
  /** The connection that it is about; null: all. */
  readonly connectionId: string | null
  /** null: not known yet. */
  readonly finding: Finding | null
}

export interface CheckReport {
  readonly isRunning: boolean
  /** Milliseconds since 1970. */
  readonly startedAt: number
  readonly lines: readonly CheckLine[]
}

/** The errors of a report. */
export const errorsIn = ({ lines }: CheckReport): readonly ErrorData[] =>
  lines.flatMap(({ finding }) => (finding?.is === 'wrong' ? [finding.error] : []))
