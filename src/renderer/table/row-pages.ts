import type { CustomerRow } from '#shared/customer'

/** Rows per request. */
export const pageSize = 100
const maxPages = 60

/** The fetched pages of one list. The least recently used ones are dropped first. */
export class RowPages {
  readonly #pages = new Map<number, readonly CustomerRow[]>()

  has(page: number): boolean {
    return this.#pages.has(page)
  }

  put(page: number, rows: readonly CustomerRow[]): void {
    this.#pages.delete(page)
    this.#pages.set(page, rows)
    const [oldest] = this.#pages.keys()
    if (this.#pages.size > maxPages && oldest !== undefined) this.#pages.delete(oldest)
  }

  /** Marks a page as used. */
  touch(page: number): void {
    const rows = this.#pages.get(page)
    if (rows === undefined) return
    this.#pages.delete(page)
    this.#pages.set(page, rows)
  }

  at(index: number): CustomerRow | undefined {
    return this.#pages.get(Math.floor(index / pageSize))?.[index % pageSize]
  }
}

/** The pages that hold the rows from `first` to `last`. */
export function pagesOf(first: number, last: number): number[] {
  const from = Math.max(0, Math.floor(first / pageSize))
  const to = Math.max(from, Math.floor(last / pageSize))
  return Array.from({ length: to - from + 1 }, (_, step) => from + step)
}
