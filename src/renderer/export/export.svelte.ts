import { errorData, type ErrorCode, type ErrorData } from '#shared/errors'
import { fileNameOf } from '#shared/exports/file-name'
import { exportFormats } from '#shared/exports/formats'
import { columnByApiName, type ColumnKey } from '#shared/columns'
import { isRepeatable, type ExportRecord } from '#shared/exports/record'
import type { Job } from '#shared/jobs'
import type { NoticeStore } from '../status/notices.svelte'
import type { Transport } from '../transport/transport'
import type { JobStore } from '../session/jobs.svelte'
import type { SettingsStore } from '../session/settings.svelte'
import { text } from '../text.svelte'
import { ExportChoice } from './choice.svelte'
import { startDownload } from './download'
import { PresetList } from './presets.svelte'
import { PreviewStore, type PreviewOrder } from './preview.svelte'

export interface ExportParts {
  readonly transport: Transport
  readonly settings: SettingsStore
  readonly jobs: JobStore
  readonly notices: NoticeStore
  /** BCP 47: the computer's, whose decimal mark spreadsheets expect. */
  readonly locale: () => string
}

/** The columns of an earlier export; null: the table does not have all of them. */
function keysOf({ columns }: ExportRecord): 'all' | ColumnKey[] | null {
  if (columns === 'all') return columns
  const keys = columns.flatMap((name) => columnByApiName(name)?.key ?? [])
  return keys.length === columns.length && keys.length > 0 ? keys : null
}

/** What stays wrong however often it is tried: the name, and a workbook that is too large. */
const hopeless: ReadonlySet<ErrorCode> = new Set(['export.name', 'export.long-name', 'export.workbook-size'])

/** Whether a second attempt of an export that failed may help. */
export const mayHelp = ({ code }: ErrorData): boolean => !hopeless.has(code)

/** The export dialog, and the exports that this window started. */
export class ExportStore {
  isOpen = $state(false)
  starting = $state(false)
  /** What went wrong with presets, for the dialog. */
  error = $state.raw<ErrorData | null>(null)
  /** Which customers: the selected ones, those in the list, or all. */
  scope = $state<'selected' | 'listed' | 'everybody'>('listed')
  readonly choice: ExportChoice
  readonly presets: PresetList
  readonly preview: PreviewStore
  readonly connectionId: string
  readonly #parts: ExportParts
  #started: readonly string[] = []

  constructor(connectionId: string, parts: ExportParts) {
    this.connectionId = connectionId
    this.#parts = parts
    const { settings, transport } = parts
    this.presets = new PresetList(transport.call)
    this.preview = new PreviewStore(transport.call)
    this.choice = new ExportChoice(settings, this.presets, () => ({
      language: text.language,
      locale: parts.locale(),
    }))
  }

  /** Whether a description can be written next to the file. A download is one file. */
  get canDescribe(): boolean {
    return this.#parts.transport.shell === 'desktop'
  }

  /** Opens the dialog. If customers are selected, it offers them first. */
  open(selected: number): void {
    this.scope = selected > 0 ? 'selected' : 'listed'
    this.preview.clear()
    this.presets.deleted = null
    this.isOpen = true
    this.error = null
    void this.attempt(() => this.presets.read())
  }

  /** Does something with presets. The dialog shows its error. */
  async attempt(what: () => Promise<unknown>): Promise<void> {
    this.error = null
    try {
      await what()
    } catch (thrown) {
      this.error = errorData(thrown)
    }
  }

  /** Starts an export. `fileName` has no ending. The dialog closes, unless the person cancels choosing a place. */
  async start(order: PreviewOrder, fileName: string): Promise<void> {
    const { transport, notices } = this.#parts
    this.starting = true
    try {
      const started = await transport.call('export.start', {
        ...order,
        fileName: `${fileNameOf(fileName)}.${exportFormats[order.options.format].ending}`,
      })
      if (started !== null) {
        this.isOpen = false
        this.#follow(started.jobId)
      }
    } catch (thrown) {
      this.isOpen = false
      notices.show({ id: 'export', kind: 'failed', job: 'export', error: errorData(thrown) })
    }
    this.starting = false
  }

  /** Downloads the file of a finished export of this window, if the shell offers downloads. */
  ended(job: Job): void {
    if (job.kind !== 'export' || job.state !== 'done' || !this.#started.includes(job.id)) return
    this.#started = this.#started.filter((id) => id !== job.id)
    if (job.result.download !== null) startDownload(document, job.result.download, job.result.fileName)
  }

  /** Writes an export that failed to the same place again. */
  async retry(jobId: string): Promise<void> {
    const { transport, notices } = this.#parts
    try {
      const started = await transport.call('export.retry', { jobId })
      this.#follow(started.jobId)
    } catch (thrown) {
      notices.show({ id: 'export', kind: 'failed', job: 'export', error: errorData(thrown) })
    }
  }

  /** Whether an earlier export can be made again here: it is of this connection, and has the table's columns. */
  canRepeat(record: ExportRecord): boolean {
    return record.connectionId === this.connectionId && isRepeatable(record) && keysOf(record) !== null
  }

  /** Makes an earlier export again, with the customers of now. Returns false if the person cancels. */
  async repeat(record: ExportRecord): Promise<boolean> {
    const { transport, notices } = this.#parts
    const { query, sort, options, target, connection } = record
    const columns = keysOf(record)
    if (options === null || columns === null) return false
    const { ending } = exportFormats[options.format]
    const [name = ''] = (target ?? connection).split(/[\\/]/).slice(-1)
    const stem = fileNameOf(
      name.toLowerCase().endsWith(`.${ending}`) ? name.slice(0, -ending.length - 1) : name,
    )
    try {
      const started = await transport.call('export.start', {
        ...{ connectionId: this.connectionId, query, sort, selection: null, columns, options },
        fileName: `${stem}.${ending}`,
      })
      if (started !== null) this.#follow(started.jobId)
      return started !== null
    } catch (thrown) {
      notices.show({ id: 'export', kind: 'failed', job: 'export', error: errorData(thrown) })
      return true
    }
  }

  #follow(jobId: string): void {
    this.#started = [...this.#started, jobId]
    const job = this.#parts.jobs.find(jobId)
    if (job !== undefined) this.ended(job)
  }

  async openFile(jobId: string): Promise<void> {
    await this.#show('export.open', jobId)
  }

  async reveal(jobId: string): Promise<void> {
    await this.#show('export.reveal', jobId)
  }

  async #show(method: 'export.open' | 'export.reveal', jobId: string): Promise<void> {
    const { transport, notices } = this.#parts
    try {
      await transport.call(method, { jobId })
    } catch (thrown) {
      notices.show({ id: 'call', kind: 'failed', job: null, error: errorData(thrown) })
    }
  }
}
