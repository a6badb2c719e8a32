import type { Database } from 'better-sqlite3'
import type { Stored } from '../../sqlite/append'
import { storedColumnNames } from '../../copy/schema/customer-rows'
import { emptyValues, packChunk, stored, writeChunks } from './columns'
import { origins, sizeOf } from '../../copy/schema/column-list'

/** Gives each source its number in the copy, a new one where it has none. */
function sourceNumbers(database: Database): (source: string) => number {
  const note = database.prepare('INSERT OR IGNORE INTO kept_source (name) VALUES (?)')
  const find = database.prepare<[string], number>('SELECT id FROM kept_source WHERE name = ?').pluck()
  const known = new Map<string, number>()
  return (source) => {
    let number = known.get(source)
    if (number === undefined) {
      note.run(source)
      number = find.get(source) ?? NaN
      known.set(source, number)
    }
    return number
  }
}

/** The kept columns of new customers, gathered one customer after another: each has the next slot. */
export interface ColumnGatherer {
  /** The next customer's values, in the order of `storedColumnNames`. To be called in a transaction. */
  readonly add: (values: readonly Stored[]) => void
  /** Writes the columns, of which there must be none. */
  readonly write: () => void
}

/** Begins with no customer. */
export function gatherColumns(database: Database): ColumnGatherer {
  const numberOf = sourceNumbers(database)
  const columns = origins.map(([name, { column, of }]) => ({
    name,
    size: sizeOf(name),
    place: column === null ? -1 : storedColumnNames.indexOf(column),
    of,
    none: stored(name, null),
    // The chunk that is being filled; those before it are packed, which takes a third of the memory.
    values: emptyValues(name, sizeOf(name)),
    packed: new Array<readonly [number, Buffer]>(),
  }))
  let count = 0

  const pack = ({ name, size, values, packed }: (typeof columns)[number], filled: number): void => {
    const data = packChunk(name, values.subarray(0, filled))
    if (data !== null) packed.push([Math.floor((count - 1) / size), data])
  }

  return {
    add: (row) => {
      count += 1
      for (const column of columns) {
        const { size, place, of, none, values } = column
        const at = (count - 1) % size
        values[at] = of(row[place] ?? null, numberOf) ?? none
        if (at === size - 1) pack(column, size)
      }
    },
    write: () => {
      for (const column of columns) {
        if (count % column.size !== 0) pack(column, count % column.size)
        writeChunks(database, column.name, column.packed)
      }
    },
  }
}
