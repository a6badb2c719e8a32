import type { ReadableDatabase } from '../../sqlite/database'
import { blockRows, bytesOf, doublesOf, intsOf, wordsIn } from '../blocks'
import { noBits } from '../bits'
import type { ColumnKind, IndexColumn, IndexSchema } from '../schema'
import { noFlag, noFlags, setFlag, type Flags } from './flags'
import { none, ones, packNumbers, type NumberBlock, type Scale } from './numbers'

export type Cell = string | number | null

/** How many rows are fetched at a time. A call for each row costs several times as much; more rows only take memory. */
const batch = 1024

/** Reads `cells` of each row in ascending order of the ids, many at a time. The id comes first. */
export function* readRows(
  database: ReadableDatabase,
  { table, id }: Pick<IndexSchema, 'table' | 'id'>,
  cells: readonly string[],
): Generator<Cell[][]> {
  const select = database
    .prepare<[number], Cell[]>(
      `SELECT ${[id, ...cells].join(', ')} FROM ${table} WHERE ${id} > ? ORDER BY ${id} LIMIT ${String(batch)}`,
    )
    .raw()
  // Ids of rows without one are negative.
  for (let last = -Infinity; ;) {
    const rows = select.all(last)
    if (rows.length > 0) yield rows
    if (rows.length < batch) return
    last = Number(rows.at(-1)?.[0])
  }
}

/** The texts of the dictionary columns, by column; a text's position is its number. */
export class Dictionaries {
  readonly #numbers = new Map<string, Map<string, number>>()

  constructor(texts: Readonly<Record<string, readonly string[]>> = {}) {
    for (const [column, list] of Object.entries(texts)) {
      this.#numbers.set(column, new Map(list.map((text, number) => [text, number])))
    }
  }

  /** The number of a text. A new text gets the next number. */
  numberOf(column: string, text: string): number {
    const numbers = this.#numbers.get(column) ?? new Map<string, number>()
    this.#numbers.set(column, numbers)
    const number = numbers.get(text) ?? numbers.size
    numbers.set(text, number)
    return number
  }

  textsOf(column: string): readonly string[] {
    return [...(this.#numbers.get(column)?.keys() ?? [])]
  }

  all(): Readonly<Record<string, readonly string[]>> {
    return Object.fromEntries([...this.#numbers].map(([column, numbers]) => [column, [...numbers.keys()]]))
  }
}

/** The value of a cell in a column: NaN, or `noFlag`, for none. */
export function cellValue({ name, kind }: IndexColumn, cell: Cell, dictionaries: Dictionaries): number {
  if (kind.is === 'flag') return typeof cell === 'number' ? cell : noFlag
  if (kind.is === 'dictionary') return typeof cell === 'string' ? dictionaries.numberOf(name, cell) : NaN
  return typeof cell === 'number' ? cell : NaN
}

/** Packs the values of a block; null if no row has a value. */
function packBlock(kind: ColumnKind, values: Float64Array, room?: Int32Array): Buffer | null {
  if (kind.is === 'flag') {
    if (values.every((value) => value === noFlag)) return null
    const flags = noFlags(values.length)
    for (const [row, value] of values.entries()) setFlag(flags, row, value)
    return Buffer.concat([bytesOf(flags.even), bytesOf(flags.above)])
  }
  if (values.every(Number.isNaN)) return null
  return bytesOf(packNumbers(values, scaleOf(kind), room))
}

/** The scale of a column's numbers. The numbers of dictionary texts are integers. */
export const scaleOf = (kind: ColumnKind): Scale => (kind.is === 'number' ? kind.scale : ones)

/** Unpacks a block of `count` numbers. */
export function unpackNumbers(packed: Buffer | undefined, count: number): NumberBlock {
  if (packed === undefined) return new Int32Array(count).fill(none)
  return packed.byteLength === count * 4 ? intsOf(packed) : doublesOf(packed)
}

/** Unpacks the flags of all `count` rows. */
export function unpackFlags(blocks: readonly (Buffer | undefined)[], count: number): Flags {
  const flags = { count, even: noBits(count), above: noBits(count) }
  for (const [block, packed] of blocks.entries()) {
    if (packed === undefined) continue
    const words = wordsIn(packed)
    flags.even.set(words.subarray(0, words.length / 2), (block * blockRows) / 32)
    flags.above.set(words.subarray(words.length / 2), (block * blockRows) / 32)
  }
  return flags
}

/** A block of rows, until the next one is asked for. */
export interface CollectedBlock {
  readonly ids: Float64Array
  /** What a column stores of them, by its place among the columns; null if no row has a value. `room` may be used for it. */
  readonly pack: (place: number, room?: Int32Array) => Buffer | null
}

/** Collects columns of all rows, block by block. New texts are added to `dictionaries`. */
export function* collectColumns(
  database: ReadableDatabase,
  schema: IndexSchema,
  columns: readonly IndexColumn[],
  dictionaries: Dictionaries,
): Generator<CollectedBlock> {
  const ids = new Float64Array(blockRows)
  const values = columns.map(() => new Float64Array(blockRows))
  let length = 0
  const take = (): CollectedBlock => ({
    ids: ids.subarray(0, length),
    pack: (place, room) => {
      const [column, collected] = [columns[place], values[place]]
      if (column === undefined || collected === undefined) return null
      return packBlock(column.kind, collected.subarray(0, length), room)
    },
  })
  const cells = columns.map(({ sql }) => sql)
  for (const rows of readRows(database, schema, cells)) {
    for (const row of rows) {
      ids[length] = Number(row[0])
      for (let place = 0; place < columns.length; place += 1) {
        const [column, into] = [columns[place], values[place]]
        if (column !== undefined && into !== undefined)
          into[length] = cellValue(column, row[place + 1] ?? null, dictionaries)
      }
      length += 1
      if (length < blockRows) continue
      yield take()
      length = 0
    }
  }
  if (length > 0) yield take()
}
