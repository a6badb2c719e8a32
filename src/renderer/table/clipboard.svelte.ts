import type { Call, Contract, Input } from '#shared/contract'
import { AppError, errorData, type ErrorData } from '#shared/errors'
import { putOnClipboard } from '../clipboard-text'
import { text } from '../text.svelte'
import type { ColumnStore } from './columns.svelte'
import type { Cursor } from './cursor.svelte'
import type { RowStore } from './rows.svelte'
import type { SelectionStore } from './selection.svelte'

type What = Pick<Input<Contract, 'clipboard.text'>, 'rows' | 'columns'>

/** What the text is for: spreadsheets, or programs that read Markdown or JSON. */
export type CopyAs = Input<Contract, 'clipboard.text'>['as']

export interface ClipboardParts {
  readonly connectionId: string
  readonly call: Call<Contract>
  readonly rows: RowStore
  readonly columns: ColumnStore
  readonly cursor: Cursor
  readonly selection: SelectionStore
  readonly failed: (error: ErrorData) => void
}

/** Copies cells and rows as text: the range of cells, else the selected rows, else the cell with the focus. */
export class TableClipboard {
  /** How many rows were copied last; `busy` while they are being read. */
  state = $state.raw<{ readonly busy: boolean; readonly rows: number } | null>(null)
  readonly #parts: ClipboardParts

  constructor(parts: ClipboardParts) {
    this.#parts = parts
  }

  copy(header: boolean, as: CopyAs = 'text'): Promise<void> {
    return this.#copy(() => this.#what(), header, as)
  }

  /** Copies the selected rows with the headers of their columns, also while cells are marked. */
  copySelection(as: CopyAs = 'text'): Promise<void> {
    return this.#copy(() => Promise.resolve(this.#selectedRows()), true, as)
  }

  async #copy(find: () => Promise<What | null>, header: boolean, as: CopyAs): Promise<void> {
    const { call, connectionId, rows, failed } = this.#parts
    try {
      const what = await find()
      if (what === null) return
      this.state = { busy: true, rows: 0 }
      const copied = await call('clipboard.text', {
        connectionId,
        ...rows.view,
        ...what,
        header,
        as,
        language: text.language,
        country: text.country,
      })
      if (!(await writeText(copied.text))) throw new AppError({ code: 'clipboard.refused' })
      this.state = { busy: false, rows: copied.rows }
    } catch (thrown) {
      this.state = null
      failed(errorData(thrown))
    }
  }

  #selectedRows(): What {
    const { columns, selection } = this.#parts
    return { rows: { kind: 'selection', selection: selection.name }, columns: [...columns.keys] }
  }

  async #what(): Promise<What | null> {
    const { rows, columns, cursor, selection } = this.#parts
    const { range } = cursor
    if (range === null && selection.count > 0) return this.#selectedRows()
    if (range !== null && cursor.isWholeColumns)
      return { rows: { kind: 'all' }, columns: columns.keys.slice(range.left, range.right + 1) }
    const row = cursor.row
    const block =
      range ?? (row === null ? null : { top: row, bottom: row, left: cursor.at, right: cursor.at })
    if (block === null) return null
    const [from, to] = await Promise.all([rows.idAt(block.top), rows.idAt(block.bottom)])
    if (from === null || to === null) return null
    return {
      rows: { kind: 'between', from, to },
      columns: columns.keys.slice(block.left, block.right + 1),
    }
  }
}

/** Tries the way that needs no permission first. Returns false if the browser refuses both. */
async function writeText(copied: string): Promise<boolean> {
  if (putOnClipboard(document, copied)) return true
  try {
    await navigator.clipboard.writeText(copied)
    return true
  } catch {
    return false
  }
}
