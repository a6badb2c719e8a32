import type { Database } from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eachBit, noBits, setBit } from '#backend/index/bits'
import { updateIndex } from '#backend/copy/update-index'
import { customerIndex } from '#backend/copy/schema/index-schema'
import { buildIndex } from '#backend/index/build'
import { openIndexReader } from '#backend/index/reader'
import { buildTexts } from '#backend/index/texts/build-lists'
import { addPacked, blockSize, keepPacked, packSlots } from '#backend/index/texts/slot-list'
import { openTextSearch } from '#backend/index/texts/text-search'
import { apiRow, takeIn, testCopy } from '../../api-rows'

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' ', '1', 'ə', 'щ', '😀', '.'), maxLength: 14 })
const parts = fc.string({
  unit: fc.constantFrom('a', 'b', 'c', ' ', '1', 'e', 'щ', '😀', '.'),
  minLength: 1,
  maxLength: 6,
})

/** Where to cut a part out of the stored texts: of which one, from where on, and how long. */
const cuts = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 9 })), {
  minLength: 10,
  maxLength: 30,
})
type Cut = typeof cuts extends fc.Arbitrary<(infer One)[]> ? One : never

/** Parts that are in some texts: those of random letters are in none, mostly. */
function cutOut(database: Database, [one, from, length]: Cut): string {
  const texts = database.prepare<[], string>('SELECT text FROM customer_text').pluck().all()
  const letters = Array.from(texts[one % texts.length] ?? '')
  const start = from % Math.max(1, letters.length)
  const [line = ''] = letters
    .slice(start, start + length)
    .join('')
    .split('\n')
  return line
}

/** What is asked for while somebody types a part. */
const typed = (part: string): string[] => {
  const letters = Array.from(part)
  return letters.map((_, at) => letters.slice(0, at + 1).join(''))
}

/** The ids of the customers in whose stored text each of the parts is, with and without the lists. */
function searched(database: Database, wanted: readonly string[]): { found: number[][]; begun: number[][] } {
  const kept = openIndexReader(database, customerIndex)
  kept.refresh(null)
  const search = openTextSearch(database, kept)
  const ids = (bits: Uint32Array): number[] => {
    const found: number[] = []
    eachBit(bits, (slot) => found.push(kept.rows().ids[slot] ?? NaN))
    return found.sort((a, b) => a - b)
  }
  return {
    found: wanted.map((part) => ids(search.holding(part))),
    begun: wanted.map((part) => ids(search.beginning(part, () => search.holding(part)))),
  }
}

function expected(database: Database, wanted: readonly string[]): { found: number[][]; begun: number[][] } {
  const texts = database
    .prepare<[], [number, string]>('SELECT id, text FROM customer_text ORDER BY id')
    .raw()
    .all()
  const ids = (holds: (text: string) => boolean): number[] =>
    texts.flatMap(([id, stored]) => (holds(`\n${stored}\n`) ? [id] : []))
  return {
    found: wanted.map((part) => ids((stored) => stored.includes(part))),
    begun: wanted.map((part) => ids((stored) => stored.includes(`\n${part}`) || stored.includes(` ${part}`))),
  }
}

describe('the search lists', () => {
  it('find exactly what is in the texts, before, after and since they were made', () => {
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 1, maxLength: 40, size: 'max' }),
        fc.array(text, { minLength: 1, maxLength: 10, size: 'max' }),
        fc.array(parts, { minLength: 1, maxLength: 20 }),
        cuts,
        fc.integer({ min: 1, max: 4 }),
        (first, changed, asked, places, few) => {
          const database = testCopy()
          const rows = first.map((name, index) => apiRow(index + 1, { name }))
          takeIn(database, rows)
          const wanted = [...asked, ...places.map((place) => cutOut(database, place))].flatMap(typed)
          expect(searched(database, wanted)).toEqual(expected(database, wanted))
          Array.from(buildIndex(database, customerIndex, (ids) => buildTexts(database, ids, few)))
          expect(searched(database, wanted)).toEqual(expected(database, wanted))
          const others = changed.flatMap((name, index) => [
            apiRow(index * 3 + 1, { name }),
            apiRow(index + 100, { name }),
          ])
          takeIn(database, [...rows.slice(changed.length), ...others], 2_000)
          expect(searched(database, wanted)).toEqual(expected(database, wanted))
          database.close()
        },
      ),
      { numRuns: 30 },
    )
  })

  it('know letters that are in many texts of one block, and of another only in parts', () => {
    const database = testCopy()
    const rows = Array.from({ length: blockSize + 40 }, (_, index) =>
      apiRow(index + 1, { name: index < blockSize ? (index % 8 === 0 ? 'Marsin' : 'Ali') : 'Marsa Arsin' }),
    )
    takeIn(database, rows)
    Array.from(updateIndex(database))
    const wanted = [...typed('marsin'), ...typed('arsi'), ...typed('rsa a'), ' a', ' ar', ' arsi']
    expect(searched(database, wanted)).toEqual(expected(database, wanted))
  })

  it('find what is longer than anybody looks up', () => {
    const database = testCopy()
    const long = 'abc '.repeat(40).trim()
    takeIn(database, [
      apiRow(1, { name: long }),
      apiRow(2, { name: long.slice(0, -1) }),
      apiRow(3, { name: `x${long}` }),
    ])
    Array.from(updateIndex(database))
    const wanted = [long, long.slice(0, 64), long.slice(0, 65), long.slice(1), `${long.slice(0, -1)}d`]
    expect(searched(database, wanted)).toEqual(expected(database, wanted))
  })

  it('pack the slots of a block and give them back', () => {
    const few = fc
      .uniqueArray(fc.nat(blockSize - 1), { maxLength: 300 })
      .map((all) => all.sort((a, b) => a - b))
    // Packed in one way, and in the other.
    const many = fc
      .constantFrom(2, 10, 20)
      .map((gap) => Array.from({ length: Math.floor(blockSize / gap) }, (_, at) => at * gap))
    fc.assert(
      fc.property(fc.oneof(few, many), (list) => {
        const bits = new Uint32Array((2 * blockSize) / 32)
        addPacked(packSlots(Uint16Array.from(list)), bits, blockSize)
        const found: number[] = []
        eachBit(bits, (slot) => found.push(slot - blockSize))
        expect(found).toEqual(list)
        // Of every third slot.
        const kept = noBits(blockSize)
        for (let slot = 0; slot < blockSize; slot += 3) setBit(kept, slot)
        keepPacked(packSlots(Uint16Array.from(list)), kept, noBits(blockSize))
        const both: number[] = []
        eachBit(kept, (slot) => both.push(slot))
        expect(both).toEqual(list.filter((slot) => slot % 3 === 0))
      }),
      { numRuns: 20 },
    )
  })
})
