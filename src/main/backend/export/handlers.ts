import { columnOf } from '#shared/columns'
import type { backendMethods, DomainHandlers, Input } from '#shared/contract'
import type { ExportFormat } from '#shared/exports/formats'
import type { AskCopy } from '../query/handlers'
import { selectionKey, type Selections } from '../query/selection'
import { clipboardText } from './clipboard'
import { finishPreview, preparePreview, type PreviewedView } from './preview'

/** What is asked for on the clipboard. */
export type CopyOrder = Input<typeof backendMethods, 'clipboard.text'>

/** Rows as text for the clipboard, with the decimal mark of the computer's locale (BCP 47). `onCopied` hears of each text. */
export function clipboardHandlers(
  ask: AskCopy,
  selections: Selections,
  locale: string,
  onCopied: (order: CopyOrder, customers: number) => void,
): DomainHandlers<typeof backendMethods, 'clipboard'> {
  return {
    'clipboard.text': (order) => {
      const { connectionId, rows, ...view } = order
      const copied = ask(connectionId, (customers) => {
        const selected =
          rows.kind === 'selection' ? selections.ids(selectionKey(connectionId, rows.selection)) : null
        return clipboardText(customers, rows.kind === 'between' ? rows : selected, { ...view, locale })
      })
      onCopied(order, copied.rows)
      return copied
    },
  }
}

/** What a preview is asked with. */
export type PreviewOrder = Input<typeof backendMethods, 'export.preview'>

/** The start of what an export would write. `speed`: milliseconds per customer of the last export of this kind; null: there was none. */
export function previewHandlers(
  ask: AskCopy,
  selections: Selections,
  knowledgeOf: (order: PreviewOrder) => Pick<PreviewedView, 'country' | 'rules'>,
  speed: (format: ExportFormat) => number | null,
): Pick<DomainHandlers<typeof backendMethods, 'export'>, 'export.preview'> {
  return {
    'export.preview': (order) => {
      const { connectionId, selection, columns, ...view } = order
      const ids = selection === null ? null : selections.ids(selectionKey(connectionId, selection)).toArray()
      const names = columns === 'all' ? columns : columns.map((key) => columnOf(key).api)
      const prepared = ask(connectionId, (customers) =>
        preparePreview(customers, { ...view, ...knowledgeOf(order), ids, columns: names }),
      )
      return finishPreview(prepared, speed(view.options.format))
    },
  }
}
