import type { Database } from 'better-sqlite3'
import { expect, it } from 'vitest'
import { noBits, setBit } from '#backend/index/bits'
import { chunkSize } from '#backend/index/chunks'
import { restSteps } from '#backend/index/keep'
import { readChunks } from '#backend/index/orders/orders'
import { openOrders } from '#backend/index/orders/order-view'
import { chunksInPart, partMarks } from '#backend/index/orders/parts'
import { readSlots } from '#backend/index/slots'
import { columnKeys } from '#shared/columns'
import { apiRow, takeIn, testCopy } from '../../api-rows'

/** The part of each slot of an order as it is stored, and by the chunk that the slot is in. */
function partsOf(
  database: Database,
  column: (typeof columnKeys)[number],
): Record<'stored' | 'met', number[]> {
  const chunks = readChunks(database, column)
  const each = chunksInPart(chunks.length)
  const met: number[] = []
  for (const [index, { slots }] of chunks.entries()) {
    for (const slot of slots) met[slot] = Math.floor(index / each)
  }
  const rows = database.prepare<[string], Buffer>('SELECT parts FROM kept_part WHERE name = ? ORDER BY block')
  return { stored: [...Buffer.concat(rows.pluck().all(column))], met }
}

it('are known of every slot, of those that moved, came and went too', () => {
  const database = testCopy()
  const rowOf = (id: number, turn: number) =>
    apiRow(id, {
      spent: (id * 7919 + turn * 4001) % 20_000,
      name: `Name ${String((id * 31 + turn * 77) % 9000)}`,
    })
  const rows = Array.from({ length: 66_000 }, (_, index) => rowOf(index + 1, 0))
  takeIn(database, rows)
  Array.from(restSteps(database))
  const changed = rows.map((row, index) => (index % 300 === 7 ? rowOf(index + 1, 1) : row))
  const added = Array.from({ length: 90 }, (_, index) => rowOf(70_000 + index, 2))
  takeIn(database, [...changed.slice(40), ...added], 2_001)
  expect(readSlots(database).ids.length).toBe(66_090)
  for (const column of columnKeys) {
    const { stored, met } = partsOf(database, column)
    expect(stored).toEqual(met)
  }
  expect(new Set(partsOf(database, 'spent').stored).size).toBe(9)

  const bits = noBits(66_090)
  for (let slot = 0; slot < 66_090; slot += 7) setBit(bits, slot)
  const order = openOrders(database).open('spent', { count: 66_090, filled: 66_090 })
  const tallied = (): Int32Array => {
    const counts = new Int32Array(9)
    for (const steps = order.tally(bits, counts); steps.next().done !== true;);
    return counts
  }
  const expected = new Int32Array(9)
  for (const [slot, part] of partsOf(database, 'spent').met.entries()) {
    if (slot % 7 === 0) expected[part] = (expected[part] ?? 0) + 1
  }
  expect(tallied()).toEqual(expected)
  // What was read is known by now.
  expect(tallied()).toEqual(expected)
})

it('are made of several chunks where there are more than a byte can tell', () => {
  const endsOf = (chunks: number): number[] =>
    Array.from({ length: chunks }, (_, chunk) => (chunk + 1) * chunkSize - (chunk === chunks - 1 ? 5 : 0))
  expect([1, 256, 257, 512, 513].map(chunksInPart)).toEqual([1, 1, 2, 2, 3])
  expect([...partMarks([])]).toEqual([0])
  expect([...partMarks([10])]).toEqual([0, 10])
  expect([...partMarks(endsOf(3))]).toEqual([0, chunkSize, 2 * chunkSize, 3 * chunkSize - 5])
  const marks = partMarks(endsOf(301))
  expect(marks.length).toBe(152)
  expect([...marks.slice(-3)]).toEqual([298 * chunkSize, 300 * chunkSize, 301 * chunkSize - 5])
})
