import type { ReadableDatabase } from '../sqlite/database'
import { readState } from '../sqlite/state'
import { blockRows, doublesOf, readBlocks, readInts } from './blocks'
import {
  collationOf,
  columnBlocks,
  computeTextOrder,
  idBlocks,
  orderBlocks,
  textReader,
  wantedLanguage,
  type TextSource,
} from './build'
import { createCache } from './cache'
import { allBits, clearBit, type Bits } from './bits'
import { readChanged, readDeleted, readIndexState, type ChangedCells } from './changes'
import {
  cellValue,
  collectColumns,
  Dictionaries,
  scaleOf,
  unpackFlags,
  unpackNumbers,
} from './columns/collect'
import { setFlag, type Flags } from './columns/flags'
import { changedBlock, type Numbers } from './columns/numbers'
import { alphabetOf } from './orders/alphabet'
import { annualKeys, flagKeys, nameKeys, numberKeys } from './orders/column-keys'
import { sortByKeys, type RowKeys } from './orders/radix'
import { rankNames } from './orders/rank-names'
import { markOfNewText, ranksOf, type Order } from './orders/order'
import { withChangedRows } from './orders/text-order'
import { createRows, narrowed, rowsById, type Rows } from './rows'
import type { IndexColumn, IndexSchema, OrderSource } from './schema'
import { dictionariesState, type IndexState } from './state'

/** An order takes 4 MB for a million rows, and so does a column of numbers; flags take 0.25 MB. */
const [maxOrders, maxNumbers, maxFlags] = [8, 4, 16]

/**
 * Reads an index, of one moment of the database: call `refresh` first in each transaction. It gives the same with and without
 * a stored index. Without one it computes what is asked for, which takes up to some seconds for a million rows.
 */
export interface IndexReader {
  /** Gives whether anything changed since the last call, or the day did. `revision` tells the table's state from earlier ones. */
  readonly refresh: (revision: number | null) => boolean
  /** How many row numbers there are. */
  readonly count: () => number
  /** All rows, but those that were deleted after the build. */
  readonly existing: () => Bits
  readonly rows: () => Rows
  /** The stored index, if there is one; its rows come first, and all others are among the changed ones. */
  readonly stored: () => IndexState | null
  /** The rows that changed after the build, are new or were deleted; they are not what the stored index says of them. */
  readonly changedRows: () => readonly number[]
  readonly numbers: (column: string) => Numbers
  readonly flags: (column: string) => Flags
  /** The texts of a dictionary column; their positions are its numbers. */
  readonly dictionary: (column: string) => readonly string[]
  /** All rows in the order of a sort key. */
  readonly order: (name: string) => Order
  /** What rows sort by, for a sort by several keys. */
  readonly keys: (name: string) => RowKeys
  /** All rows by their ids. */
  readonly byId: () => Int32Array
}

/** What a revision of the table and a build of the index have in common. */
interface Moment {
  readonly stored: IndexState | null
  readonly rows: Rows
  /** How many rows, the first ones, ascend by id. */
  readonly sorted: number
  readonly changed: readonly (ChangedCells & { readonly row: number })[]
  /** The rows that were deleted after the build. They keep their numbers until the next one. */
  readonly deleted: readonly { readonly id: number; readonly row: number }[]
  readonly dictionaries: Dictionaries
}

/** Opens the index of a database. `today` gives the day, such as 20261129, on which annual orders depend. */
export function openIndexReader(
  database: ReadableDatabase,
  schema: IndexSchema,
  today: () => number,
): IndexReader {
  let seen: string | null = null
  let seenDay = 0
  let moment: Moment | null = null
  const orders = createCache<string, Order>(maxOrders)
  const numbers = createCache<string, Numbers>(maxNumbers)
  const flags = createCache<string, Flags>(maxFlags)

  const now = (): Moment => (moment ??= readMoment(database, schema))
  const columnOf = (name: string): IndexColumn => {
    const column = schema.columns.find((one) => one.name === name)
    if (column === undefined) throw new RangeError(`The index has no column ${name}.`)
    return column
  }
  const sourceOf = (name: string): OrderSource => {
    const source = schema.orders[name]
    if (source === undefined) throw new RangeError(`The index has no order ${name}.`)
    return source
  }

  /** The packed blocks of a column and how many rows they cover. */
  const blocksOf = (column: IndexColumn): readonly (Buffer | undefined)[] => {
    const { stored, dictionaries } = now()
    if (stored !== null) return readBlocks(database, columnBlocks(column.name))
    const blocks = collectColumns(database, schema, [column], dictionaries)
    return Array.from(blocks, ({ pack }) => pack(0) ?? undefined)
  }

  const readNumbers = (column: IndexColumn): Numbers => {
    const { rows, sorted, changed, dictionaries } = now()
    const packed = blocksOf(column)
    const scale = scaleOf(column.kind)
    const place = schema.columns.indexOf(column)
    const values = changed.map(({ row, cells }): [number, number] => [
      row,
      cellValue(column, cells[place] ?? null, dictionaries),
    ])
    const count = rows.ids.length
    const blocks = Array.from({ length: Math.ceil(count / blockRows) }, (_, block) => {
      const start = block * blockRows
      const length = Math.min(blockRows, count - start)
      const had = Math.max(0, Math.min(length, sorted - start))
      const stored = unpackNumbers(packed[block], had)
      const changes = values
        .filter(([row]) => row >= start && row < start + length)
        .map(([row, value]): [number, number] => [row - start, value])
      return { start, values: changes.length === 0 ? stored : changedBlock(stored, scale, length, changes) }
    })
    return { count, scale, blocks }
  }

  const readFlags = (column: IndexColumn): Flags => {
    const { rows, changed, dictionaries } = now()
    const place = schema.columns.indexOf(column)
    const read = unpackFlags(blocksOf(column), rows.ids.length)
    for (const { row, cells } of changed)
      setFlag(read, row, cellValue(column, cells[place] ?? null, dictionaries))
    return read
  }

  const numbersOf = (name: string): Numbers => numbers.get(name, () => readNumbers(columnOf(name)))
  const flagsOf = (name: string): Flags => flags.get(name, () => readFlags(columnOf(name)))
  const byId = (): Int32Array => rowsById(now().rows, now().sorted)
  const alphabet = (): ReturnType<typeof alphabetOf> => alphabetOf(wantedLanguage(database))

  const textOrder = (name: string, source: TextSource): Order => {
    const { stored, rows, sorted, changed, deleted } = now()
    const language = wantedLanguage(database)
    const collation = collationOf(source, language)
    const filled = stored?.filled[name]
    if (filled === undefined || (stored?.language !== language && source.by === 'alphabet')) {
      const gone = new Set(deleted.map(({ row }) => row))
      const existing = gone.size === 0 ? byId() : byId().filter((row) => !gone.has(row))
      const order = computeTextOrder(database, schema, source, { count: existing.length, language })
      return renumbered(order, existing, [...gone])
    }
    const entries = readInts(database, orderBlocks(name), sorted)
    if (changed.length + deleted.length === 0) return { entries, filled }
    const textOf = textReader(database, schema, source)
    const keyOf = (id: number): string | null => {
      const value = textOf(id)
      return value === null ? null : collation.keyOf(value)
    }
    const idOfRow = (row: number): number => rows.ids[row] ?? 0
    return withChangedRows(
      { entries, filled },
      {
        changed: [...changed, ...deleted].map(({ row, id }) => ({ row, id, key: keyOf(id) })),
        collation,
        keyOfRow: (row) => keyOf(idOfRow(row)),
        idOfRow,
      },
    )
  }

  const keysOf = (name: string): RowKeys => {
    const source = sourceOf(name)
    switch (source.is) {
      case 'id': {
        const keys = new Uint32Array(now().rows.ids.length)
        for (const [at, row] of byId().entries()) keys[row] = at + 1
        return [keys]
      }
      case 'column':
        return columnOf(source.column).kind.is === 'flag'
          ? flagKeys(flagsOf(source.column))
          : numberKeys(numbersOf(source.column))
      case 'annual':
        return annualKeys(numbersOf(source.column), seenDay)
      case 'dictionary': {
        const column = numbersOf(source.column)
        const texts = now().dictionaries.textsOf(source.column)
        return nameKeys(column, rankNames(texts.entries(), alphabet()))
      }
      case 'named': {
        const names = database.prepare<[], [number, string]>(source.sql).raw().all()
        return nameKeys(numbersOf(source.column), rankNames(names, alphabet()))
      }
      case 'text':
        return [ranksOf(orderOf(name))]
    }
  }

  /** Sorts all rows by a key that is quicker to sort by than to store. */
  const sortedOrder = (name: string): Order => {
    const keys = keysOf(name)
    const entries = sortByKeys(byId(), keys, false)
    let filled = entries.length
    while (filled > 0 && keys.every((word) => word[entries[filled - 1] ?? 0] === 0)) filled -= 1
    return { entries, filled }
  }

  const orderOf = (name: string): Order =>
    orders.get(name, () => {
      const source = sourceOf(name)
      if (source.is === 'text') return textOrder(name, source)
      if (source.is === 'id') return { entries: byId(), filled: now().rows.ids.length }
      return sortedOrder(name)
    })

  return {
    refresh: (revision) => {
      const { build, language } = readIndexState(database, schema) ?? { build: 0, language: null }
      const day = today()
      const current = JSON.stringify([revision, build, language, wantedLanguage(database), day])
      if (current === seen) return false
      seen = current
      seenDay = day
      moment = null
      orders.clear()
      numbers.clear()
      flags.clear()
      return true
    },
    count: () => now().rows.ids.length,
    existing: () => {
      const { rows, deleted } = now()
      const bits = allBits(rows.ids.length)
      for (const { row } of deleted) clearBit(bits, row)
      return bits
    },
    rows: () => now().rows,
    stored: () => now().stored,
    changedRows: () => [...now().changed, ...now().deleted].map(({ row }) => row),
    numbers: numbersOf,
    flags: flagsOf,
    dictionary: (name) => {
      // Without a stored index, the texts are known when the column was computed.
      if (now().stored === null) numbersOf(name)
      return now().dictionaries.textsOf(name)
    },
    order: orderOf,
    keys: keysOf,
    byId,
  }
}

function readMoment(database: ReadableDatabase, schema: IndexSchema): Moment {
  const stored = readIndexState(database, schema)
  if (stored === null) {
    const ids = database
      .prepare<[], number>(`SELECT ${schema.id} FROM ${schema.table} ORDER BY ${schema.id}`)
      .pluck()
      .all()
    const rows = createRows(narrowed(Float64Array.from(ids)), ids.length)
    const none = { changed: [], deleted: [] }
    return { stored, rows, sorted: ids.length, ...none, dictionaries: new Dictionaries() }
  }
  const ids = new Float64Array(stored.rows)
  for (const [block, data] of readBlocks(database, idBlocks).entries()) {
    if (data !== undefined) ids.set(doublesOf(data), block * blockRows)
  }
  const changed = readChanged(database, schema)
  const { rowOf } = createRows(ids, ids.length)
  const added = changed.flatMap(({ id }) => (rowOf(id) === undefined ? [id] : []))
  const all = new Float64Array(ids.length + added.length)
  all.set(ids)
  all.set(added, ids.length)
  const numbered = createRows(narrowed(all), ids.length)
  const deleted = readDeleted(database, schema).flatMap((id) => {
    const row = numbered.rowOf(id)
    return row === undefined ? [] : [{ id, row }]
  })
  const gone = new Set(deleted.map(({ id }) => id))
  const rows: Rows =
    gone.size === 0
      ? numbered
      : { ids: numbered.ids, rowOf: (id) => (gone.has(id) ? undefined : numbered.rowOf(id)) }
  return {
    stored,
    rows,
    sorted: ids.length,
    changed: changed.map((one) => ({ ...one, row: rows.rowOf(one.id) ?? 0 })),
    deleted,
    dictionaries: new Dictionaries(readState(database, dictionariesState) ?? {}),
  }
}

/** An order of rows by id, with the numbers that the rows have, and `others` as rows without a value. */
function renumbered({ entries, filled }: Order, byId: Int32Array, others: readonly number[]): Order {
  const all = new Int32Array(entries.length + others.length)
  all.set(entries.map((entry) => (entry & markOfNewText) | (byId[entry & 0x7fffffff] ?? 0)))
  all.set(others, entries.length)
  return { entries: all, filled }
}
