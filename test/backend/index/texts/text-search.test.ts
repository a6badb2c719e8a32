import SQLite, { type Database } from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eachBit, type Bits } from '#backend/index/bits'
import { createRows } from '#backend/index/rows'
import type { TextSchema } from '#backend/index/schema'
import { buildTexts, groupSize } from '#backend/index/texts/build-texts'
import { maxCompared } from '#backend/index/texts/sort-suffixes'
import { openTextSearch, type SearchedRows } from '#backend/index/texts/text-search'

/** A key without vowels, so that words share keys; those of vowels alone have none. */
const keyOf = (word: string): string => word.replace(/[aə1]/g, '').replace(/\.+/g, ' ').trim()

const keysOf = (text: string): string =>
  text
    .split(/[ \n]/)
    .map(keyOf)
    .filter((key) => key !== '')
    .join(' ')

const schema: TextSchema = {
  table: 'note',
  id: 'id',
  classes: ['title', 'body'],
  spellings: { of: 'title', keyOf },
}

/** The texts of a row, by class. */
type Texts = readonly [title: string, body: string]

/** A table with these texts under the ids 10, 20, 30 and so on. */
function tableOf(rows: readonly Texts[]): Database {
  const database = new SQLite(':memory:')
  database.exec('CREATE TABLE note (id INTEGER PRIMARY KEY, title TEXT NOT NULL, body TEXT NOT NULL) STRICT')
  for (const [row, texts] of rows.entries()) store(database, row, texts)
  return database
}

function store(database: Database, row: number, texts: Texts): void {
  database.prepare('INSERT OR REPLACE INTO note VALUES (?, ?, ?)').run(idOf(row), ...texts)
}

const idOf = (row: number): number => row * 10 + 10

function build(database: Database, rowsPerBlock?: number): void {
  const ids = database.prepare<[], number>('SELECT id FROM note ORDER BY id').pluck().all()
  Array.from(buildTexts(database, schema, Float64Array.from(ids), rowsPerBlock))
}

/** So many rows, of which the index of a build knows the first. */
function reader(count: number, known: number | null, changed: readonly number[]): SearchedRows {
  const ids = Float64Array.from({ length: count }, (_, row) => idOf(row))
  return {
    count: () => count,
    rows: () => createRows(ids, known ?? count),
    stored: () =>
      known === null ? null : { schema: '', format: 1, language: 'az', rows: known, build: 1, filled: {} },
    changedRows: () => changed,
  }
}

const classes = ['title', 'body'] as const

const places = ['anywhere', 'word', 'whole'] as const

/** Which rows are to be found: `rows` as they are now, of which some changed since the index was built. */
interface Now {
  readonly rows: readonly Texts[]
  readonly indexed: number | null
  readonly changed: readonly number[]
}

/** The rows that hold each part at each place in each class, and those that have a word with its key. */
function searched(database: Database, { rows, indexed, changed }: Now, parts: readonly string[]): number[][] {
  const search = openTextSearch(database, schema, reader(rows.length, indexed, changed))
  const list = (bits: Bits): number[] => {
    const found: number[] = []
    eachBit(bits, (row) => found.push(row))
    return found
  }
  return parts.flatMap((part) => [
    ...classes.flatMap((only) => places.map((place) => list(search.holding(part, only, place)))),
    ...(keysOf(part) === '' ? [] : [list(search.spelled([keysOf(part), `${keysOf(part)}b`]))]),
  ])
}

/** The same by looking at each text. */
function expected({ rows }: Now, parts: readonly string[]): number[][] {
  const list = (holds: (text: string) => boolean, only: 'title' | 'body'): number[] =>
    Array.from(rows.entries()).flatMap(([row, [title, body]]) =>
      holds(`\n${only === 'title' ? title : body}\n`) ? [row] : [],
    )
  return parts.flatMap((part) => [
    ...classes.flatMap((only) => [
      list((text) => text.includes(part), only),
      list((text) => text.includes(`\n${part}`) || text.includes(` ${part}`), only),
      list((text) => text.includes(`\n${part}\n`), only),
    ]),
    ...(keysOf(part) === ''
      ? []
      : [list((text) => ` ${keysOf(text)}`.includes(` ${keysOf(part)}`), 'title')]),
  ])
}

const letters = ['a', 'b', 'c', ' ', '1', 'ə', 'щ', '😀', '.', '@', '\u0001', '\uffff']
const field = fc.string({ unit: fc.constantFrom(...letters), maxLength: 14 })
const text = fc.oneof(
  field,
  fc.array(field, { maxLength: 3 }).map((fields) => fields.join('\n')),
)
const row: fc.Arbitrary<Texts> = fc.tuple(text, text)
const part = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 6 })

/** Where to cut a part out of the texts: of which one, from where on, and how long. */
const cuts = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 9 })), {
  minLength: 10,
  maxLength: 30,
})

/** Parts that are in some texts: random letters are mostly in none. */
function cutOut(rows: readonly Texts[], [one, from, length]: readonly [number, number, number]): string {
  const all = Array.from(rows.flat()[one % (2 * rows.length)] ?? '')
  const start = from % Math.max(1, all.length)
  return (
    all
      .slice(start, start + length)
      .join('')
      .split('\n')[0] ?? ''
  )
}

/** All that a person searches for while typing a part. */
const typed = (part: string): string[] => {
  const all = Array.from(part)
  return all.map((_, at) => all.slice(0, at + 1).join(''))
}

describe('searching texts', () => {
  it('finds exactly what is in them: without an index, with one, and after changes', () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 60, size: 'max' }),
        fc.array(fc.tuple(fc.nat(), row), { maxLength: 8 }),
        fc.array(row, { maxLength: 8 }),
        fc.array(part, { minLength: 1, maxLength: 12 }),
        cuts,
        fc.integer({ min: 1, max: 30 }),
        (first, edits, added, asked, places, rowsPerBlock) => {
          const database = tableOf(first)
          const parts = [...asked, ...places.map((place) => cutOut(first, place))].flatMap(typed)
          const before: Now = { rows: first, indexed: null, changed: [] }
          expect(searched(database, before, parts)).toEqual(expected(before, parts))
          build(database, rowsPerBlock)
          const built: Now = { ...before, indexed: first.length }
          expect(searched(database, built, parts)).toEqual(expected(built, parts))
          const edited = new Map(edits.map(([at, texts]) => [at % first.length, texts]))
          const rows = [...first.map((texts, at) => edited.get(at) ?? texts), ...added]
          const changed = [...edited.keys(), ...added.map((_, at) => first.length + at)]
          for (const changedRow of changed) store(database, changedRow, rows[changedRow] ?? ['', ''])
          const now: Now = { rows, indexed: first.length, changed }
          expect(searched(database, now, parts)).toEqual(expected(now, parts))
          database.close()
        },
      ),
      { numRuns: 25 },
    )
  })

  it('finds letters that many rows have, of which none is found too many', () => {
    const rows = Array.from({ length: 5000 }, (_, row): Texts => [
      row % 8 === 0 ? 'marsin' : row % 3 === 0 ? 'marsa arsin' : 'ali',
      `99450${String(row * 37).padStart(7, '0')}\n050${String(row * 37).padStart(7, '0')}`,
    ])
    const database = tableOf(rows)
    build(database, 2000)
    const now: Now = { rows, indexed: rows.length, changed: [] }
    const parts = [
      ...typed('marsin'),
      ...typed('rsa a'),
      ...typed('99450037'),
      ...typed('0500000'),
      '37',
      ' a',
      '\u0001',
    ]
    expect(searched(database, now, parts)).toEqual(expected(now, parts))
    database.close()
  })

  it('finds parts that are longer than suffixes are compared', () => {
    const long = 'abc '.repeat(60).trim()
    const rows = Array.from({ length: 3 * groupSize }, (_, at): Texts => [
      long.slice(0, long.length - at),
      `x${long.slice(at)}`,
    ])
    const database = tableOf(rows)
    build(database)
    const now: Now = { rows, indexed: rows.length, changed: [] }
    const parts = [maxCompared - 1, maxCompared, maxCompared + 1, 100, long.length].flatMap((length) => [
      long.slice(0, length),
      long.slice(1, length + 1),
      `${long.slice(0, length - 1)}d`,
    ])
    expect(searched(database, now, parts)).toEqual(expected(now, parts))
    database.close()
  })

  it('uses another index after a refresh', () => {
    const database = tableOf([['ali', '']])
    build(database)
    let current = reader(1, 1, [])
    const search = openTextSearch(database, schema, {
      count: () => current.count(),
      rows: () => current.rows(),
      stored: () => current.stored(),
      changedRows: () => [],
    })
    expect(Array.from(search.holding('ali', 'title', 'anywhere'))).toEqual([1])
    store(database, 1, ['aliyev', ''])
    build(database)
    current = reader(2, 2, [])
    search.refresh()
    expect(Array.from(search.holding('ali', 'title', 'anywhere'))).toEqual([3])
    database.close()
  })

  it('knows rows without a text', () => {
    const rows: Texts[] = [
      ['ali', ''],
      ['veli', 'x'],
      ['aliye', 'y'],
    ]
    const database = tableOf(rows)
    database.exec('DELETE FROM note WHERE id = 20')
    Array.from(buildTexts(database, schema, Float64Array.from([10, 20, 30])))
    const search = openTextSearch(database, schema, reader(3, 3, []))
    expect(Array.from(search.holding('ali', 'title', 'anywhere'))).toEqual([0b101])
    expect(Array.from(search.holding('y', 'body', 'anywhere'))).toEqual([0b100])
    database.close()
  })
})
