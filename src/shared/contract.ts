/**
 * Everything that crosses between the page and what works behind it: every method with the schema of its input and the
 * type of its output, and every event. A new method is one entry here and one handler in the backend (or in the
 * shells, for `shellMethods`).
 */
import * as v from 'valibot'
import type { Backup } from './backups'
import type { CheckReport } from './checks'
import { connectionLimits, type Connection, type CopyStatus } from './connection'
import {
  connectionId,
  customerId,
  customerIds,
  idText,
  view,
  method,
  nothing,
  query,
  returns,
  selection,
  shortText,
  sort,
  which,
  wholeNumber,
  type Method,
  type Returns,
} from './contract-parts'
import type { CustomerDetails, CustomerRow, Problem, Venue } from './customer'
import type { DiagnosticsFile } from './diagnostics'
import type { ErrorData } from './errors'
import { exportMethods, exportShellMethods } from './exports/contract'
import { presetMethods } from './exports/own-presets'
import { messageMethods } from './exports/message-contract'
import type { ExportRecord } from './exports/record'
import { scheduleMethods, scheduleShellMethods, type ScheduleList } from './exports/schedule-contract'
import { facetFields, type Facets } from './facets'
import type { Job } from './jobs'
import { lockMinutes, secretLimits, type LockLook, type LockState } from './lock'
import type { Language } from './locale/languages'
import { settingsSchema, type Settings } from './settings'
import type { CustomerChange, SyncRecord, SyncSchedule } from './sync'
import type { UpdateState } from './updates'
import { viewContentSchema, viewLimits, type SavedView } from './views'

const connectionName = v.pipe(v.string(), v.maxLength(connectionLimits.name))
const viewName = v.pipe(v.string(), v.maxLength(viewLimits.name))

const credentials = v.strictObject({
  brand: shortText,
  clientId: shortText,
  clientSecret: shortText,
  integratorId: shortText,
  venueId: v.nullable(wholeNumber),
})

export interface AppInfo {
  readonly version: string
  readonly shell: 'desktop' | 'browser'
  readonly dataFolder: string
  /** How a client secret is stored: encrypted by the system, weakly protected (the person must agree), or in a private file. */
  readonly secrets: 'encrypted' | 'weak' | 'file'
  /** The computer's language if the app has it, else English. */
  readonly language: Language
  /** BCP 47: the computer's, whose region its numbers, dates and spreadsheets follow. */
  readonly locale: string
  /** Whether the system can start the app when the person signs in. */
  readonly canStartAtSignIn: boolean
}

/** What the system's own menus ask of the window: the taskbar's, and that of the notification area. */
export const systemCommands = ['sync', 'export'] as const
export type SystemCommand = (typeof systemCommands)[number]

export interface CustomerWindow {
  readonly offset: number
  /** How many customers match in all. */
  readonly count: number
  readonly rows: readonly CustomerRow[]
  /** Words that nobody has, with the words that were searched instead; missing if there are none. */
  readonly corrections?: readonly Correction[]
}

/** A typed word that was taken for a typo. */
export interface Correction {
  /** Folded. */
  readonly typed: string
  /** A word of a name, or its first letters. */
  readonly meant: string
}

/**
 * An answer about a copy, with the copy's revision at that time. The page compares it with `CopyStatus.revision`. An
 * answer can be of a newer revision than it says, if a sync ends at that moment, but never of an older one.
 */
export type Revised<Answer> = Answer & { readonly revision: number }

/** Counts and sums of all customers that match. */
export interface Summary {
  readonly count: number
  readonly spent: number
  readonly receipts: number
}

/** Counts and sums of the selected customers. `shown`: how many of them are in the given view. */
export interface SelectionSummary extends Summary {
  readonly shown: number
  /** How many were deleted in Clopos. */
  readonly removed: number
}

/** Where data lies, and how much space it takes. */
export interface DataUsage {
  /** The size of the data folder in bytes. */
  readonly bytes: number
  readonly connections: readonly {
    readonly connectionId: string
    readonly folder: string
    readonly bytes: number
  }[]
}

/** The result of a successful sign-in. */
export interface ConnectionCheck {
  readonly customers: number
  /** null: this account may not list them. */
  readonly venues: readonly Venue[] | null
}

/** Methods that the backend answers. */
export const backendMethods = {
  'connections.list': method(nothing, returns<readonly Connection[]>()),
  /** Signs in and reads one customer and the venues. Stores nothing. Throws `sign-in.*`. */
  'connections.test': method(v.strictObject({ credentials }), returns<ConnectionCheck>()),
  /** Stores a new connection, or new credentials of the one that is named by `again`. Throws `connection.exists`. */
  'connections.add': method(
    v.strictObject({ credentials, acceptWeakStorage: v.boolean(), again: v.optional(connectionId) }),
    returns<Connection>(),
  ),
  'connections.addSample': method(
    v.strictObject({ customers: v.pipe(wholeNumber, v.minValue(1), v.maxValue(2_000_000)) }),
    returns<Connection>(),
  ),
  /** Copies a database file of this app into the data folder. The file stays unchanged. */
  'connections.openCopy': method(
    v.strictObject({ path: v.pipe(v.string(), v.minLength(1), v.maxLength(4000)) }),
    returns<Connection>(),
  ),
  /** Throws `connection.no-name`. */
  'connections.rename': method(v.strictObject({ connectionId, name: connectionName }), returns<Connection>()),
  /** The venues of a connection's brand, as Clopos lists them now. */
  'connections.venues': method(v.strictObject({ connectionId }), returns<readonly Venue[]>()),
  /**
   * The connection to another venue of the same brand, with the same sign-in; null: the brand's default venue. If it
   * is new, it gets `name`. Each has a copy of its own, so the given connection stays as it is.
   */
  'connections.useVenue': method(
    v.strictObject({ connectionId, venueId: v.nullable(wholeNumber), name: connectionName }),
    returns<Connection>(),
  ),
  /** Deletes the connection's folder: its copy of the customers and its secret. */
  'connections.remove': method(v.strictObject({ connectionId }), returns<null>()),

  'data.usage': method(nothing, returns<DataUsage>()),
  /** `storage.little-space`, as the last `disk` event told; null: enough is free. */
  'disk.problem': method(nothing, returns<{ readonly error: ErrorData | null }>()),

  'copy.status': method(v.strictObject({ connectionId }), returns<CopyStatus>()),
  'copy.problems': method(
    v.strictObject({ connectionId, offset: wholeNumber, limit: v.pipe(wholeNumber, v.maxValue(1000)) }),
    returns<{
      readonly count: number
      readonly problems: readonly (Problem & { readonly name: string | null })[]
    }>(),
  ),

  'customers.window': method(
    v.strictObject({ ...view, offset: wholeNumber, limit: v.pipe(wholeNumber, v.maxValue(1000)) }),
    returns<Revised<CustomerWindow>>(),
  ),
  'customers.summary': method(v.strictObject({ connectionId, query }), returns<Revised<Summary>>()),
  /** The positions of customers in a view; null: not in it. */
  'customers.places': method(
    v.strictObject({ ...view, ids: customerIds }),
    returns<readonly (number | null)[]>(),
  ),
  /** Selects or unselects customers. The backend holds the selection, which is empty at first. Returns its size. */
  'customers.select': method(
    v.strictObject({
      connectionId,
      selection,
      change: v.variant('kind', [
        v.strictObject({ kind: v.literal('none') }),
        /** All matches. */
        v.strictObject({ kind: v.literal('all'), query, sort, selected: v.boolean() }),
        /** From one customer to another, in the order of a view. */
        v.strictObject({
          kind: v.literal('between'),
          query,
          sort,
          from: customerId,
          to: customerId,
          selected: v.boolean(),
        }),
        /** Selects or unselects a customer. The page may not know yet which it is. */
        v.strictObject({ kind: v.literal('toggle'), id: customerId }),
      ]),
    }),
    returns<{ readonly count: number }>(),
  ),
  /** Which of these customers are selected. */
  'customers.selected': method(
    v.strictObject({ connectionId, selection, ids: customerIds }),
    returns<{ readonly count: number; readonly ids: readonly number[] }>(),
  ),
  'customers.selectionSummary': method(
    v.strictObject({ ...view, selection }),
    returns<Revised<SelectionSummary>>(),
  ),
  ...exportMethods,
  ...scheduleMethods,
  'customers.facets': method(
    v.strictObject({
      connectionId,
      query,
      fields: v.pipe(v.array(v.picklist(facetFields)), v.maxLength(facetFields.length)),
    }),
    returns<Revised<{ readonly counts: Facets }>>(),
  ),
  'customers.get': method(v.strictObject({ connectionId, id: customerId }), returns<CustomerDetails>()),

  /** The changes of a customer in the last weeks, newest first. */
  'customers.changes': method(
    v.strictObject({ connectionId, id: customerId }),
    returns<readonly CustomerChange[]>(),
  ),

  /** `complete`: a full sync, even if a catch-up would do. */
  'sync.start': method(
    v.strictObject({ connectionId, complete: v.boolean() }),
    returns<{ readonly jobId: string }>(),
  ),
  /** The finished syncs, newest first. */
  'sync.history': method(
    v.strictObject({ connectionId, limit: v.pipe(wholeNumber, v.maxValue(1000)) }),
    returns<readonly SyncRecord[]>(),
  ),
  'sync.schedule': method(v.strictObject({ connectionId }), returns<SyncSchedule>()),
  /** The network is back, or the computer woke up: a due sync need not wait. */
  'sync.online': method(nothing, returns<null>()),
  /** How many of some customers can be forgotten, and how many others there are: those that Clopos has. */
  'privacy.forgettable': method(
    v.strictObject({ connectionId, which }),
    returns<{ readonly count: number; readonly others: number }>(),
  ),
  /** Forgets those of some customers that were deleted in Clopos, for good. Returns how many. */
  'privacy.forget': method(v.strictObject({ connectionId, which }), returns<{ readonly count: number }>()),
  /** How many customers in all copies were deleted in Clopos at least `days` ago. */
  'privacy.due': method(
    v.strictObject({ days: v.pipe(wholeNumber, v.maxValue(3650)) }),
    returns<{ readonly count: number }>(),
  ),
  /** The exports that were made on this computer, newest first. */
  'privacy.exports': method(nothing, returns<readonly ExportRecord[]>()),
  'privacy.clearExports': method(nothing, returns<null>()),
  /** The folders of exported files that are still there. */
  'privacy.exportFolders': method(nothing, returns<readonly string[]>()),
  /** Deletes every copy and sign-in from this computer. Throws `privacy.in-use`. */
  'privacy.removeAll': method(nothing, returns<null>()),

  ...messageMethods,

  'jobs.list': method(nothing, returns<readonly Job[]>()),
  'jobs.cancel': method(v.strictObject({ jobId: idText }), returns<null>()),

  'settings.read': method(nothing, returns<Settings>()),
  /** The error if the settings were damaged at the start, so that they were reset; null: they were not. */
  'settings.lost': method(nothing, returns<ErrorData | null>()),
  /** Changes the given settings and keeps the others. */
  'settings.write': method(v.partial(settingsSchema), returns<Settings>()),

  /** All views in their order, hidden ready-made ones too. */
  'views.list': method(nothing, returns<readonly SavedView[]>()),
  /** Saves a new view at a position in the list. `id`: that of a deleted view that comes back. Throws `view.*`. */
  'views.add': method(
    v.strictObject({
      id: v.optional(idText),
      name: viewName,
      content: viewContentSchema,
      pinned: v.boolean(),
      at: wholeNumber,
    }),
    returns<{ readonly id: string; readonly views: readonly SavedView[] }>(),
  ),
  /** Changes a view. Ready-made views only accept `pinned` and `hidden`. Throws `view.*`. */
  'views.change': method(
    v.strictObject({
      id: idText,
      name: v.optional(viewName),
      content: v.optional(viewContentSchema),
      pinned: v.optional(v.boolean()),
      hidden: v.optional(v.boolean()),
    }),
    returns<readonly SavedView[]>(),
  ),
  /** Reorders views. Those that are not named keep their positions. */
  'views.order': method(
    v.strictObject({ ids: v.pipe(v.array(idText), v.maxLength(viewLimits.views)) }),
    returns<readonly SavedView[]>(),
  ),
  /** Deletes a saved view. Throws `view.ready-made`. */
  'views.remove': method(v.strictObject({ id: idText }), returns<readonly SavedView[]>()),

  ...presetMethods,

  /** The backups of settings and views, newest first. */
  'backups.list': method(nothing, returns<readonly Backup[]>()),
  /** Makes a backup now, unless the newest one holds the same. */
  'backups.make': method(nothing, returns<readonly Backup[]>()),
  /** Backs up what there is and puts a backup in its place. Throws `backup.unusable`. */
  'backups.restore': method(v.strictObject({ id: idText }), returns<readonly Backup[]>()),

  /** Looks at everything that the app needs. `checks` events report on it; one that runs is joined. */
  'checks.start': method(nothing, returns<null>()),
  'checks.cancel': method(nothing, returns<null>()),
  /** The last report; null: there is none since the start. */
  'checks.report': method(nothing, returns<CheckReport | null>()),

  /** Collects the diagnostics, after the checks. What it returns is what will be saved. */
  'diagnostics.collect': method(nothing, returns<readonly DiagnosticsFile[]>()),
}

/** A PIN or a password. */
const secret = v.pipe(v.string(), v.maxLength(secretLimits.password.max))
const minutes = v.picklist(lockMinutes)

/** Methods of the lock. The gateway answers them, because it refuses the others while the window is locked. */
export const lockMethods = {
  'lock.state': method(nothing, returns<LockState & { readonly look: LockLook }>()),
  /** Throws `lock.short`. */
  'lock.turnOn': method(v.strictObject({ secret, minutes }), returns<LockState>()),
  /** Like all that takes the present secret: throws `lock.wrong` and `lock.wait`. */
  'lock.turnOff': method(v.strictObject({ secret }), returns<LockState>()),
  'lock.change': method(v.strictObject({ secret, to: secret }), returns<LockState>()),
  'lock.setMinutes': method(v.strictObject({ minutes }), returns<LockState>()),
  'lock.lock': method(nothing, returns<LockState>()),
  'lock.unlock': method(v.strictObject({ secret }), returns<LockState>()),
  /** A person uses the app. */
  'lock.used': method(nothing, returns<null>()),
  /** The way out for those who forgot the secret: deletes all customers and sign-ins from this computer. */
  'lock.forget': method(nothing, returns<LockState>()),
}

/** Methods of the shell, which need a dialog or the page's address. */
export const shellMethods = {
  'app.info': method(nothing, returns<AppInfo>()),
  ...exportShellMethods,
  ...scheduleShellMethods,
  /** Shows the data folder, or the folder of a connection, in the file manager (desktop only). */
  'data.reveal': method(v.strictObject({ connectionId: v.nullable(connectionId) }), returns<null>()),
  /**
   * Saves the diagnostics that were collected last: asks for a place (desktop) or prepares a download (browser). null: the
   * person cancelled.
   */
  'diagnostics.save': method(
    nothing,
    returns<{ readonly path: string; readonly download: string | null } | null>(),
  ),
  /** Shows the saved diagnostics in their folder (desktop only). */
  'diagnostics.reveal': method(nothing, returns<null>()),
  /** Lets the person choose a database file (desktop only); null: none chosen, or browser mode. */
  'copy.choose': method(nothing, returns<{ readonly path: string } | null>()),
  'update.state': method(nothing, returns<UpdateState>()),
  /** Looks for a newer version and downloads it. `update` events report on it (desktop only). */
  'update.check': method(nothing, returns<null>()),
  /** Restarts the app with the downloaded version (desktop only). Throws `update.busy`. */
  'update.install': method(nothing, returns<null>()),
}

/** All methods that the page may call. */
export const contract = { ...backendMethods, ...shellMethods, ...lockMethods }

/** Events for the page. */
export interface Events {
  /** A job progressed or ended. About ten per second and job at most. */
  readonly job: Job
  /** A connection's copy changed, by this app or another process. */
  readonly copy: CopyStatus
  /** The time of the next sync changed. */
  readonly schedule: SyncSchedule
  /** A scheduled export began or ended. */
  readonly schedules: ScheduleList
  /** Other settings and views took the place of those that were there: a backup, or another file. */
  readonly userData: Readonly<Record<never, never>>
  /** Every copy and sign-in was deleted from this computer. */
  readonly erased: Readonly<Record<never, never>>
  /** A check found something, or all have ended. */
  readonly checks: CheckReport
  /** A copy that was opened from a file is damaged. */
  readonly damage: { readonly connectionId: string; readonly error: ErrorData }
  /** What is wrong with the disk of the data folder changed; null: enough is free again. */
  readonly disk: { readonly error: ErrorData | null }
  /** A menu of the system asks for something (desktop only). */
  readonly command: SystemCommand
  /** How far the app is with an update (desktop only). */
  readonly update: UpdateState
  /** The window was locked or unlocked, or the lock's settings changed. */
  readonly lock: LockState
}

export type EventName = keyof Events

export type MethodSet = Readonly<Record<string, Method<v.GenericSchema, unknown>>>
export type Input<Set extends MethodSet, Name extends keyof Set> = v.InferOutput<Set[Name]['input']>
export type Output<Set extends MethodSet, Name extends keyof Set> =
  NonNullable<Set[Name]['returns']> extends Returns<infer Result> ? Result : never

export type Contract = typeof contract
export type MethodName = keyof Contract

export const methodNames = Object.keys(contract) as readonly MethodName[]

/** One function per method: the implementation of a set of methods. */
export type Handlers<Set extends MethodSet> = {
  readonly [Name in keyof Set]: (input: Input<Set, Name>) => Output<Set, Name> | Promise<Output<Set, Name>>
}

/** The handlers of one domain: of all methods whose names start with it and a dot. */
export type DomainHandlers<Set extends MethodSet, Domain extends string> = Pick<
  Handlers<Set>,
  Extract<keyof Set, `${Domain}.${string}`>
>

/** Calls a method and returns its value. Throws AppError. */
export type Call<Set extends MethodSet> = <Name extends keyof Set & string>(
  name: Name,
  input: Input<Set, Name>,
) => Promise<Output<Set, Name>>
