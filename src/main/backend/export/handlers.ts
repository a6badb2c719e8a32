import type { backendMethods, DomainHandlers } from '#shared/contract'
import type { AskCopy } from '../query/handlers'
import { selectionKey, type Selections } from '../query/selection'
import { clipboardText } from './clipboard'

/** Rows as text for the clipboard, with the decimal mark of the computer's locale (BCP 47). */
export function clipboardHandlers(
  ask: AskCopy,
  selections: Selections,
  locale: string,
): DomainHandlers<typeof backendMethods, 'clipboard'> {
  return {
    'clipboard.text': ({ connectionId, rows, ...view }) =>
      ask(connectionId, (customers) => {
        const selected =
          rows.kind === 'selection' ? selections.ids(selectionKey(connectionId, rows.selection)) : null
        return clipboardText(customers, rows.kind === 'between' ? rows : selected, { ...view, locale })
      }),
  }
}
