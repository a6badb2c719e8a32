import { errorData, type ErrorCode, type ErrorData } from '#shared/errors'
import { fileNameOf } from '#shared/exports/file-name'
import { exportFormats } from '#shared/exports/formats'
import { readyPreset, type ReadyPreset } from '#shared/exports/presets'
import type { Job } from '#shared/jobs'
import type { ColumnKey } from '#shared/columns'
import type { NoticeStore } from '../status/notices.svelte'
import type { View } from '../table/rows.svelte'
import type { Transport } from '../transport/transport'
import type { JobStore } from '../session/jobs.svelte'
import type { SettingsStore } from '../session/settings.svelte'
import { text } from '../text.svelte'
import { startDownload } from './download'

export interface ExportParts {
  readonly transport: Transport
  readonly settings: SettingsStore
  readonly jobs: JobStore
  readonly notices: NoticeStore
  /** BCP 47: the computer's, whose decimal mark spreadsheets expect. */
  readonly locale: () => string
}

/** What stays wrong however often it is tried: the name, and a workbook that is too large. */
const hopeless: ReadonlySet<ErrorCode> = new Set(['export.name', 'export.long-name', 'export.workbook-size'])

/** Whether a second attempt of an export that failed may help. */
export const mayHelp = ({ code }: ErrorData): boolean => !hopeless.has(code)

/** The export dialog, and the exports that this window started. */
export class ExportStore {
  isOpen = $state(false)
  starting = $state(false)
  /** Which rows: all matches or only the selected customers. */
  rows = $state<'all' | 'selected'>('all')
  readonly #connectionId: string
  readonly #parts: ExportParts
  #started: readonly string[] = []

  constructor(connectionId: string, parts: ExportParts) {
    this.#connectionId = connectionId
    this.#parts = parts
  }

  get preset(): ReadyPreset {
    return this.#parts.settings.value.exportPreset
  }

  set preset(preset: ReadyPreset) {
    this.#parts.settings.change({ exportPreset: preset })
  }

  get columns(): 'shown' | 'all' {
    return this.#parts.settings.value.exportColumns
  }

  set columns(columns: 'shown' | 'all') {
    this.#parts.settings.change({ exportColumns: columns })
  }

  /** Opens the dialog. If customers are selected, it offers them first. */
  open(selected: number): void {
    this.rows = selected > 0 ? 'selected' : 'all'
    this.isOpen = true
  }

  /**
   * Starts an export of `view`, or of the customers in `selection`. `fileName` has no ending. The dialog closes,
   * unless the person cancels choosing a place.
   */
  async start(
    view: View,
    selection: string | null,
    shown: readonly ColumnKey[],
    fileName: string,
  ): Promise<void> {
    const { transport, notices } = this.#parts
    const options = readyPreset(this.preset, { language: text.language, locale: this.#parts.locale() })
    this.starting = true
    try {
      const started = await transport.call('export.start', {
        connectionId: this.#connectionId,
        query: view.query,
        sort: view.sort,
        selection,
        columns: this.columns === 'all' ? 'all' : [...shown],
        options,
        fileName: `${fileNameOf(fileName)}.${exportFormats[options.format].ending}`,
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
    try {
      await this.#parts.transport.call(method, { jobId })
    } catch (thrown) {
      this.#parts.notices.show({ id: 'call', kind: 'failed', job: null, error: errorData(thrown) })
    }
  }
}
