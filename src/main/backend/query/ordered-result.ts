import type { SortKey } from '#shared/columns'
import type { Condition } from './condition'
import { common, countBits, hasBit, without, type Bits } from '../index/bits'
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

function joined(parts: readonly Int32Array[]): Int32Array {
  const all = new Int32Array(parts.reduce((length, part) => length + part.length, 0))
  let length = 0
  for (const part of parts) {
    all.set(part, length)
    length += part.length
  }
  return all
}

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
    const all = [...ranks, null]
    const parts: OrderedResult[] = []
    let rest = bits
    /** The next part that is not known yet. The first window mostly needs the first parts alone. */
    const nextPart = (): OrderedResult => {
      const rank = all[parts.length] ?? null
      const part = rank === null ? rest : common(rest, evaluate(rank))
      rest = without(rest, part)
      const result = scan(byName, part)
      parts.push(result)
      return result
    }
    return {
      count: countBits(bits),
      rows: (offset, limit) => {
        const found: Int32Array[] = []
        let [before, left] = [offset, limit]
        for (let at = 0; at < all.length && left > 0; at += 1) {
          const part = parts[at] ?? nextPart()
          if (before < part.count) {
            const rows = part.rows(before, Math.min(left, part.count - before))
            found.push(rows)
            left -= rows.length
          }
          before = Math.max(0, before - part.count)
        }
        return joined(found)
      },
    }
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
