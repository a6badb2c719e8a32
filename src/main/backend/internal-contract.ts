/** What only the app's own threads say to each other; the page cannot call any of it. */
import * as v from 'valibot'
import { backendMethods, contract, type AppInfo } from '#shared/contract'
import { method, returns } from '#shared/contract-parts'
import type { Language } from '#shared/locale/languages'
import type { Route } from './network/way'

const exportView = contract['export.start'].input.entries

/** What the backend answers to the shell: all that the page may call, and more. */
export const internalMethods = {
  ...backendMethods,
  /** Writes the export to `path`, which the shell chose. `download` is handed through to the job's result. */
  'export.write': method(
    v.strictObject({
      connectionId: exportView.connectionId,
      query: exportView.query,
      sort: exportView.sort,
      selection: exportView.selection,
      columns: exportView.columns,
      options: exportView.options,
      path: v.pipe(v.string(), v.minLength(1)),
      download: v.nullable(v.string()),
    }),
    returns<{ readonly jobId: string }>(),
  ),
  /** Writes an export that failed once more, with the same customers. Throws `not-found`. */
  'export.rewrite': method(v.strictObject({ jobId: v.string() }), returns<{ readonly jobId: string }>()),
  /** Writes the diagnostics that were collected last. */
  'diagnostics.write': method(v.strictObject({ path: v.pipe(v.string(), v.minLength(1)) }), returns<null>()),
}

const text = v.strictObject({ text: v.string() })

/** The system's protection for secrets (Electron's `safeStorage`). */
export const secretMethods = {
  'secrets.encrypt': method(text, returns<string>()),
  /** Throws `secret.lost` where the system cannot decrypt it any more. */
  'secrets.decrypt': method(text, returns<string>()),
}

/** What the shell answers to the backend. */
export const hostMethods = {
  ...secretMethods,
  /** The way to `url` in the network that this computer is in now. Throws `environment.proxy` for a variable that is no proxy address. */
  'proxy.find': method(v.strictObject({ url: v.pipe(v.string(), v.url()) }), returns<Route>()),
}

export type InternalMethods = typeof internalMethods
export type SecretMethods = typeof secretMethods
export type HostMethods = typeof hostMethods

/** How the backend is started: handed to its thread. */
export interface BackendOptions {
  readonly dataFolder: string
  /** No slash at the end. */
  readonly cloposBaseUrl: string
  /** How secrets are kept: by the shell's `secrets.*` methods (`encrypted`, `weak`), or in a private file. */
  readonly secrets: AppInfo['secrets']
  /** The computer's language: that of the app unless the settings choose another. */
  readonly language: Language
  /** BCP 47: the computer's, whose decimal mark spreadsheets expect. */
  readonly locale: string
}
