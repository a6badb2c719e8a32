import type { SortKey } from '#shared/columns'
import type { Condition } from './condition'
import { countBits, hasBit, type Bits } from '../index/bits'
import { createCache } from '../index/cache'
import { sortByKeys } from '../index/orders/radix'
import { scanOrder } from '../index/orders/scan-order'
import type { IndexReader } from '../index/reader'

/** The most cached matches while a person types and deletes: one bit per customer. */
const maxMatches = 12
/** The most cached sorted results: up to 4 bytes per customer. */
const maxResults = 6

/** The customers that match, in an order. */
export interface OrderedResult {
  /** How many match. */
  readonly count: number
  /** Their rows from `offset` on, at most `limit` of them. */
  readonly rows: (offset: number, limit: number) => Int32Array
}

export interface Matches {
  readonly bits: Bits
  readonly count: number
  /** Identifies them among other matches in the same copy. */
  readonly key: string
}

/** Finds matches and orders them. Use it in the transaction in which the index reader was refreshed. */
export interface Results {
  readonly matches: (where: Condition) => Matches
  /**
   * Without a sort, customers that meet the first of `ranks` come first, then those that meet the next, and the others last.
   * Customers of a rank are ordered by name.
   */
  readonly ordered: (where: Condition, sort: readonly SortKey[], ranks: readonly Condition[]) => OrderedResult
  /** Any rows in the order of a sort. */
  readonly inOrder: (rows: Bits, sort: readonly SortKey[]) => Int32Array
  readonly clear: () => void
}

const byName: SortKey = { column: 'name', descending: false }

export function createResults(index: IndexReader, evaluate: (condition: Condition) => Bits): Results {
  const cachedMatches = createCache<string, Matches>(maxMatches)
  const cachedResults = createCache<string, OrderedResult>(maxResults)

  const matches = (where: Condition): Matches => {
    const key = JSON.stringify(where)
    return cachedMatches.get(key, () => {
      const bits = evaluate(where)
      return { bits, count: countBits(bits), key }
    })
  }

  /** By one column: a scan along its order. */
  const scan = ({ column, descending }: SortKey, bits: Bits): OrderedResult => ({
    count: countBits(bits),
    rows: (offset, limit) => scanOrder(index.order(column), descending, bits, { offset, limit }),
  })

  /** By several columns: the matches are sorted by the last, then by those before it. */
  const sorted = (sort: readonly SortKey[], bits: Bits): OrderedResult => {
    let rows: Int32Array = index.byId().filter((row) => hasBit(bits, row))
    for (const { column, descending } of sort.toReversed()) {
      rows = sortByKeys(rows, index.keys(column), descending)
    }
    return { count: rows.length, rows: (offset, limit) => rows.slice(offset, offset + limit) }
  }

  /** By name within each rank. */
  const ranked = (bits: Bits, ranks: readonly Condition[]): OrderedResult => {
    const count = countBits(bits)
    const rest = scanOrder(index.order(byName.column), false, bits, { offset: 0, limit: count })
    const rows = new Int32Array(count)
    let [length, left] = [0, count]
    // Takes the rows of a rank out of the rest.
    for (const rank of [...ranks.map(evaluate), bits]) {
      let others = 0
      for (let at = 0; at < left; at += 1) {
        const row = rest[at] ?? 0
        if (hasBit(rank, row)) rows[length++] = row
        else rest[others++] = row
      }
      left = others
    }
    return { count, rows: (offset, limit) => rows.slice(offset, offset + limit) }
  }

  const order = (bits: Bits, sort: readonly SortKey[], ranks: readonly Condition[]): OrderedResult => {
    // A repeated column changes nothing, and neither does a column after the id.
    const keys = sort.filter(({ column }, at) => sort.findIndex((key) => key.column === column) === at)
    const [first, second] = keys
    if (first === undefined) return ranks.length === 0 ? scan(byName, bits) : ranked(bits, ranks)
    return second === undefined || first.column === 'id' ? scan(first, bits) : sorted(keys, bits)
  }

  return {
    matches,
    ordered: (where, sort, ranks) =>
      cachedResults.get(JSON.stringify([where, sort, ranks]), () => order(matches(where).bits, sort, ranks)),
    inOrder: (bits, sort) => {
      const { rows, count } = order(bits, sort, [])
      return rows(0, count)
    },
    clear: () => {
      cachedMatches.clear()
      cachedResults.clear()
    },
  }
}
