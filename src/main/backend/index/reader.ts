import type { Database } from 'better-sqlite3'
import type { ColumnKey, SortKey } from '#shared/columns'
import { readState } from '../sqlite/state'
import { createCache } from './cache'
import type { FlagColumn, NumberColumn } from '../copy/schema/column-list'
import { openNumbers, readFlags } from './columns/columns'
import type { Flags } from './columns/flags'
import type { KeptState } from './keep'
import type { NumbersBySlot } from './columns/numbers'
import { computeOrder, slotsById } from './orders/compute-order'
import { orderRules, type OrderRule } from '../copy/schema/order-keys'
import { openOrders, ownOrder, type OrderView } from './orders/order-view'
import { readSlots, type Slots } from './slots'
import { sortFew } from './orders/sort-few'
import { indexState } from './state'
import { revisionState } from '../copy/state'

/**
 * So many orders are held in memory, of 4 MB each for a million customers. What leaves is written over, because memory
 * that is thrown away comes back late.
 */
const mostOrders = 2
/** Flags take 0.25 MB. Numbers are not held: they are looked through as they are read. */
const mostFlags = 8

/**
 * What is kept beside the customers, read as it is asked for. All of it is of one revision, in one transaction. What it
 * gives is to be used at once: it may be written over when another order is asked for.
 */
export interface KeptReader {
  /** To be called first in each transaction. Whether the customers changed since the last time. */
  readonly refresh: () => boolean
  /** Goes up whenever the customers change. */
  readonly revision: () => number | null
  /** How many slots there are. */
  readonly count: () => number
  readonly slots: () => Slots
  readonly numbers: (column: NumberColumn) => NumbersBySlot
  readonly flags: (column: FlagColumn) => Flags
  readonly order: (column: ColumnKey) => OrderView
  /** A few slots in the order of a column. */
  readonly sortFew: (slots: readonly number[], key: SortKey) => Int32Array
}

const nothing: KeptState = { language: 'en', count: 0, filled: {}, generation: -1 }

export function openKeptReader(database: Database): KeptReader {
  let revision: number | null | undefined
  let kept = nothing
  let slots: Slots | null = null
  let spareSlots: Int32Array | undefined
  const stored = openOrders(database)
  const orders = createCache<ColumnKey, OrderView>(mostOrders, (order) => {
    spareSlots = order.slots
  })
  const flags = createCache<FlagColumn, Flags>(mostFlags)

  const slotsNow = (): Slots => (slots ??= readSlots(database))

  const ruleOf = (name: ColumnKey): OrderRule => {
    const rule = orderRules(kept.language).find(({ column }) => column === name)
    if (rule === undefined) throw new RangeError(`There is no order of ${name}.`)
    return rule
  }

  const view = (name: ColumnKey): OrderView => {
    // Orders may have been made since, of the same customers.
    if (kept.filled[name] === undefined) kept = readState(database, indexState) ?? nothing
    const filled = kept.filled[name]
    if (filled !== undefined) {
      const spare = spareSlots
      spareSlots = undefined
      return stored.open(name, { count: kept.count, filled }, spare)
    }
    return ownOrder(computeOrder(database, ruleOf(name), slotsNow(), slotsById(slotsNow())))
  }

  return {
    refresh: () => {
      const current = readState(database, revisionState)
      if (current === revision) return false
      revision = current
      const before = kept
      kept = readState(database, indexState) ?? nothing
      if (before.generation !== kept.generation || before.count !== kept.count) slots = null
      orders.clear()
      stored.clear()
      flags.clear()
      return true
    },
    revision: () => revision ?? null,
    count: () => kept.count,
    slots: slotsNow,
    numbers: (name) => openNumbers(database, name, kept.count),
    flags: (name) => flags.get(name, () => readFlags(database, name, kept.count)),
    order: (name) => orders.get(name, () => view(name)),
    sortFew: (slots, { column, descending }) =>
      sortFew(database, ruleOf(column), slotsNow().ids, slots, descending),
  }
}
