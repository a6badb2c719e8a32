import fc from 'fast-check'
import { expect, it } from 'vitest'
import { alphabetOf, letters, type Alphabet, type Collation } from '#backend/index/orders/alphabet'
import { languages } from '#shared/locale/languages'
import { ranksOf, rowOfEntry, type Order } from '#backend/index/orders/order'
import { LetterSorter } from '#backend/index/orders/sort-letters'
import { TextSorter, withChangedRows } from '#backend/index/orders/text-order'

const isAlphabet = (by: Collation): by is Alphabet => 'weightOf' in by
const collation = fc.constantFrom<Collation>(letters, ...languages.map(alphabetOf))
const letter = fc.constantFrom(...'aAbeEəxhzçcÇğgıiİIoöşsuüя йёЁ-.@_01\'"é😀\u0301\uffff\u0001')
const similar = fc.constantFrom(
  'leyla.aliyeva@example.com',
  'leyla.aliyeva2@example.com',
  'Leyla.Aliyeva@Example.com',
)
const text = fc.option(
  fc.oneof(
    { weight: 4, arbitrary: fc.string({ unit: letter, maxLength: 20 }) },
    { weight: 2, arbitrary: fc.string({ unit: fc.constantFrom('a', 'A', 'ə', 'x'), maxLength: 15 }) },
    { weight: 1, arbitrary: similar },
    { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom('0', '1', 'ÿ', 'ж', '\0'), maxLength: 18 }) },
  ),
  { nil: null },
)

function sorted(texts: readonly (string | null)[], by: Collation): Order {
  if (isAlphabet(by)) {
    const sorter = new TextSorter(texts.length, by)
    for (const one of texts) sorter.add(one)
    return sorter.order()
  }
  const sorter = new LetterSorter(texts.length)
  for (const one of texts) sorter.add(one)
  return sorter.order((row) => texts[row] ?? '')
}

const keyOf = (one: string | null | undefined, by: Collation): string | null =>
  one === null || one === undefined ? null : by.keyOf(one)

/** Rows with their keys as a plain sort has them. */
function plainly(texts: readonly (string | null)[], by: Collation, ids: readonly number[]): number[] {
  return [...texts.keys()].sort((a, b) => {
    const [one, other] = [keyOf(texts[a], by), keyOf(texts[b], by)]
    const order =
      one === null || other === null ? Number(one === null) - Number(other === null) : by.compare(one, other)
    return order || (ids[a] ?? 0) - (ids[b] ?? 0)
  })
}

function expectOrder(
  order: Order,
  texts: readonly (string | null)[],
  by: Collation,
  ids: readonly number[],
): void {
  const rows = plainly(texts, by, ids)
  expect([...order.entries].map(rowOfEntry)).toEqual(rows)
  expect(order.filled).toBe(texts.filter((one) => keyOf(one, by) !== null).length)
  const keys = rows.map((row) => keyOf(texts[row], by))
  const isNew = keys.map((key, at) => {
    const before = keys[at - 1]
    if (at === 0 || key === null || before === null || before === undefined) return at === 0 || key !== before
    return by.compare(before, key) !== 0
  })
  expect([...order.entries].map((entry) => entry < 0)).toEqual(isNew)
}

it('sorts texts as the collator does, and marks where another value begins', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 60 }), collation, (texts, by) => {
      expectOrder(sorted(texts, by), texts, by, [...texts.keys()])
    }),
    { numRuns: 1500 },
  )
})

it('puts changed and added rows where they belong', () => {
  const change = fc.record({ row: fc.nat(50), now: text })
  fc.assert(
    fc.property(
      fc.array(text, { maxLength: 40 }),
      fc.array(change, { maxLength: 20 }),
      fc.array(fc.tuple(text, fc.boolean()), { maxLength: 10 }),
      collation,
      (before, changes, added, by) => {
        // Ids of added rows are before or after all others.
        const ids = [...before.keys(), ...added.map(([, isLate], at) => (isLate ? 1000 + at : at - 1000))]
        const texts = [...before, ...added.map(([one]) => one)]
        const changed = new Set(added.map((_, at) => before.length + at))
        for (const { row, now } of changes) {
          if (row >= before.length) continue
          texts[row] = now
          changed.add(row)
        }
        const order = withChangedRows(sorted(before, by), {
          changed: [...changed].map((row) => ({ row, id: ids[row] ?? 0, key: keyOf(texts[row], by) })),
          collation: by,
          keyOfRow: (row) => {
            expect(changed.has(row)).toBe(false)
            return keyOf(texts[row], by)
          },
          idOfRow: (row) => ids[row] ?? 0,
        })
        expectOrder(order, texts, by, ids)
      },
    ),
    { numRuns: 1500 },
  )
})

it('ranks rows by their values', () => {
  const order = sorted(['b', null, 'a', 'b', ' '], alphabetOf('en'))
  expect([...ranksOf(order)]).toEqual([2, 0, 1, 2, 0])
})
