import type { Database } from 'better-sqlite3'
import { allOf } from '../../sqlite/all-of'
import { chunkSize } from '../chunks'
import {
  isFlag,
  keptColumns,
  keptSql,
  scaleOf,
  sizeOf,
  type FlagColumn,
  type KeptColumn,
  type NumberColumn,
} from '../../copy/schema/column-list'
import { flagAt, flagsOf, noFlag, noFlags, packFlags, putFlags, setFlag, type Flags } from './flags'
import { packNumbers, unpackNumbers, valueReader, type NumbersBySlot } from './numbers'

/** Values of one column by slot while they are collected and changed: numbers (NaN: none) or flags (`noFlag`: none). */
type Values = Float64Array | Uint8Array

export type KeptCells = readonly (number | null)[]

/** Values of so many slots, of which none has one. */
export function emptyValues(name: KeptColumn, count: number): Values {
  return isFlag(name) ? new Uint8Array(count).fill(noFlag) : new Float64Array(count).fill(NaN)
}

/** A column's chunks that hold any value. */
type PackedChunks = Iterable<readonly [chunk: number, data: Buffer]>

/** How a value stands among the values of its column. */
export const stored = (name: KeptColumn, value: number | null): number =>
  value ?? (isFlag(name) ? noFlag : NaN)

/** Gives numbers to sources that have none yet: those of some customers, or of all. */
export function noteSources(database: Database, ids: readonly number[] | null): void {
  const of = ids === null ? '' : 'AND id IN (SELECT value FROM json_each(?))'
  database
    .prepare(
      `INSERT OR IGNORE INTO kept_source (name)
       SELECT DISTINCT source FROM customer WHERE source IS NOT NULL ${of}`,
    )
    .run(...(ids === null ? [] : [JSON.stringify(ids)]))
}

/** Makes every kept column from the customers. `slotOf` must know all of them. */
export function makeColumns(
  database: Database,
  count: number,
  slotOf: (id: number) => number | undefined,
): void {
  const columns = keptColumns.map((name) => emptyValues(name, count))
  for (const row of allOf<KeptCells>(database, `${keptSql} WHERE true`)) {
    const slot = slotOf(row[0] ?? NaN) ?? 0
    for (let place = 0; place < columns.length; place += 1) {
      const values = columns[place]
      const value = row[place + 1] ?? null
      // What has no value stands there already.
      if (values !== undefined && value !== null) values[slot] = value
    }
  }
  for (const [place, name] of keptColumns.entries()) {
    writeChunks(database, name, packColumn(name, columns[place] ?? emptyValues(name, count)))
  }
}

const pack = (name: KeptColumn, values: Values): Buffer =>
  values instanceof Float64Array ? packNumbers(values, scaleOf(name)) : packFlags(flagsOf(values))

/** A chunk that is being changed, its slots counted from its start. */
interface Draft {
  readonly get: (slot: number) => number
  readonly set: (slot: number, value: number) => void
  readonly pack: () => Buffer
}

/** `length` slots with what is stored of them. */
function draftOf(name: KeptColumn, length: number, chunk: Buffer | undefined): Draft {
  if (isFlag(name)) {
    const flags = noFlags(length)
    if (chunk !== undefined) putFlags(chunk, flags, 0)
    return {
      get: (slot) => flagAt(flags, slot),
      set: (slot, value) => {
        setFlag(flags, slot, value)
      },
      pack: () => packFlags(flags),
    }
  }
  const scale = scaleOf(name)
  const valueAt = chunk === undefined ? () => NaN : valueReader(unpackNumbers(chunk, scale))
  const values = new Float64Array(length)
  for (let slot = 0; slot < length; slot += 1) values[slot] = valueAt(slot)
  return {
    get: (slot) => values[slot] ?? NaN,
    set: (slot, value) => {
      values[slot] = value
    },
    pack: () => packNumbers(values, scale),
  }
}

/** A chunk of values as it is stored; null where no customer has one, since that is what a missing chunk means. */
export function packChunk(name: KeptColumn, values: Values): Buffer | null {
  const none = isFlag(name) ? (value: number) => value === noFlag : Number.isNaN
  return values.every(none) ? null : pack(name, values)
}

function* packColumn(name: KeptColumn, values: Values): PackedChunks {
  const size = sizeOf(name)
  for (let chunk = 0; chunk * size < values.length; chunk += 1) {
    const data = packChunk(name, values.subarray(chunk * size, (chunk + 1) * size))
    if (data !== null) yield [chunk, data]
  }
}

/** Writes chunks of a column. */
export function writeChunks(database: Database, name: KeptColumn, chunks: PackedChunks): void {
  const write = database.prepare('INSERT OR REPLACE INTO kept_column (name, chunk, data) VALUES (?, ?, ?)')
  for (const [chunk, data] of chunks) write.run(name, chunk, data)
}

/** Reads the chunks of a column that was written, each with the slot that it begins at. */
function* readChunks(
  database: Database,
  name: KeptColumn,
): Generator<{ readonly start: number; readonly data: Buffer }> {
  const chunks = database
    .prepare<[string], [number, Buffer]>('SELECT chunk, data FROM kept_column WHERE name = ?')
    .raw()
  for (const [chunk, data] of chunks.iterate(name)) yield { start: chunk * sizeOf(name), data }
}

/** A column of numbers, read anew each time that its parts are asked for. */
export function openNumbers(database: Database, name: NumberColumn, count: number): NumbersBySlot {
  const scale = scaleOf(name)
  const room = new Int32Array(chunkSize)
  return {
    count,
    scale,
    *parts() {
      for (const { start, data } of readChunks(database, name)) {
        yield { start, numbers: unpackNumbers(data, scale, room) }
      }
    },
  }
}

/** Reads a column of flags. */
export function readFlags(database: Database, name: FlagColumn, count: number): Flags {
  const flags = noFlags(count)
  for (const { start, data } of readChunks(database, name)) putFlags(data, flags, start)
  return flags
}

/** The kept cells of some customers, from the table of customers itself. */
export function readCells(database: Database, ids: readonly number[]): KeptCells[] {
  return database
    .prepare<[string], KeptCells>(`${keptSql} WHERE c.id IN (SELECT value FROM json_each(?))`)
    .raw()
    .all(JSON.stringify(ids))
}

/** Takes over what `rows` say into the chunks where it differs; `count` is the number of slots. */
export function patchColumns(
  database: Database,
  rows: readonly KeptCells[],
  count: number,
  slotOf: (id: number) => number | undefined,
): void {
  const read = database
    .prepare<[string, number], Buffer>('SELECT data FROM kept_column WHERE name = ? AND chunk = ?')
    .pluck()
  const write = database.prepare('INSERT OR REPLACE INTO kept_column (name, chunk, data) VALUES (?, ?, ?)')
  const slots = rows.map((row) => slotOf(row[0] ?? NaN) ?? 0)
  for (const [place, name] of keptColumns.entries()) {
    const size = sizeOf(name)
    const drafts = new Map<number, Draft>()
    const changed = new Set<number>()
    for (const [at, row] of rows.entries()) {
      const slot = slots[at] ?? 0
      const chunk = Math.floor(slot / size)
      const draft =
        drafts.get(chunk) ?? draftOf(name, Math.min(size, count - chunk * size), read.get(name, chunk))
      drafts.set(chunk, draft)
      const value = stored(name, row[place + 1] ?? null)
      if (Object.is(draft.get(slot % size), value)) continue
      draft.set(slot % size, value)
      changed.add(chunk)
    }
    for (const chunk of changed) write.run(name, chunk, drafts.get(chunk)?.pack())
  }
}
