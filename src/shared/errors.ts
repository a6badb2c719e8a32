import type { Venue } from './customer'
import type { PatternMistake } from './exports/file-name'
import type { Mistake } from './query'

/**
 * Every error that a person may see, by code, with the details of its message. The messages are in the catalogue, so
 * that they can be translated.
 */
export interface ErrorDetails {
  /** A call, an option or a file has the wrong form. */
  'invalid-input': { readonly problem: string }
  /** `CLOPOS_BASE_URL` is not an address. It is not quoted: it may contain a password. */
  'environment.base-url': NoDetails
  /** `CLOPOS_BASE_URL` is plain http to another computer. */
  'environment.insecure-base-url': NoDetails
  /** The variable is named, but not quoted: it may contain a password. */
  'environment.proxy': { readonly variable: string }
  /** At least one mistake. */
  'query.mistake': { readonly query: string; readonly mistakes: readonly Mistake[] }
  'not-found': {
    readonly what:
      | 'backup'
      | 'connection'
      | 'customer'
      | 'diagnostics'
      | 'export'
      | 'job'
      | 'method'
      | 'preset'
      | 'schedule'
      | 'view'
  }
  'sign-in.missing-field': { readonly fields: readonly string[] }
  'sign-in.unknown-integrator': NoDetails
  'sign-in.mode-mismatch': NoDetails
  'sign-in.rejected': NoDetails
  'sign-in.disabled': NoDetails
  /** Clopos lists venues, but not this one. */
  'sign-in.unknown-venue': { readonly venueId: number; readonly venues: readonly Venue[] }
  /** A new token was refused, too. */
  'sign-in.revoked': NoDetails
  'network.unreachable': { readonly host: string }
  'network.timeout': { readonly host: string }
  'network.certificate': { readonly host: string }
  /** `proxy`: its host and port, never its account. */
  'network.proxy-unreachable': { readonly proxy: string }
  'network.proxy-sign-in': { readonly proxy: string }
  /** `status`: of an HTTP proxy's answer; null for SOCKS. */
  'network.proxy-refused': { readonly proxy: string; readonly status: number | null }
  'network.proxy-nonsense': { readonly proxy: string }
  'server.nonsense': { readonly problem: BadAnswer }
  /** The server kept failing after retries. */
  'server.failing': { readonly status: number }
  'server.busy': { readonly seconds: number }
  'server.refused': { readonly status: number; readonly message: string }
  /** Customers were deleted faster than they could be read. */
  'server.moving': NoDetails
  /** The server sends more than the copy may hold, or without end. */
  'server.endless': { readonly customers: number; readonly gigabytes: number }
  /** This computer's clock is ahead of Clopos's by so many seconds, or behind it if they are negative. */
  'clock.wrong': { readonly seconds: number }
  'connection.no-name': NoDetails
  /** The brand and venue have a connection already, with this name. */
  'connection.exists': { readonly name: string }
  'secret.missing': NoDetails
  /** The stored secret can no longer be decrypted. */
  'secret.lost': NoDetails
  /** Only unprotected storage is available, and the person did not agree to it. */
  'secret.weak': NoDetails
  'storage.folder': { readonly folder: string }
  'storage.full': NoDetails
  /** Less is free on the disk than something needs. `folder`: on that disk. In bytes. */
  'storage.little-space': { readonly folder: string; readonly free: number; readonly needed: number }
  /** `aside`: the new name of the damaged file; null: it is still in its place. */
  'storage.damaged': { readonly file: string; readonly aside: string | null }
  /** A copy that was opened from a file is damaged. It cannot be fetched again. */
  'copy.damaged': { readonly name: string }
  /** The file with settings and views; `aside` as above. */
  'settings.damaged': { readonly file: string; readonly aside: string | null }
  /** A newer version of the app wrote the file with settings and views. */
  'settings.newer': { readonly version: number; readonly known: number }
  /** A backup that is damaged, or that a newer version made. */
  'backup.unusable': NoDetails
  'storage.newer': { readonly version: number; readonly known: number }
  'storage.foreign': { readonly file: string }
  /** A named file does not exist, or this account cannot read it. */
  'storage.unread': { readonly file: string }
  'storage.busy': NoDetails
  /** No customers were fetched yet. */
  'storage.empty': NoDetails
  /** Another instance of the app uses this data folder. */
  'storage.in-use': { readonly folder: string }
  'sync.running': NoDetails
  /** This copy has no connection to sync from. */
  'sync.no-source': NoDetails
  /** Another program works with copies of these connections. */
  'privacy.in-use': { readonly connections: readonly string[] }
  'view.no-name': NoDetails
  'view.name-taken': { readonly name: string }
  'view.too-many': { readonly max: number }
  /** Ready-made views cannot be changed. */
  'view.ready-made': NoDetails
  'preset.no-name': NoDetails
  'preset.name-taken': { readonly name: string }
  'preset.too-many': { readonly max: number }
  'schedule.no-name': NoDetails
  'schedule.name-taken': { readonly name: string }
  'schedule.too-many': { readonly max: number }
  /** The pattern for the names of files. */
  'schedule.file-name': { readonly mistake: PatternMistake }
  /** The folder that files go to is not there. */
  'schedule.folder': { readonly folder: string }
  /** Another process runs a schedule. */
  'schedule.running': NoDetails
  /** No file can have this name. */
  'export.name': { readonly file: string }
  'export.long-name': NoDetails
  /** It is not there, or no longer: a drive was pulled out. */
  'export.no-folder': { readonly folder: string }
  /** This account may not write there. */
  'export.read-only': { readonly folder: string }
  /** Another program has the file open, for example Excel. */
  'export.in-use': { readonly file: string }
  /** The file cannot be written for another reason. */
  'export.target': { readonly file: string }
  /** An exported file is not where it was. */
  'export.gone': { readonly file: string }
  /** It is not the file that was written, or of a format that cannot be compared. */
  'export.not-comparable': NoDetails
  /** A workbook of Excel would be too large for its format. */
  'export.workbook-size': NoDetails
  /** No program of the system opened the file. */
  'export.open': { readonly file: string }
  /** The browser refused to copy. */
  'clipboard.refused': NoDetails
  /** More rows than a clipboard should contain. */
  'clipboard.too-many': { readonly rows: number; readonly max: number }
  /** The address of updates is neither a secure web address nor a full path. */
  'update.address': NoDetails
  /** This copy of the app cannot replace itself: it is portable, or a package manager installed it. */
  'update.unsupported': NoDetails
  /** This build is not signed, so it does not know who may sign its updates. */
  'update.unsigned': NoDetails
  'update.no-folder': { readonly folder: string }
  /** `host`: the server, or the folder. */
  'update.unreachable': { readonly host: string }
  /** Nothing at the address says which version is the newest. */
  'update.no-feed': NoDetails
  /** The download broke off. */
  'update.interrupted': NoDetails
  /** The download is not what was published. */
  'update.damaged': NoDetails
  /** The publisher of this app did not sign the update. */
  'update.signature': NoDetails
  /** The app does not restart while a job runs. */
  'update.busy': NoDetails
  /** The window is locked. */
  'lock.locked': NoDetails
  /** `seconds`: until the next try; 0: now. */
  'lock.wrong': { readonly seconds: number }
  'lock.wait': { readonly seconds: number }
  /** A new PIN or password is too short. */
  'lock.short': NoDetails
  /** Another tab changed the lock. */
  'lock.changed': NoDetails
  cancelled: NoDetails
  internal: NoDetails
}

/** What is wrong with an answer of the server. */
export type BadAnswer =
  | 'redirect'
  | 'not-http'
  | 'web-page'
  | 'not-json'
  | 'not-object'
  | 'cut-off'
  | 'too-large'
  | 'too-deep'
  | 'no-success'
  | 'no-token'
  | 'no-rows'
  | 'no-total'
  | 'wrong-total'
  | 'too-many-rows'
  | 'same-page'
  | 'id-order'
  | 'change-order'
  /** The number of customers suddenly fell by more than half. */
  | 'half-gone'

type NoDetails = Readonly<Record<never, never>>

export type ErrorCode = keyof ErrorDetails

/** An error as data, without a stack trace, for the way between threads and processes. */
export type ErrorData = {
  [Code in ErrorCode]: { readonly code: Code } & ErrorDetails[Code]
}[ErrorCode]

/** An error with a message in the catalogue. `cause` is only for the log. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly data: ErrorData

  constructor(data: ErrorData, cause?: unknown) {
    super(data.code, cause === undefined ? undefined : { cause })
    this.data = data
  }

  get code(): ErrorCode {
    return this.data.code
  }
}

/** Whether only a person can help, by signing in again. */
export const isSignInError = ({ code }: ErrorData): boolean => /^(?:sign-in|secret)\./.test(code)

/** The data of anything thrown. If it is not an AppError, it is a defect and becomes `internal`. */
export function errorData(thrown: unknown): ErrorData {
  return thrown instanceof AppError ? thrown.data : { code: 'internal' }
}
