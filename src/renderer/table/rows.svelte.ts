import type { SortKey } from '#shared/columns'
import type { Correction, CustomerWindow, Revised } from '#shared/contract'
import type { CustomerRow } from '#shared/customer'
import { errorData, type ErrorData } from '#shared/errors'
import { latestOnly } from '../latest'
import { movementOf, type Moved, type Movement, type RowRange } from './movement'
import { pageSize, pagesOf, RowPages } from './row-pages'

/** Which customers in which order. */
export interface View {
  /** The text of the query. */
  readonly query: string
  readonly sort: readonly SortKey[]
}

/** The source of the rows. */
export interface RowSource {
  readonly window: (view: View, offset: number, limit: number) => Promise<Revised<CustomerWindow>>
  /** The positions of customers in a view; null: not in it. */
  readonly places: (view: View, ids: readonly number[]) => Promise<readonly (number | null)[]>
}

/** How new rows replaced old ones, so that the table scrolls accordingly. */
export type Swap =
  | { readonly kind: 'view' }
  /** The same view, read again. The visible rows moved down by `shift`. */
  | { readonly kind: 'refresh'; readonly shift: number }

/** What was read of a view at one revision of the copy. A later reading replaces all of it when its first rows arrive. */
interface Reading {
  readonly view: View
  readonly pages: RowPages
  /** Typed words that were taken for typos. */
  readonly corrections: readonly Correction[]
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
  /** null: another view, which starts at its top. */
  readonly movement: Movement | null
}

const requestsAtOnce = 2

/** Answers that take longer than this many milliseconds show that they are being worked on. */
const noticeable = 300

/** The rows of the table. Any number of rows, fetched in pages around the visible ones. */
export class RowStore {
  /** How many customers match. */
  count = $state(0)
  /** Whether any answer has arrived. */
  loaded = $state(false)
  /** A new view is loading. The old rows are shown until it arrives. */
  pending = $state(false)
  /** A new view has been loading for so long that people should see it. */
  #isSlow = $state(false)
  #slowly: ReturnType<typeof setTimeout> | undefined
  error = $state.raw<ErrorData | null>(null)
  swap = $state.raw<Swap>({ kind: 'view' })
  /** The current row of keyboard and details. */
  current = $state<number | null>(null)
  /** The row at the other end of a range of cells, or null. */
  anchor = $state<number | null>(null)
  /** Changes whenever a page arrives, because the pages themselves are not reactive. */
  #reading: Reading
  #newest: View
  #range: RowRange = { first: 0, last: 0 }
  #underWay: number[] = []
  readonly #source: RowSource
  readonly #settled: () => void
  readonly #request: (request: Request) => void

  /** `settled` is called when an answer has arrived and no newer one is expected. */
  constructor(source: RowSource, view: View, settled: () => void = () => undefined) {
    this.#source = source
    this.#settled = settled
    this.#newest = $state.raw(view)
    this.#reading = $state.raw({ view, pages: new RowPages(), corrections: [], revision: null })
    this.#request = latestOnly(
      (request: Request) => this.#read(request),
      (answer) => {
        this.#replace(answer)
        this.#settled()
      },
      (error) => {
        this.error = error
        this.#arrived()
        this.loaded = true
        this.#settled()
      },
    )
  }

  /** What takes so long that people should see it; null: nothing. */
  get work(): 'loading' | 'searching' | 'sorting' | null {
    if (!this.#isSlow) return null
    if (!this.loaded) return 'loading'
    return this.#newest.query === this.view.query ? 'sorting' : 'searching'
  }

  /** The view whose rows are shown; while another one is loading, the previous one. */
  get view(): View {
    return this.#reading.view
  }

  /** The words of the view that nobody has, with the words that the rows have instead. */
  get corrections(): readonly Correction[] {
    return this.#reading.corrections
  }

  /** The revision of the copy of the rows; null before any were read. */
  get revision(): number | null {
    return this.#reading.revision
  }

  /** The row at a position, or undefined while it is being fetched. */
  at(index: number): CustomerRow | undefined {
    return this.#reading.pages.at(index)
  }

  /** The customer at the current row, if known. */
  get currentRow(): CustomerRow | undefined {
    return this.current === null ? undefined : this.at(this.current)
  }

  /** The customer at a position, fetched if needed; null: none. */
  async idAt(index: number): Promise<number | null> {
    const row = this.at(index) ?? (await this.#source.window(this.view, index, 1)).rows[0]
    return row?.id ?? null
  }

  /** Whether a view is shown, or is on its way. */
  isFor({ query, sort }: View): boolean {
    const newest = this.#newest
    return (
      (this.loaded || this.pending) &&
      this.error === null &&
      newest.query === query &&
      JSON.stringify(newest.sort) === JSON.stringify(sort)
    )
  }

  /** Shows another view from its top. */
  show(view: View): void {
    this.#newest = view
    this.pending = true
    // A newer view that replaces this one does not start the wait again.
    this.#slowly ??= setTimeout(() => {
      this.#isSlow = true
    }, noticeable)
    this.#request({ kind: 'view', view, range: { first: 0, last: 0 } })
  }

  /** Reads the same view again, for example after a sync. Position, current row and focus stay. */
  refresh(): void {
    this.pending = true
    if (!this.loaded || this.#newest !== this.#reading.view) {
      this.show(this.#newest)
      return
    }
    this.#request({ kind: 'refresh', view: this.#newest, range: this.#range })
  }

  /** Says which rows are visible. Missing ones are fetched, the newest request first. */
  look(first: number, last: number): void {
    this.#range = { first: Math.max(0, first), last: Math.max(0, Math.min(last, this.count - 1)) }
    for (const page of this.#wanted()) this.#reading.pages.touch(page)
    this.#fill()
  }

  /** An answer came, and no newer one is expected. */
  #arrived(): void {
    clearTimeout(this.#slowly)
    this.#slowly = undefined
    this.#isSlow = false
    this.pending = false
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
        // The copy has changed, so this page does not match the others.
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
    // If a sync ended in the meantime, the next page shows that the first ones are outdated.
    const revision = Math.min(...windows.map((window) => window.revision))
    const [{ count, corrections = [] } = { count: 0 }] = windows
    return { reading: { view, pages, corrections, revision }, count, movement }
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
    this.#arrived()
    this.error = null
    // If the person moved on while the rows were read, the current row shifts with the visible ones.
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
