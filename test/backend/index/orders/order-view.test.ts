import type { Database } from 'better-sqlite3'
import { expect, it } from 'vitest'
import { hasBit } from '#backend/index/bits'
import { restSteps } from '#backend/index/keep'
import { readChunks } from '#backend/index/orders/orders'
import { openOrders, type OrderView } from '#backend/index/orders/order-view'
import type { Stretch } from '#backend/index/orders/runs'
import { readState } from '#backend/sqlite/state'
import type { ColumnKey } from '#shared/columns'
import { apiRow, takeIn, testCopy } from '../../api-rows'
import { indexState } from '#backend/index/state'

/** Orders of long runs and short ones, in chunks whose sizes changed since they were made. */
function editedCopy(): Database {
  const database = testCopy()
  const rowOf = (id: number, turn: number) =>
    apiRow(id, {
      spent: (id * 7919 + turn * 4001) % 12_000,
      receipt_count: (id + turn) % 3,
      status: (id + turn) % 10 > 0,
      venue_id: id % 4 === 0 ? null : id + turn > 20_000 ? 1 : 2,
    })
  const rows = Array.from({ length: 30_000 }, (_, index) => rowOf(index + 1, 0))
  takeIn(database, rows)
  Array.from(restSteps(database))
  const added = Array.from({ length: 45 }, (_, index) => rowOf(40_000 + index, 1))
  takeIn(
    database,
    [...rows.map((row, index) => (index % 100 === 7 ? rowOf(index + 1, 1) : row)), ...added],
    2_001,
  )
  return database
}

/** All slots of an order and the run of each place with a value, read as a whole. */
function wholeOrder(
  database: Database,
  column: ColumnKey,
  filled: number,
): { readonly slots: readonly number[]; readonly runs: readonly Stretch[] } {
  const slots: number[] = []
  const begins: number[] = []
  for (const chunk of readChunks(database, column)) {
    for (const [at, slot] of chunk.slots.entries()) {
      if (hasBit(chunk.starts, at) && slots.length < filled) begins.push(slots.length)
      slots.push(slot)
    }
  }
  const runs = begins.flatMap((start, index) => {
    const run = { start, end: begins[index + 1] ?? filled }
    return Array.from({ length: run.end - start }, () => run)
  })
  return { slots, runs }
}

it('knows the run of any place, and the slots of any stretch, whichever was asked for before', () => {
  const database = editedCopy()
  const kept = readState(database, indexState)
  for (const column of ['spent', 'receiptCount', 'active', 'venueId', 'name', 'email'] as const) {
    const size = { count: kept?.count ?? 0, filled: kept?.filled[column] ?? NaN }
    const { slots, runs } = wholeOrder(database, column, size.filled)
    expect(slots).toHaveLength(30_045)
    expect(runs).toHaveLength(size.filled)
    const open = (): OrderView => openOrders(database).open(column, size)
    const places = [0, 31, 32, 33, 8191, 8192, 8193, 11_111, 16_384, 22_500, 24_600, size.filled - 1]
    const within = places.filter((place) => place >= 0 && place < size.filled)
    const used = open()
    for (const place of [...within, ...within.toReversed()]) {
      expect(open().runAt(place)).toEqual(runs[place])
      expect(used.runAt(place)).toEqual(runs[place])
      const stretch = { start: place, end: Math.min(slots.length, place + 9000) }
      for (const order of [open(), used]) {
        order.load(stretch)
        expect([...order.slots.subarray(stretch.start, stretch.end)]).toEqual(
          slots.slice(stretch.start, stretch.end),
        )
      }
    }
  }
})
