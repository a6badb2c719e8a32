import { tick } from 'svelte'
import { newestGood, type GoodBackup } from '#shared/backups'
import type { Connection, Credentials } from '#shared/connection'
import type { AppInfo, Call, Contract, SystemCommand } from '#shared/contract'
import { errorData, type ErrorData } from '#shared/errors'
import type { SettingId } from '#shared/messages/en/settings'
import type { Job } from '#shared/jobs'
import type { Settings } from '#shared/settings'
import { languageOf, localeOf } from '#shared/locale/languages'
import { mayHelp } from '../export/export.svelte'
import { LockStore } from '../lock/lock.svelte'
import { CheckStore } from '../health/checks.svelte'
import { NoticeStore } from '../status/notices.svelte'
import { Surroundings } from '../status/surroundings.svelte'
import { text } from '../text.svelte'
import type { Transport } from '../transport/transport'
import { ScheduleStore } from '../schedules/schedules.svelte'
import { UpdateStore } from '../updates/updates.svelte'
import { withoutView } from '../views/open-view.svelte'
import { ViewList } from '../views/view-list.svelte'
import type { DeskScreenParts } from './desk-screen-parts'
import { Desk } from './desk.svelte'
import { isByItself, isHeard, JobStore } from './jobs.svelte'
import { SettingsStore } from './settings.svelte'

/** What fills the window. */
export type Screen =
  | { readonly name: 'opening' }
  | { readonly name: 'failed'; readonly error: ErrorData }
  | { readonly name: 'start' }
  /** `again`: the connection that signs in again, or null for a new connection. */
  | { readonly name: 'connect'; readonly again: Connection | null; readonly from: 'start' | 'desk' }
  | { readonly name: 'desk'; readonly desk: Desk }

/** What is open above the screen. */
export type Overlay =
  | { readonly name: 'palette' }
  | { readonly name: 'shortcuts' }
  | { readonly name: 'search-help' }
  /** `setting`: the one to go to. */
  | { readonly name: 'settings'; readonly setting: SettingId | null }

/** The whole window: the connections, which one is open, and everything else that lives as long as the window. */
export class Session {
  screen = $state.raw<Screen>({ name: 'opening' })
  overlay = $state.raw<Overlay | null>(null)
  /** What commands need of the screen of the open connection, while it is shown. */
  deskParts = $state.raw<DeskScreenParts | null>(null)
  info = $state.raw<AppInfo | null>(null)
  /** What a menu of the system asked for and the window has not done yet. */
  wanted = $state<SystemCommand | null>(null)
  connections = $state.raw<readonly Connection[]>([])
  /** Why the last choice on the start screen failed, or why there are no settings. */
  error = $state.raw<ErrorData | null>(null)
  /** The newest backup, if the settings were lost at the start. */
  rescue = $state.raw<GoodBackup | null>(null)
  busy = $state(false)
  /** What each connection showed when another one was opened, while the window is open. */
  #left: Readonly<Record<string, Partial<Settings>>> = {}
  /** The open connection. It stays open while the start screen or the form is shown. */
  desk = $state.raw<Desk | null>(null)
  readonly transport: Transport
  readonly lock: LockStore
  readonly settings: SettingsStore
  readonly views: ViewList
  readonly notices = new NoticeStore()
  readonly jobs: JobStore
  readonly surroundings = new Surroundings()
  readonly updates: UpdateStore
  readonly checks: CheckStore
  readonly schedules: ScheduleStore
  /** What is wrong with the disk of the data folder. */
  #diskProblem: ErrorData | null = null
  /** What is wrong with copies that were opened from a file, by connection. */
  #damages: Readonly<Record<string, ErrorData>> = {}

  constructor(direct: Transport) {
    this.lock = new LockStore(direct)
    const { transport } = this.lock
    this.transport = transport
    this.settings = new SettingsStore(transport.call)
    this.views = new ViewList(transport.call)
    this.jobs = new JobStore(transport, this.notices)
    this.updates = new UpdateStore(transport)
    this.checks = new CheckStore(transport)
    this.schedules = new ScheduleStore(transport, this.notices)
    text.follow(() => {
      const { currency, country } = this.settings.value
      return { locale: this.#locale, currency, country }
    })
    this.lock.onChange((state, before) => {
      if (state.isLocked && !before.isLocked) this.#locked()
      if (!state.isLocked && before.isLocked) void this.#unlocked()
    })
    transport.on('job', (job) => {
      // An answer proves more than what the system says of the network.
      if (isHeard(job)) this.surroundings.online = true
    })
    transport.on('command', (command) => {
      this.wanted = command
    })
    transport.on('erased', () => {
      void this.#erased()
    })
    transport.on('userData', () => {
      void this.#followUserData()
    })
    transport.on('disk', ({ error }) => {
      this.#diskProblem = error
      this.#showTroubles()
    })
    transport.on('damage', ({ connectionId, error }) => {
      this.#damages = { ...this.#damages, [connectionId]: error }
      this.#showTroubles()
    })
    this.jobs.onEnd((job) => {
      this.#jobEnded(job)
    })
  }

  /** The locale of the chosen language. Until the app has answered, and in browser mode, the browser knows the language. */
  get #locale(): string {
    const { info } = this
    const { language: chosen } =
      this.screen.name === 'opening' && this.lock.look !== null ? this.lock.look : this.settings.value
    const own = info === null || info.shell === 'browser' ? languageOf(navigator.language) : info.language
    return localeOf(chosen === 'system' ? own : chosen, info?.locale ?? navigator.language)
  }

  get call(): Call<Contract> {
    return this.transport.call
  }

  /** Reads what the window needs and opens the connection that was open last. */
  async open(): Promise<void> {
    this.screen = { name: 'opening' }
    try {
      // While the window is locked, the others wait until it is open.
      const [, connections, lost, disk] = await Promise.all([
        this.call('app.info', {}).then((known) => (this.info = known)),
        this.call('connections.list', {}),
        this.call('settings.lost', {}),
        this.call('disk.problem', {}),
        this.lock.read(),
        this.settings.read(),
        this.views.read(),
        this.jobs.read(),
      ])
      this.connections = connections
      this.#diskProblem = disk.error
      // Nothing waits for it.
      this.#readSchedules()
      const last = connections.find(({ id }) => id === this.settings.value.connectionId)
      if (last !== undefined) {
        this.openDesk(last)
        return
      }
      this.showStart()
      this.error = lost
      if (lost !== null) this.rescue = newestGood(await this.call('backups.list', {}))
    } catch (thrown) {
      this.screen = { name: 'failed', error: errorData(thrown) }
    }
  }

  /** The connection to the backend was lost and is back: everything shown may be outdated. */
  reopened(): void {
    // The lock may have changed meanwhile, and what is locked is read again when it is open.
    this.lock.read().catch(() => undefined)
    if (this.lock.isLocked) return
    if (this.screen.name === 'failed') void this.open()
    this.desk?.refresh()
    // What failed now is requested again after the next reconnection.
    this.jobs.read().catch(() => undefined)
    this.#readSchedules()
  }

  /** According to the system, the network is back. */
  cameOnline(): void {
    // If nothing answers, the page reconnects and requests everything again.
    this.call('sync.online', {}).catch(() => undefined)
  }

  /** Puts a backup in the place of the settings and views. */
  restore(backup: GoodBackup): Promise<void> {
    return this.#attempt(async () => {
      await this.call('backups.restore', { id: backup.id })
    })
  }

  /** Other settings and views are there now. What is open stays open, and shows itself as they say. */
  async #followUserData(): Promise<void> {
    const { desk } = this
    if (desk === null) {
      await this.open()
      return
    }
    try {
      await Promise.all([this.settings.read(), this.views.read(), this.schedules.read()])
    } catch {
      // The next call that needs them says what is wrong.
      return
    }
    const { value } = this.settings
    // Filters name the groups and venues of one brand.
    if (value.connectionId !== desk.connection.id)
      this.settings.change({ ...withoutView(value), connectionId: desk.connection.id })
    const { search: query, sort, columns } = this.settings.value
    desk.view.show({ query, sort, columns })
  }

  openDesk(connection: Connection): void {
    if (this.desk?.connection !== connection) {
      this.desk?.close()
      this.notices.clear()
      const { connectionId, search, sort, columns, readyColumns, viewId } = this.settings.value
      if (connection.id !== connectionId) {
        if (connectionId !== null)
          this.#left = { ...this.#left, [connectionId]: { search, sort, columns, readyColumns, viewId } }
        // Filters name the groups and venues of one brand. Another brand shows what it showed before, or everybody.
        const shown = this.#left[connection.id] ?? withoutView(this.settings.value)
        this.settings.change({ ...shown, connectionId: connection.id })
      }
      this.desk = new Desk(connection, this)
      this.#showTroubles()
    }
    this.screen = { name: 'desk', desk: this.desk }
  }

  showStart(): void {
    this.error = null
    this.screen = { name: 'start' }
  }

  showConnect(again: Connection | null): void {
    this.error = null
    this.screen = { name: 'connect', again, from: this.screen.name === 'desk' ? 'desk' : 'start' }
  }

  /** Shows the settings, at one of them if it is given. */
  showSettings(setting: SettingId | null = null): void {
    this.overlay = { name: 'settings', setting }
  }

  /** Leaves the start screen or the form for the open connection, if there is one. */
  goBack(): void {
    const isFromStart = this.screen.name === 'connect' && this.screen.from === 'start'
    if (isFromStart || this.desk === null) this.showStart()
    else this.screen = { name: 'desk', desk: this.desk }
  }

  addSample(customers: number): Promise<void> {
    return this.#attempt(async () => {
      await this.#enter(await this.call('connections.addSample', { customers }), true)
    })
  }

  /** Opens a copy from a file. Without `path`, the desktop asks for it. */
  openCopy(path: string | null): Promise<void> {
    return this.#attempt(async () => {
      const chosen = path ?? (await this.call('copy.choose', {}))?.path
      if (chosen === undefined) return
      await this.#enter(await this.call('connections.openCopy', { path: chosen }), false)
    })
  }

  /** Stores a sign-in, of a new connection or `again` of a known one, and starts a sync. Throws AppError, which the form shows. */
  async addConnection(
    credentials: Credentials,
    acceptWeakStorage: boolean,
    again: Connection | null,
  ): Promise<void> {
    const known = again === null ? {} : { again: again.id }
    await this.#enter(await this.call('connections.add', { credentials, acceptWeakStorage, ...known }), true)
  }

  /** Throws AppError. */
  async rename(connection: Connection, name: string): Promise<void> {
    const renamed = await this.call('connections.rename', { connectionId: connection.id, name })
    this.connections = await this.call('connections.list', {})
    const { desk } = this
    if (desk?.connection.id !== renamed.id) return
    desk.connection = this.connections.find(({ id }) => id === renamed.id) ?? renamed
  }

  /** Opens the connection to another venue of the same brand, which is new or known. Throws AppError. */
  async useVenue(connection: Connection, venueId: number | null, name: string): Promise<void> {
    const other = await this.call('connections.useVenue', { connectionId: connection.id, venueId, name })
    await this.#enter(other, true)
  }

  remove(connection: Connection): Promise<void> {
    return this.#attempt(async () => {
      if (this.desk?.connection.id === connection.id) {
        this.desk.close()
        this.desk = null
        this.notices.clear()
      }
      await this.call('connections.remove', { connectionId: connection.id })
      const others = Object.entries(this.#left).filter(([id]) => id !== connection.id)
      this.#left = Object.fromEntries(others)
      this.connections = await this.call('connections.list', {})
    })
  }

  /** All copies and sign-ins are gone, or some of them. */
  async #erased(): Promise<void> {
    this.desk?.close()
    this.desk = null
    this.#left = {}
    this.notices.clear()
    this.showStart()
    try {
      this.connections = await this.call('connections.list', {})
      await this.settings.read()
    } catch (thrown) {
      this.error = errorData(thrown)
    }
  }

  async #enter(connection: Connection, sync: boolean): Promise<void> {
    this.connections = await this.call('connections.list', {})
    const listed = this.connections.find(({ id }) => id === connection.id) ?? connection
    // Read first, so that the window does not look empty for a moment.
    const starting = sync ? this.jobs.startSync(listed.id) : null
    this.openDesk(listed)
    await starting
  }

  async #attempt(what: () => Promise<void>): Promise<void> {
    if (this.busy) return
    this.busy = true
    this.error = null
    try {
      await what()
    } catch (thrown) {
      this.error = errorData(thrown)
    }
    this.busy = false
  }

  /** What is open above the list may name customers. What was typed there is lost. */
  #locked(): void {
    this.overlay = null
    this.schedules.asked = null
    const { desk } = this
    if (desk === null) return
    desk.exporter.isOpen = false
    desk.problems.close()
    desk.history.close()
    desk.messages.leftOut = null
    desk.views.asked = null
  }

  /** The customers may have changed meanwhile, or be gone. */
  async #unlocked(): Promise<void> {
    if (this.screen.name === 'opening') return
    try {
      this.connections = await this.call('connections.list', {})
      await this.jobs.read()
    } catch (thrown) {
      this.screen = { name: 'failed', error: errorData(thrown) }
      return
    }
    this.#readSchedules()
    const { desk } = this
    if (desk === null || this.connections.some(({ id }) => id === desk.connection.id)) {
      desk?.refresh()
      await tick()
      this.deskParts?.focusTable()
      return
    }
    desk.close()
    this.desk = null
    this.notices.clear()
    await this.open()
  }

  /** Also shows which scheduled export failed. If they cannot be read, the settings say why. */
  #readSchedules(): void {
    this.schedules.read().catch(() => undefined)
  }

  /** Shows what is wrong with the disk and the open copy, or no longer. */
  #showTroubles(): void {
    const damage = this.#damages[this.desk?.connection.id ?? '']
    for (const [id, error] of [
      ['disk', this.#diskProblem],
      ['damage', damage ?? null],
    ] as const) {
      if (error === null) this.notices.dismiss(id)
      else this.notices.show({ id, kind: 'failed', job: null, error, quiet: true })
    }
  }

  #jobEnded(job: Job): void {
    this.surroundings.tick()
    const { desk, notices } = this
    if (desk?.connection.id !== job.connectionId) return
    desk.exporter.ended(job)
    // The person did not start it, and every answer is right without it.
    if (job.kind === 'index' || (job.kind === 'export' && isByItself(job))) return
    const id = job.kind
    const quiet = isByItself(job)
    if (job.state === 'failed') {
      // An automatic sync reports nothing if another process already syncs.
      if (!quiet || job.error.code !== 'sync.running')
        notices.show({
          ...{ id, kind: 'failed', job: job.kind, error: job.error, quiet },
          ...(job.kind === 'export' && mayHelp(job.error) ? { retry: job.id } : {}),
        })
    } else if (job.state === 'cancelled') notices.show({ id, kind: 'cancelled', job: job.kind })
    else if (job.state === 'done' && job.kind === 'sync') {
      notices.mended(id)
      const { added, changed, removed } = job.result
      if (!quiet || added + changed + removed > 0) notices.show({ id, kind: 'synced', result: job.result })
    } else if (job.state === 'done' && job.kind === 'export')
      notices.show({ id, kind: 'exported', jobId: job.id, result: job.result })
    if (job.kind === 'sync') desk.refresh()
  }
}
