import { expect, it } from 'vitest'
import { createSlots, readSlots, writeSlots } from '#backend/index/slots'
import { testCopy } from '../api-rows'

const written = (ids: readonly number[]): ReturnType<typeof readSlots> => {
  const database = testCopy()
  writeSlots(database, Float64Array.from(ids), 0)
  return readSlots(database)
}

it('gives ids back, in half the memory where all are of 32 bits', () => {
  const many = Array.from({ length: 20_000 }, (_, at) => at * 3 - 50)
  const small = written(many)
  expect(small.ids).toBeInstanceOf(Int32Array)
  expect(Array.from(small.ids)).toEqual(many)
  expect([small.slotOf(-50), small.slotOf(-47), small.slotOf(-48), small.slotOf(59_947)]).toEqual([
    0,
    1,
    undefined,
    19_999,
  ])
  const large = written([...many, 2 ** 31])
  expect(large.ids).toBeInstanceOf(Float64Array)
  expect(Array.from(large.ids)).toEqual([...many, 2 ** 31])
  expect(large.slotOf(2 ** 31)).toBe(20_000)
  expect(written([]).ids).toHaveLength(0)
})

it('finds those that were added behind others', () => {
  const { slotOf } = createSlots(Float64Array.of(5, 9, 3, -1))
  expect([5, 9, 3, -1, 4].map(slotOf)).toEqual([0, 1, 2, 3, undefined])
})
