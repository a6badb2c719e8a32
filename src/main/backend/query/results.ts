import type { SortKey } from '#shared/columns'
import type { Condition } from './condition'
import {
  commonCounted,
  countBits,
  eachBit,
  hasBit,
  without,
  type Bits,
  type CountedBits,
} from '../index/bits'
import { createCache } from '../index/cache'
import type { OrderView } from '../index/orders/order-view'
import { radixSort } from '../index/orders/radix'
import type { KeptReader } from '../index/reader'
import { Walk } from '../index/orders/walk'

/** What was found last, while a person types and deletes: a bit for each customer. */
const mostFound = 12
/** The results that were put in order last, while a person sorts: up to 4 bytes for each customer. */
const mostResults = 6

/** The customers that match, in an order. */
export interface Result {
  /** How many match. */
  readonly count: number
  /** Their slots from `offset` on, at most `limit` of them. */
  readonly slots: (offset: number, limit: number) => Int32Array
  /** Does a part of what makes all places equally quick to get at; gives whether nothing is left to do. */
  readonly prepare: () => boolean
}

/** Who comes first where no sort is given. */
export interface Best {
  /** Tells it from what comes first in what else finds the same. */
  readonly key: string
  readonly slots: () => Bits
  /** The first of them by name, as far as that is known without looking for them all. */
  readonly first: () => Int32Array
}

export interface Found extends CountedBits {
  /** Tells it from what others find in the same customers. */
  readonly key: string
}

/** Finds what matches, and puts it in order. To be used in the transaction in which the reader was refreshed. */
export interface Results {
  readonly found: (where: Condition) => Found
  readonly ordered: (where: Condition, sort: readonly SortKey[], best: Best | null) => Result
  /** Slots that were found some other way, in the order of a sort. */
  readonly inOrder: (bits: Bits, sort: readonly SortKey[]) => Int32Array
  readonly clear: () => void
}

/** So many steps of an order are counted at once while nobody waits: less than a millisecond's work. */
const stepsAtOnce = 4

/** What is made when it is asked for first. */
function once<Value extends object>(make: () => Value): () => Value {
  let made: Value | null = null
  return () => (made ??= make())
}

const byName: SortKey = { column: 'name', descending: false }

/** A result that was put in order as a whole. */
function listed(slots: Int32Array): Result {
  return {
    count: slots.length,
    slots: (offset, limit) => slots.slice(offset, offset + limit),
    prepare: () => true,
  }
}

/**
 * Whether so few of all match that their values are read and sorted sooner than they are met on a walk through the order
 * of all, which goes the further the fewer they are.
 */
const isFew = (matches: number, all: number): boolean => 3 * matches * matches <= all

/** All slots of a result, in its order. */
const allOf = (result: Result): Int32Array => result.slots(0, result.count)

/**
 * For every slot where its value stands among the values of an order, empty ones last; turned round where `descending`.
 */
function ranksOf(order: OrderView, descending: boolean): Float64Array {
  const ranks = new Float64Array(order.count).fill(Infinity)
  order.load({ start: 0, end: order.count })
  for (let place = 0; place < order.filled;) {
    const { start, end } = order.runAt(place)
    for (; place < end; place += 1) ranks[order.slots[place] ?? 0] = descending ? -start : start
  }
  return ranks
}

export function createResults(kept: KeptReader, match: (condition: Condition) => CountedBits): Results {
  const finds = createCache<string, Found>(mostFound)
  const orders = createCache<string, Result>(mostResults)

  const find = (where: Condition): Found => {
    const key = JSON.stringify(where)
    return finds.get(key, () => ({ ...match(where), key }))
  }

  const sorted = (key: SortKey, { bits, count }: CountedBits): Result => {
    let known: Int32Array | null = null
    const sort = (): Int32Array => {
      const slots: number[] = []
      eachBit(bits, (slot) => slots.push(slot))
      return kept.sortFew(slots, key)
    }
    return {
      count,
      slots: (offset, limit) => (known ??= sort()).slice(offset, offset + limit),
      prepare: () => true,
    }
  }

  const walk = (key: SortKey, { bits, count }: CountedBits): Result => {
    if (count === 0) return listed(new Int32Array())
    if (isFew(count, kept.count())) return sorted(key, { bits, count })
    const { column, descending } = key
    const one = new Walk(bits, count)
    return {
      count,
      slots: (offset, limit) => one.slots(kept.order(column), descending, offset, limit),
      prepare: () => one.prepare(kept.order(column), stepsAtOnce),
    }
  }

  /** By several columns: put in order by the last, then stably by those before it. */
  const byAll = (found: CountedBits, sort: readonly SortKey[], last: SortKey): Result => {
    let slots = allOf(walk(last, found))
    for (const { column, descending } of sort.slice(0, -1).reverse()) {
      slots = radixSort(slots, ranksOf(kept.order(column), descending))
    }
    return listed(slots)
  }

  const bestFirst = (found: CountedBits, best: Best): Result => {
    const begin = best.first().filter((slot) => hasBit(found.bits, slot))
    // Nobody looks further, mostly.
    const further = once(() => {
      const bits = best.slots()
      const first = commonCounted(found.bits, bits)
      const others = once(() => {
        if (first.count === 0) return walk(byName, found)
        return walk(byName, { bits: without(found.bits, bits), count: found.count - first.count })
      })
      return { first: walk(byName, first), others }
    })
    return {
      count: found.count,
      slots: (offset, limit) => {
        const slots = new Int32Array(Math.max(0, Math.min(limit, found.count - offset)))
        if (offset + slots.length <= begin.length) return begin.slice(offset, offset + slots.length)
        const { first, others } = further()
        const start = first.slots(offset, limit)
        slots.set(start)
        const left = slots.length - start.length
        if (left > 0) slots.set(others().slots(Math.max(0, offset - first.count), left), start.length)
        return slots
      },
      prepare: () => further().first.prepare() && further().others().prepare(),
    }
  }

  const order = (found: CountedBits, sort: readonly SortKey[], best: Best | null): Result => {
    // A column that comes again has decided already.
    const keys = sort.filter(({ column }, at) => sort.findIndex((key) => key.column === column) === at)
    const [first] = keys
    const last = keys.at(-1)
    if (first === undefined || last === undefined) {
      return best === null ? walk(byName, found) : bestFirst(found, best)
    }
    return first === last || first.column === 'id' ? walk(first, found) : byAll(found, keys, last)
  }

  return {
    found: find,
    ordered: (where, sort, best) =>
      orders.get(JSON.stringify([where, sort, best?.key]), () => order(find(where), sort, best)),
    inOrder: (bits, sort) => allOf(order({ bits, count: countBits(bits) }, sort, null)),
    clear: () => {
      finds.clear()
      orders.clear()
    },
  }
}
