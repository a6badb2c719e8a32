import type { SortKey } from '#shared/columns'
import type { CustomerWindow, Revised } from '#shared/contract'
import type { CustomerRow } from '#shared/customer'
import { errorData, type ErrorData } from '#shared/errors'
import { latestOnly } from '../latest'
import { movementOf, type Moved, type Movement, type RowRange } from './movement'
import { pageSize, pagesOf, RowPages } from './row-pages'

/** Which customers, in which order. */
export interface View {
  /** The query's text. */
  readonly query: string
  readonly sort: readonly SortKey[]
}

/** Where the rows come from. */
export interface RowSource {
  readonly window: (view: View, offset: number, limit: number) => Promise<Revised<CustomerWindow>>
  /** Where customers stand in a view; null: not in it. */
  readonly places: (view: View, ids: readonly number[]) => Promise<readonly (number | null)[]>
}

/** What changed when new rows took the place of old ones: the table scrolls accordingly. */
export type Swap =
  | { readonly kind: 'view' }
  /** The same view, read anew; what was looked at now stands `shift` rows further down. */
  | { readonly kind: 'refresh'; readonly shift: number }

/** What was read of a view at one revision of the copy. A later reading replaces all of it, once its first rows are there. */
interface Reading {
  readonly view: View
  readonly pages: RowPages
  /** null: nothing was read yet. */
  readonly revision: number | null
}

interface Request {
  readonly kind: Swap['kind']
  readonly view: View
  readonly range: RowRange
}

interface Answer {
  readonly reading: Reading
  readonly count: number
  /** null: another view, which begins at its start. */
  readonly movement: Movement | null
}

const requestsAtOnce = 2

/** The rows of the table: any number, fetched a page at a time around what is looked at. */
export class RowStore {
  /** How many customers match. */
  count = $state(0)
  /** Whether any answer has come yet. */
  loaded = $state(false)
  /** A new view is on its way; the old rows are shown until it is here. */
  pending = $state(false)
  error = $state.raw<ErrorData | null>(null)
  swap = $state.raw<Swap>({ kind: 'view' })
  /** The row that keyboard and details are at. */
  current = $state<number | null>(null)
  /** The row at the other end of a range of cells, or null where there is no range. */
  anchor = $state<number | null>(null)
  /** Set anew whenever a page has come, because the pages themselves are not watched. */
  #reading: Reading
  #newest: View
  #range: RowRange = { first: 0, last: 0 }
  #underWay: number[] = []
  readonly #source: RowSource
  readonly #settled: () => void
  readonly #request: (request: Request) => void

  /** `settled` is called whenever an answer has come and no newer one is awaited. */
  constructor(source: RowSource, view: View, settled: () => void = () => undefined) {
    this.#source = source
    this.#settled = settled
    this.#newest = view
    this.#reading = $state.raw({ view, pages: new RowPages(), revision: null })
    this.#request = latestOnly(
      (request: Request) => this.#read(request),
      (answer) => {
        this.#replace(answer)
        this.#settled()
      },
      (error) => {
        this.error = error
        this.pending = false
        this.loaded = true
        this.#settled()
      },
    )
  }

  /** The view whose rows are shown; while another is on its way, the one before. */
  get view(): View {
    return this.#reading.view
  }

  /** The revision of the copy that the rows are of; null before any were read. */
  get revision(): number | null {
    return this.#reading.revision
  }

  /** The row at a place, or undefined while it is being fetched. */
  at(index: number): CustomerRow | undefined {
    return this.#reading.pages.at(index)
  }

  /** The customer at the current row, once known. */
  get currentRow(): CustomerRow | undefined {
    return this.current === null ? undefined : this.at(this.current)
  }

  /** The customer at a place, fetched where the row is not at hand; null where there is none. */
  async idAt(index: number): Promise<number | null> {
    const row = this.at(index) ?? (await this.#source.window(this.view, index, 1)).rows[0]
    return row?.id ?? null
  }

  /** Shows another view, from its start. */
  show(view: View): void {
    this.#newest = view
    this.pending = true
    this.#request({ kind: 'view', view, range: { first: 0, last: 0 } })
  }

  /** Reads the same view anew, as after a sync: place, current row and focus stay. */
  refresh(): void {
    this.pending = true
    if (!this.loaded || this.#newest !== this.#reading.view) {
      this.show(this.#newest)
      return
    }
    this.#request({ kind: 'refresh', view: this.#newest, range: this.#range })
  }

  /** Tells which rows are looked at; missing ones are fetched, the newest wish first. */
  look(first: number, last: number): void {
    this.#range = { first: Math.max(0, first), last: Math.max(0, Math.min(last, this.count - 1)) }
    for (const page of this.#wanted()) this.#reading.pages.touch(page)
    this.#fill()
  }

  #wanted(): number[] {
    return this.count === 0 ? [] : pagesOf(this.#range.first, this.#range.last)
  }

  #fill(): void {
    for (const page of this.#wanted()) {
      if (this.#underWay.length >= requestsAtOnce) return
      if (!this.#reading.pages.has(page) && !this.#underWay.includes(page))
        void this.#fetch(this.#reading.pages, page)
    }
  }

  async #fetch(pages: RowPages, page: number): Promise<void> {
    const underWay = this.#underWay
    const { view, revision } = this.#reading
    underWay.push(page)
    try {
      const window = await this.#source.window(view, page * pageSize, pageSize)
      if (pages !== this.#reading.pages) return
      if (window.revision !== revision) {
        // The copy has changed: this page does not go with the others.
        this.refresh()
        return
      }
      pages.put(page, window.rows)
      this.count = window.count
      this.error = null
      this.#reading = { ...this.#reading }
    } catch (thrown) {
      if (pages === this.#reading.pages) this.error = errorData(thrown)
      return
    } finally {
      underWay.splice(underWay.indexOf(page), 1)
    }
    this.#fill()
  }

  async #read({ kind, view, range }: Request): Promise<Answer> {
    const movement = kind === 'view' ? null : await this.#follow(view, range)
    const shift = movement?.shift ?? 0
    const pages = new RowPages()
    const first = Math.max(0, range.first + shift)
    const windows = await Promise.all(
      pagesOf(first, Math.max(first, range.last + shift)).map(async (page) => {
        const window = await this.#source.window(view, page * pageSize, pageSize)
        pages.put(page, window.rows)
        return window
      }),
    )
    // Where a sync ended meanwhile, the next page shows that the first ones are old.
    const revision = Math.min(...windows.map((window) => window.revision))
    return { reading: { view, pages, revision }, count: windows[0]?.count ?? 0, movement }
  }

  #follow(view: View, seen: RowRange): Promise<Movement> {
    const { current, anchor } = this
    const idAt = (index: number): number | undefined => this.at(index)?.id
    return movementOf({ seen, current, anchor, idAt }, (ids) => this.#source.places(view, ids))
  }

  #replace({ reading, count, movement }: Answer): void {
    this.#reading = reading
    this.#underWay = []
    this.count = count
    this.loaded = true
    this.pending = false
    this.error = null
    // Who moved on while the rows were being read is taken along by as much as what is looked at.
    const rowNow = (row: number | null, moved: Moved | undefined): number | null => {
      if (row === null || moved === undefined || movement === null || count === 0) return null
      const place = row === moved.from ? (moved.to ?? row) : row + movement.shift
      return Math.min(Math.max(place, 0), count - 1)
    }
    this.current = rowNow(this.current, movement?.current)
    this.anchor = rowNow(this.anchor, movement?.anchor)
    this.swap = movement === null ? { kind: 'view' } : { kind: 'refresh', shift: movement.shift }
    this.#fill()
  }
}
