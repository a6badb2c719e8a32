import type { Call, Contract, Input } from '#shared/contract'
import type { ErrorData } from '#shared/errors'
import type { ExportPreview } from '#shared/exports/preview'
import { latestOnly } from '../latest'

export type PreviewOrder = Input<Contract, 'export.preview'>

/** The preview of the export dialog. What is there stays until something newer arrives. */
export class PreviewStore {
  shown = $state.raw<{ readonly order: PreviewOrder; readonly preview: ExportPreview } | null>(null)
  error = $state.raw<ErrorData | null>(null)
  readonly ask: (order: PreviewOrder) => void

  constructor(call: Call<Contract>) {
    this.ask = latestOnly(
      (order: PreviewOrder) => call('export.preview', order),
      (preview, order) => {
        this.shown = { order, preview }
        this.error = null
      },
      (error) => {
        this.shown = null
        this.error = error
      },
    )
  }

  clear(): void {
    this.shown = null
    this.error = null
  }
}
