import type { Settings } from '#shared/settings'
import type { ViewContent } from '#shared/views'
import { QueryStore } from '../query/query.svelte'
import { ColumnStore } from '../table/columns.svelte'
import type { View } from '../table/rows.svelte'

/** What changed: the columns alone, the order of the rows, or the query and perhaps both of these. */
export type ViewChange = 'columns' | 'sort' | 'query'

/** What the window shows of a copy: query, sort and columns. A saved view is one of these, written down. */
export class ViewStore {
  readonly query: QueryStore
  readonly columns: ColumnStore
  readonly #changed: (what: ViewChange) => void

  constructor(settings: Pick<Settings, 'search' | 'columns' | 'sort'>, changed: (what: ViewChange) => void) {
    this.#changed = changed
    this.query = new QueryStore(settings, () => {
      changed('query')
    })
    this.columns = new ColumnStore(settings, changed)
  }

  /** Which customers are asked for, in which order. */
  get asked(): View {
    return { query: this.query.asked, sort: this.columns.sort }
  }

  /** All of it, as a saved view has it. */
  get content(): ViewContent {
    return { query: this.query.text, ...this.columns.saved }
  }

  /** All of it, as the settings keep it. */
  get saved(): Pick<Settings, 'search' | 'columns' | 'sort'> {
    return { search: this.query.text, ...this.columns.saved }
  }

  /** Shows something else. Query, sort and columns change at once, so the rows are asked for once. */
  show(content: ViewContent): void {
    this.columns.load(content)
    this.query.load(content.query)
    this.#changed('query')
  }
}
