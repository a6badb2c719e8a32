import type { backendMethods, DomainHandlers, Input } from '#shared/contract'
import type { AskCopy } from '../query/handlers'
import { selectionKey, type Selections } from '../query/selection'
import { clipboardText } from './clipboard'

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
