import type { Mistake } from './query'

/**
 * Every error that a person may meet, by code, with what its sentence needs to know. The sentences themselves are in
 * the message catalogue, so that each can be said in every language.
 */
export interface ErrorDetails {
  /** A call, an option or a file from outside is not of the form it must have. */
  'invalid-input': { readonly problem: string }
  /** `CLOPOS_BASE_URL` is no address. */
  'environment.base-url': { readonly text: string }
  /** `CLOPOS_BASE_URL` is plain http to another computer. */
  'environment.insecure-base-url': NoDetails
  /** The variable is named, but not quoted: it may contain a password. */
  'environment.proxy': { readonly variable: string }
  /** At least one mistake. */
  'query.mistake': { readonly query: string; readonly mistakes: readonly Mistake[] }
  'not-found': { readonly what: 'connection' | 'customer' | 'job' | 'method' | 'view' }
  'sign-in.missing-field': { readonly fields: readonly string[] }
  'sign-in.unknown-integrator': NoDetails
  'sign-in.mode-mismatch': NoDetails
  'sign-in.rejected': NoDetails
  'sign-in.disabled': NoDetails
  /** A fresh token was refused as well. */
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
  /** Errors of the server that did not end with repeating. */
  'server.failing': { readonly status: number }
  'server.busy': { readonly seconds: number }
  'server.refused': { readonly status: number; readonly message: string }
  /** Customers were deleted faster than they could be read. */
  'server.moving': NoDetails
  'secret.missing': NoDetails
  /** The stored secret can no longer be decrypted. */
  'secret.lost': NoDetails
  /** Only unprotected storage is available and the person did not agree to it. */
  'secret.weak': NoDetails
  'storage.folder': { readonly folder: string }
  'storage.full': NoDetails
  /** `aside`: the name under which the damaged file was put out of the way; null: it is still in its place. */
  'storage.damaged': { readonly file: string; readonly aside: string | null }
  /** The file with settings and views; `aside` as above. */
  'settings.damaged': { readonly file: string; readonly aside: string | null }
  'storage.newer': { readonly version: number; readonly known: number }
  'storage.foreign': { readonly file: string }
  /** A file that somebody named is not there, or this account cannot read it. */
  'storage.unread': { readonly file: string }
  'storage.busy': NoDetails
  /** No customers were fetched yet. */
  'storage.empty': NoDetails
  /** Another copy of the app works with this data folder. */
  'storage.in-use': { readonly folder: string }
  'sync.running': NoDetails
  /** This copy belongs to no connection that could be asked. */
  'sync.no-source': NoDetails
  'view.no-name': NoDetails
  'view.name-taken': { readonly name: string }
  'view.too-many': { readonly max: number }
  /** The views that come with the app are not changed. */
  'view.ready-made': NoDetails
  'export.target': { readonly file: string }
  /** The browser did not let the text onto the clipboard. */
  'clipboard.refused': NoDetails
  /** More rows than a clipboard should hold. */
  'clipboard.too-many': { readonly rows: number; readonly max: number }
  cancelled: NoDetails
  internal: NoDetails
}

/** What is wrong with an answer that is not as the API describes it. */
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

/** An error as it crosses a border: data, never a stack trace. */
export type ErrorData = {
  [Code in ErrorCode]: { readonly code: Code } & ErrorDetails[Code]
}[ErrorCode]

/** An error that the interface can put into words. `cause` is for the log only. */
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

/** The data of any thrown thing; what is not an AppError is a defect and becomes `internal`. */
export function errorData(thrown: unknown): ErrorData {
  return thrown instanceof AppError ? thrown.data : { code: 'internal' }
}
