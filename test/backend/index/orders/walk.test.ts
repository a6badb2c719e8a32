import fc from 'fast-check'
import { expect, it } from 'vitest'
import { countBits, noBits, setBit } from '#backend/index/bits'
import { ownOrder } from '#backend/index/orders/order-view'
import { Walk } from '#backend/index/orders/walk'

/** An order of values, the missing ones last, as they are kept. */
function orderOf(values: readonly (number | null)[]): Parameters<typeof ownOrder>[0] {
  const slots = values
    .map((value, slot) => ({ value, slot }))
    .sort((a, b) => (a.value ?? Infinity) - (b.value ?? Infinity) || a.slot - b.slot)
  const starts = noBits(values.length)
  for (const [place, { value }] of slots.entries()) {
    if (place === 0 || value !== slots[place - 1]?.value) setBit(starts, place)
  }
  return {
    slots: Int32Array.from(slots, ({ slot }) => slot),
    starts,
    filled: values.filter((value) => value !== null).length,
  }
}

/** Enough customers, some times, that it is counted where the members are. Few kinds of values make long runs. */
const scenes = fc.record({
  customers: fc.oneof(fc.integer({ min: 1, max: 30_000 }), fc.integer({ min: 30_000, max: 150_000 })),
  kinds: fc.constantFrom(1, 2, 3, 50, 5000, 1_000_000),
  empty: fc.constantFrom(0, 0.02, 0.5, 1),
  members: fc.constantFrom(1, 0.9, 0.4, 0.01, 0.0005, 0),
  /** Where among the values they are. */
  where: fc.constantFrom<(share: number) => boolean>(
    () => true,
    (share) => share < 0.3,
    (share) => share > 0.4 && share < 0.6,
    (share) => share > 0.99,
    (share) => share < 0.05 || share > 0.999,
  ),
  seed: fc.integer(),
  looks: fc.array(
    fc.record({
      descending: fc.boolean(),
      at: fc.double({ min: 0, max: 1.05, noNaN: true }),
      limit: fc.constantFrom(0, 1, 7, 200, 5000, Infinity),
      prepared: fc.constantFrom(0, 0, 1, 3, 30),
    }),
    { minLength: 1, maxLength: 12 },
  ),
})

it('goes through the members of an order, both ways, wherever it begins', () => {
  fc.assert(
    fc.property(scenes, ({ customers, kinds, empty, members, where, seed, looks }) => {
      let state = seed | 1
      const random = (): number => {
        state = (Math.imul(state, 1_103_515_245) + 12_345) | 0
        return (state >>> 8) / 2 ** 24
      }
      const values = Array.from({ length: customers }, () =>
        random() < empty ? null : Math.floor(random() * kinds),
      )
      const bits = noBits(customers)
      for (const [slot, value] of values.entries()) {
        if ((value === null || where(value / kinds)) && random() < members) setBit(bits, slot)
      }
      const known = orderOf(values)
      const order = ownOrder(known)
      const count = countBits(bits)
      const found = [...known.slots].filter((slot) => ((bits[slot >>> 5] ?? 0) >>> (slot & 31)) & 1)
      const largestFirst = found.toSorted(
        (a, b) => (values[b] ?? -Infinity) - (values[a] ?? -Infinity) || a - b,
      )
      const ways = { up: new Walk(bits, count), down: new Walk(bits, count) }
      for (const { descending, at, limit, prepared } of looks) {
        const offset = Math.floor(at * count)
        const expected = (descending ? largestFirst : found).slice(offset, offset + limit)
        const walk = descending ? ways.down : ways.up
        walk.prepare(order, prepared)
        expect([...walk.slots(order, descending, offset, limit)]).toEqual(expected)
      }
    }),
    { numRuns: 100 },
  )
})

it('counts anew where an order was read again: what was read before may be written over', () => {
  const count = 120_000
  const bits = noBits(count)
  for (let slot = 0; slot < count; slot += 3) setBit(bits, slot)
  const open = (): ReturnType<typeof ownOrder> =>
    ownOrder(orderOf(Array.from({ length: count }, (_, slot) => count - slot)))
  const walk = new Walk(bits, countBits(bits))
  const before = open()
  expect(walk.prepare(before, 1)).toBe(false)
  before.slots.fill(0)
  expect([...walk.slots(open(), false, 35_000, 2)]).toEqual([14_997, 14_994])
})
