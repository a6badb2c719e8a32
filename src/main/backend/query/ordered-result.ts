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

/** Which customers come first if no sort is given. */
export interface Best {
  /** Identifies it among other queries with the same matches. */
  readonly key: string
  readonly rows: () => Bits
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
  readonly ordered: (where: Condition, sort: readonly SortKey[], best: Best | null) => OrderedResult
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

  /** The best by name, then the others by name. */
  const bestFirst = (bits: Bits, best: Bits): OrderedResult => {
    const first = scan(byName, common(bits, best))
    const others = scan(byName, without(bits, best))
    return {
      count: first.count + others.count,
      rows: (offset, limit) => {
        const begin = first.rows(offset, limit)
        if (begin.length === limit) return begin
        const rest = others.rows(Math.max(0, offset - first.count), limit - begin.length)
        const rows = new Int32Array(begin.length + rest.length)
        rows.set(begin)
        rows.set(rest, begin.length)
        return rows
      },
    }
  }

  const order = (bits: Bits, sort: readonly SortKey[], best: Best | null): OrderedResult => {
    // A repeated column changes nothing, and neither does a column after the id.
    const keys = sort.filter(({ column }, at) => sort.findIndex((key) => key.column === column) === at)
    const [first, second] = keys
    if (first === undefined) return best === null ? scan(byName, bits) : bestFirst(bits, best.rows())
    return second === undefined || first.column === 'id' ? scan(first, bits) : sorted(keys, bits)
  }

  return {
    matches,
    ordered: (where, sort, best) =>
      cachedResults.get(JSON.stringify([where, sort, best?.key]), () =>
        order(matches(where).bits, sort, best),
      ),
    inOrder: (bits, sort) => {
      const { rows, count } = order(bits, sort, null)
      return rows(0, count)
    },
    clear: () => {
      cachedMatches.clear()
      cachedResults.clear()
    },
  }
}
