import type { Database } from 'better-sqlite3'
import type { ColumnKey } from '#shared/columns'
import { readState } from '../../database/state'
import { createCache } from './cache'
import { readColumn, type FlagColumn, type KeptColumn, type NumberColumn, type Values } from './columns'
import type { KeptState } from './keep'
import { computeOrder, slotsById } from './compute-order'
import { orderRules } from './order-keys'
import { openOrder, ownOrder, type OrderView } from './order-view'
import { readSlots, type Slots } from './slots'

/** So many orders and columns are held in memory: up to 4 and 8 MB each for a million customers. */
const mostOrders = 4
const mostColumns = 4

/** What is kept beside the customers, read as it is asked for. All of it is of one revision, in one transaction. */
export interface KeptReader {
  /** To be called first in each transaction. Whether the customers changed since the last time. */
  readonly refresh: () => boolean
  /** Goes up whenever the customers change. */
  readonly revision: () => number | null
  /** How many slots there are. */
  readonly count: () => number
  readonly slots: () => Slots
  readonly numbers: (column: NumberColumn) => Float64Array
  readonly flags: (column: FlagColumn) => Uint8Array
  readonly order: (column: ColumnKey) => OrderView
}

const nothing: KeptState = { language: 'en', count: 0, filled: {}, generation: -1 }

export function openKeptReader(database: Database): KeptReader {
  let revision: number | null | undefined
  let kept = nothing
  let slots: Slots | null = null
  const orders = createCache<ColumnKey, OrderView>(mostOrders)
  const columns = createCache<KeptColumn, Values>(mostColumns)
  const column = (name: KeptColumn): Values => columns.get(name, () => readColumn(database, name, kept.count))

  const slotsNow = (): Slots => (slots ??= readSlots(database))

  const view = (name: ColumnKey): OrderView => {
    // Orders may have been made since, of the same customers.
    if (kept.filled[name] === undefined) kept = readState(database, 'kept') ?? nothing
    const filled = kept.filled[name]
    if (filled !== undefined) return openOrder(database, name, kept.count, filled)
    const rule = orderRules(kept.language).find(({ column: one }) => one === name)
    if (rule === undefined) throw new RangeError(`There is no order of ${name}.`)
    return ownOrder(computeOrder(database, rule, slotsNow(), slotsById(slotsNow())))
  }

  return {
    refresh: () => {
      const current = readState(database, 'revision')
      if (current === revision) return false
      revision = current
      const before = kept
      kept = readState(database, 'kept') ?? nothing
      if (before.generation !== kept.generation || before.count !== kept.count) slots = null
      orders.clear()
      columns.clear()
      return true
    },
    revision: () => revision ?? null,
    count: () => kept.count,
    slots: slotsNow,
    numbers: (name) => {
      const values = column(name)
      return values instanceof Float64Array ? values : Float64Array.from(values)
    },
    flags: (name) => {
      const values = column(name)
      return values instanceof Uint8Array ? values : Uint8Array.from(values)
    },
    order: (name) => orders.get(name, () => view(name)),
  }
}
