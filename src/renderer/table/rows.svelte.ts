import type { SortKey } from '#shared/columns'
import type { CustomerWindow } from '#shared/contract'
import type { CustomerRow } from '#shared/customer'
import { errorData, type ErrorData } from '#shared/errors'
import type { CustomerQuery } from '#shared/query'
import { latestOnly } from '../latest'
import { pageSize, pagesOf, RowPages } from './row-pages'

/** Which customers, in which order. */
export interface View {
  readonly query: CustomerQuery
  readonly sort: readonly SortKey[]
}

export type LoadRows = (view: View, offset: number, limit: number) => Promise<CustomerWindow>

/** What changed when new rows took the place of old ones: the table scrolls accordingly. */
export type Swap =
  | { readonly kind: 'view' }
  /** The same view, read anew; what was looked at now stands `shift` rows further down. */
  | { readonly kind: 'refresh'; readonly shift: number }

interface Range {
  readonly first: number
  readonly last: number
}

/** One reading of a view. A later one replaces it as a whole, once its first rows are there. */
interface Reading {
  readonly view: View
  readonly pages: RowPages
}

interface Request {
  readonly kind: Swap['kind']
  readonly view: View
  readonly range: Range
  readonly anchor: { readonly id: number; readonly index: number } | null
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
  #version = $state(0)
  #reading: Reading
  #newest: View
  #range: Range = { first: 0, last: 0 }
  #underWay: number[] = []
  readonly #load: LoadRows
  readonly #settled: () => void
  readonly #request: (request: Request) => void

  /** `settled` is called whenever an answer has come and no newer one is awaited. */
  constructor(load: LoadRows, view: View, settled: () => void = () => undefined) {
    this.#load = load
    this.#settled = settled
    this.#newest = view
    this.#reading = { view, pages: new RowPages() }
    this.#request = latestOnly(
      (request: Request) => this.#read(request),
      (reading, request) => {
        this.#replace(reading.pages, reading.count, request)
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
    return this.#version < 0 ? this.#newest : this.#reading.view
  }

  /** The row at a place, or undefined while it is being fetched. */
  at(index: number): CustomerRow | undefined {
    return this.#version < 0 ? undefined : this.#reading.pages.at(index)
  }

  /** The customer at the current row, once known. */
  get currentRow(): CustomerRow | undefined {
    return this.current === null ? undefined : this.at(this.current)
  }

  /** Shows another view, from its start. */
  show(view: View): void {
    this.#newest = view
    this.pending = true
    this.#request({ kind: 'view', view, range: { first: 0, last: 0 }, anchor: null })
  }

  /** Reads the same view anew, as after a sync: place, current row and focus stay. */
  refresh(): void {
    this.pending = true
    if (!this.loaded || this.#newest !== this.#reading.view) {
      this.show(this.#newest)
      return
    }
    const index = this.current ?? this.#range.first
    const row = this.at(index)
    this.#request({
      kind: 'refresh',
      view: this.#newest,
      range: this.#range,
      anchor: row === undefined ? null : { id: row.id, index },
    })
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
        void this.#fetch(this.#reading, page)
    }
  }

  async #fetch(reading: Reading, page: number): Promise<void> {
    const underWay = this.#underWay
    underWay.push(page)
    try {
      const window = await this.#load(reading.view, page * pageSize, pageSize)
      if (reading !== this.#reading) return
      reading.pages.put(page, window.rows)
      this.count = window.count
      this.error = null
      this.#version += 1
    } catch (thrown) {
      if (reading === this.#reading) this.error = errorData(thrown)
      return
    } finally {
      underWay.splice(underWay.indexOf(page), 1)
    }
    this.#fill()
  }

  async #read({ view, range }: Request): Promise<Reading & { readonly count: number }> {
    const pages = new RowPages()
    const windows = await Promise.all(
      pagesOf(range.first, range.last).map(async (page) => {
        const window = await this.#load(view, page * pageSize, pageSize)
        pages.put(page, window.rows)
        return window
      }),
    )
    return { view, pages, count: windows[0]?.count ?? 0 }
  }

  #replace(pages: RowPages, count: number, { kind, view, anchor }: Request): void {
    const before = this.current
    this.#reading = { view, pages }
    this.#underWay = []
    this.count = count
    this.loaded = true
    this.pending = false
    this.error = null
    this.#version += 1
    if (kind === 'view') {
      this.current = null
      this.swap = { kind }
    } else {
      const place = anchor === null ? null : pages.indexOf(anchor.id, anchor.index)
      const shift = place === null || anchor === null ? 0 : place - anchor.index
      this.current = before === null || count === 0 ? null : Math.min(before + shift, count - 1)
      this.swap = { kind, shift }
    }
    this.#fill()
  }
}
