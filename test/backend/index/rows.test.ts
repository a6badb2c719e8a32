import { expect, it } from 'vitest'
import { eachBit } from '#backend/index/bits'
import { bitsOfIds, createRows, narrowed, rowsById } from '#backend/index/rows'

it('takes half the memory for ids of 32 bits', () => {
  const many = Float64Array.from({ length: 20_000 }, (_, at) => at * 3 - 50)
  expect(narrowed(many)).toBeInstanceOf(Int32Array)
  expect(Array.from(narrowed(many))).toEqual([...many])
  expect(narrowed(Float64Array.of(1, 2 ** 31))).toEqual(Float64Array.of(1, 2 ** 31))
})

it('finds rows by id, also those that were added after the others', () => {
  const rows = createRows(Float64Array.of(5, 9, -1, 3, 12), 2)
  expect([12, 5, 9, 3, -1, 4, 5].map(rows.rowOf)).toEqual([4, 0, 1, 3, 2, undefined, 0])
  const found: number[] = []
  eachBit(bitsOfIds(rows, [12, 7, 5]), (row) => found.push(row))
  expect(found).toEqual([0, 4])
})

it('has all rows in the order of their ids', () => {
  expect([...rowsById(createRows(Int32Array.of(5, 9, -1, 7, 12), 2), 2)]).toEqual([2, 0, 3, 1, 4])
  expect([...rowsById(createRows(Int32Array.of(1, 2), 2), 2)]).toEqual([0, 1])
  expect([...rowsById(createRows(Int32Array.of(1, 2), 0), 0)]).toEqual([0, 1])
})
