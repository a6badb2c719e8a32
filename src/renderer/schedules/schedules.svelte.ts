import type { Input, Contract } from '#shared/contract'
import type { OwnPreset } from '#shared/exports/own-presets'
import type { ListedSchedule, ScheduleRun } from '#shared/exports/schedules'
import type { NoticeStore } from '../status/notices.svelte'
import type { Transport } from '../transport/transport'

/** The dialogs about scheduled exports. */
export type AskedSchedule =
  /** A new one, of a view of a connection. */
  | { readonly kind: 'new'; readonly connectionId: string | null; readonly viewId: string }
  | { readonly kind: 'change'; readonly schedule: ListedSchedule }
  | { readonly kind: 'history'; readonly schedule: ListedSchedule }

/** The scheduled exports of all connections. */
export class ScheduleStore {
  /** null: not known yet. */
  list = $state.raw<readonly ListedSchedule[] | null>(null)
  /** The presets that people saved. */
  presets = $state.raw<readonly OwnPreset[]>([])
  /** The app's own folder for their files. */
  folder = $state('')
  asked = $state.raw<AskedSchedule | null>(null)
  /** The one that was deleted last and can be restored. */
  removed = $state.raw<ListedSchedule | null>(null)
  readonly #transport: Transport
  /** Counts the events. An answer is ignored if an event came after the question. */
  #events = 0
  readonly #notices: NoticeStore
  /** The last failed run that the window told of. */
  #told: number | null = null

  constructor(transport: Transport, notices: NoticeStore) {
    this.#transport = transport
    this.#notices = notices
    transport.on('schedules', ({ folder, schedules }) => {
      this.#events += 1
      this.#take(folder, schedules)
    })
  }

  /** Asks when a view is exported by itself. */
  askNew(connectionId: string | null, viewId: string): void {
    this.asked = { kind: 'new', connectionId, viewId }
    // Presets may have been saved since. Without an answer, those that are known can be chosen.
    this.read().catch(() => undefined)
  }

  async read(): Promise<void> {
    const events = this.#events
    const [{ folder, schedules }, presets] = await Promise.all([
      this.#transport.call('schedules.list', {}),
      this.#transport.call('presets.list', {}),
    ])
    this.presets = presets
    if (events === this.#events) this.#take(folder, schedules)
  }

  find(id: string): ListedSchedule | undefined {
    return this.list?.find((schedule) => schedule.id === id)
  }

  /** Throws AppError. */
  async add(content: Input<Contract, 'schedules.add'>): Promise<void> {
    await this.#transport.call('schedules.add', content)
    await this.read()
  }

  /** Throws AppError. */
  async change(change: Input<Contract, 'schedules.change'>): Promise<void> {
    await this.#transport.call('schedules.change', change)
    await this.read()
  }

  /** Deletes one. `restore` brings it back. Throws AppError. */
  async remove(schedule: ListedSchedule): Promise<void> {
    await this.#transport.call('schedules.remove', { id: schedule.id })
    this.removed = schedule
    await this.read()
  }

  /** Throws AppError. */
  async restore(): Promise<void> {
    const { removed } = this
    if (removed === null) return
    await this.#transport.call('schedules.restore', { id: removed.id })
    this.removed = null
    await this.read()
  }

  /** Throws AppError. */
  async run(id: string): Promise<void> {
    await this.#transport.call('schedules.run', { id })
    await this.read()
  }

  runs(id: string): Promise<readonly ScheduleRun[]> {
    return this.#transport.call('schedules.runs', { id, limit: 200 })
  }

  /** Lets the person choose a folder; null: none. Throws AppError. */
  async chooseFolder(): Promise<string | null> {
    return (await this.#transport.call('schedules.chooseFolder', {}))?.folder ?? null
  }

  /** Throws AppError. */
  async reveal(recordId: number): Promise<void> {
    await this.#transport.call('export.revealPast', { id: recordId })
  }

  /** Says which one failed last, until it succeeds. */
  #take(folder: string, schedules: readonly ListedSchedule[]): void {
    this.folder = folder
    this.list = schedules
    const failed = schedules.filter(({ lastRun }) => {
      const state = lastRun?.outcome.state
      return state === 'failed' || state === 'interrupted'
    })
    const [newest] = failed.toSorted((a, b) => (b.lastRun?.id ?? 0) - (a.lastRun?.id ?? 0))
    const run = newest?.lastRun ?? null
    if (newest === undefined || run === null) this.#notices.dismiss('schedule')
    else if (run.id !== this.#told)
      this.#notices.show({ id: 'schedule', kind: 'scheduleFailed', name: newest.name, run })
    this.#told = run?.id ?? null
  }
}
