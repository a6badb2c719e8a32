import type { Connection, CopyStatus } from '#shared/connection'
import type { AppInfo, Revised, Summary } from '#shared/contract'
import type { Facets } from '#shared/facets'
import type { ErrorData } from '#shared/errors'
import { DetailsStore } from '../details/details.svelte'
import { ExportStore } from '../export/export.svelte'
import { queryFor, type ChangeFilter, type ChangeScope } from '../history/change-filter'
import { HistoryStore } from '../history/history.svelte'
import { FacetStore } from '../facets/facets.svelte'
import { latestOnly } from '../latest'
import { ChoiceCounts } from '../query/choice-counts.svelte'
import { MessageStore } from '../messages/messages.svelte'
import { ForgetStore } from '../privacy/forget.svelte'
import type { NoticeStore } from '../status/notices.svelte'
import { ProblemStore } from '../status/problems.svelte'
import { ScheduleStore } from '../status/schedule.svelte'
import { TableClipboard } from '../table/clipboard.svelte'
import { Cursor } from '../table/cursor.svelte'
import { rowHeights } from '../table/geometry'
import { RowStore, type View } from '../table/rows.svelte'
import { SelectionStore } from '../table/selection.svelte'
import { Viewport } from '../table/viewport.svelte'
import type { Transport } from '../transport/transport'
import { ViewActions } from '../views/actions.svelte'
import { OpenView } from '../views/open-view.svelte'
import type { ViewList } from '../views/view-list.svelte'
import { ViewStore } from '../views/view-store.svelte'
import { isHeard, type JobStore } from './jobs.svelte'
import type { SettingsStore } from './settings.svelte'

export interface DeskParts {
  readonly transport: Transport
  readonly settings: SettingsStore
  readonly views: ViewList
  readonly jobs: JobStore
  readonly notices: NoticeStore
  /** What the app says of itself; null: not yet. */
  readonly info: AppInfo | null
}

const noFacets: Facets = {}

/** The state of the window for one open connection: its parts, and what connects them. */
export class Desk {
  /** Its name can change. */
  connection = $state.raw<Connection>({ id: '', name: '', kind: 'copy' })
  /** Query, sort and columns. */
  readonly view: ViewStore
  readonly choiceCounts: ChoiceCounts
  readonly rows: RowStore
  readonly cursor: Cursor
  readonly selection: SelectionStore
  /** The place in the list, which survives while another screen is shown. */
  readonly viewport: Viewport
  readonly clipboard: TableClipboard
  readonly details: DetailsStore
  readonly exporter: ExportStore
  readonly problems: ProblemStore
  readonly history: HistoryStore
  readonly forget: ForgetStore
  readonly messages: MessageStore
  readonly schedule: ScheduleStore
  readonly counts: FacetStore
  readonly views: ViewActions
  /** The status to show. It changes together with the rows. */
  status = $state.raw<CopyStatus | null>(null)
  /** Counts and sums of the matches, with their query. */
  summary = $state.raw<(Revised<Summary> & { readonly query: string }) | null>(null)
  /** The choices of all customers and their names. */
  facets = $state.raw<Facets>(noFacets)
  /** The newest status, which may be of a newer revision of the copy than the rows. */
  #newest = $state.raw<CopyStatus | null>(null)
  /** The end of the last completed sync that is known; undefined: none is. */
  #syncedAt: number | null | undefined
  readonly #parts: DeskParts
  readonly #askSummary: (query: View['query']) => void
  readonly #askCopy: (nothing: null) => void
  readonly #stop: () => void

  constructor(connection: Connection, parts: DeskParts) {
    this.connection = connection
    this.#parts = parts
    const { transport, settings, notices } = parts
    const { call } = transport
    const connectionId = connection.id
    this.view = new ViewStore(settings.value, (what) => {
      settings.change(this.view.saved)
      if (what === 'query') this.#askView()
      if (what === 'sort') this.rows.show(this.view.asked)
    })
    this.choiceCounts = new ChoiceCounts(({ query, field }) =>
      call('customers.facets', { connectionId, query, fields: [field] }).then(({ counts }) => counts),
    )
    const failed = (error: ErrorData): void => {
      notices.show({ id: 'call', kind: 'failed', job: null, error })
    }
    this.views = new ViewActions(new OpenView(parts.views, settings, this.view), failed)
    this.rows = new RowStore(
      {
        window: (view, offset, limit) => call('customers.window', { connectionId, ...view, offset, limit }),
        places: (view, ids) => call('customers.places', { connectionId, ...view, ids: [...ids] }),
      },
      this.view.asked,
      () => {
        this.#showStatus()
        this.selection.viewChanged(this.rows.view)
      },
    )
    this.selection = new SelectionStore(connectionId, call, failed)
    this.cursor = new Cursor(this.rows, this.view.columns)
    this.viewport = new Viewport(this.rows, this.view.columns, rowHeights[settings.value.density])
    this.clipboard = new TableClipboard({
      connectionId,
      call,
      rows: this.rows,
      columns: this.view.columns,
      cursor: this.cursor,
      selection: this.selection,
      failed,
    })
    this.details = new DetailsStore(connectionId, call, settings)
    this.problems = new ProblemStore(connectionId, call)
    this.history = new HistoryStore(connectionId, call)
    this.forget = new ForgetStore(connectionId, call, failed)
    this.messages = new MessageStore({
      ...{ connectionId, call, failed, notices: parts.notices },
      changed: () => {
        this.details.refresh()
      },
    })
    this.schedule = new ScheduleStore(connectionId, transport)
    this.counts = new FacetStore(connectionId, call, settings, this.view.query.asked)
    this.exporter = new ExportStore(connectionId, {
      ...{ transport, settings, jobs: parts.jobs, notices },
      locale: () => parts.info?.locale ?? navigator.language,
    })
    this.#askSummary = latestOnly(
      (query: View['query']) => call('customers.summary', { connectionId, query }),
      (summary, query) => {
        this.summary = { ...summary, query }
      },
      () => {
        this.summary = null
      },
    )
    this.#askCopy = latestOnly(
      () =>
        Promise.all([
          call('copy.status', { connectionId }),
          call('customers.facets', { connectionId, query: '', fields: ['group', 'venue', 'source'] }),
        ] as const),
      ([status, { counts }]) => {
        this.#take(status)
        this.facets = counts
      },
      (error) => {
        if (error.code !== 'storage.empty') failed(error)
      },
    )
    this.#stop = transport.on('copy', (status) => {
      if (status.connectionId !== connectionId) return
      this.refresh(status.revision)
      this.#take(status)
    })
    this.#askView()
    this.#askCopy(null)
  }

  /** The totals are not those of the shown rows. The right ones are loading. */
  get summaryIsOld(): boolean {
    const { summary, rows } = this
    if (summary?.query !== rows.view.query) return true
    return rows.revision !== null && summary.revision !== rows.revision
  }

  /** The copy has changed, and its rows are loading. */
  get isChanging(): boolean {
    return this.#newest !== this.status
  }

  get isEmptyCopy(): boolean {
    return (
      this.status !== null &&
      this.status.lastSync === null &&
      this.status.customers + this.status.removed === 0
    )
  }

  /** Reads everything again, at a revision of the copy if it is known. Shown data stays until the new data arrives. */
  refresh(revision: number | null = null): void {
    this.rows.refresh()
    this.#askSummary(this.view.query.asked)
    this.counts.refresh(revision)
    this.#askCopy(null)
    this.details.refresh()
    this.problems.refresh()
    this.history.refresh()
  }

  /** `complete`: a full sync, even if a catch-up would do. */
  sync(complete = false): void {
    void this.#parts.jobs.startSync(this.connection.id, complete)
  }

  get canSync(): boolean {
    return this.connection.kind !== 'copy'
  }

  /**
   * Lists the customers that the last sync, another one, or any of the last days found new, changed or removed. Replaces
   * the query.
   */
  listChanges(filter: ChangeFilter, scope: ChangeScope): void {
    this.view.query.setText(queryFor(filter, scope))
  }

  /** The details follow the current row. */
  follow(): void {
    const { current, currentRow } = this.rows
    if (current === null) this.details.follow(null)
    // While the row is being fetched, the details stay.
    else if (currentRow !== undefined) this.details.follow(currentRow.id)
  }

  /** Shows any customer, also one that is not in the list. The details then follow no row. */
  openCustomer(id: number): void {
    this.rows.current = null
    this.details.follow(null)
    this.details.open(id)
  }

  close(): void {
    this.#stop()
    this.schedule.close()
    this.counts.close()
    this.details.close()
  }

  #askView(): void {
    const { asked } = this.view
    // A filter that becomes a chip changes the text, but not what is asked for: the current row stays.
    if (this.rows.isFor(asked)) return
    this.rows.show(asked)
    this.#askSummary(asked.query)
    this.counts.show(asked.query)
  }

  /** Shows the newest status, unless rows of its revision are loading: both change at once. */
  #showStatus(): void {
    const { rows } = this
    if (!rows.pending || rows.revision === this.#newest?.revision) this.status = this.#newest
  }

  #take(status: CopyStatus): void {
    const { notices, jobs } = this.#parts
    this.#newest = status
    this.#showStatus()
    const failure = status.lastFailure
    const syncedAt = status.lastSync?.finishedAt ?? null
    if (this.#syncedAt !== undefined && syncedAt !== this.#syncedAt) notices.mended('sync')
    this.#syncedAt = syncedAt
    if (
      failure !== null &&
      notices.find('sync') === undefined &&
      jobs.syncOf(this.connection.id) === undefined
    ) {
      // It failed in another process, or before the window was opened.
      notices.show({ id: 'sync', kind: 'failed', job: 'sync', error: failure.error, quiet: true })
    }
  }

  /** Returns whether the last sync failed because Clopos could not be reached, and none has reached it since. */
  get unreachable(): boolean {
    const sync = this.#parts.jobs.syncOf(this.connection.id)
    if (sync !== undefined && isHeard(sync)) return false
    return this.#newest?.lastFailure?.error.code.startsWith('network.') ?? false
  }
}
