import type { ReadableDatabase } from '../../sqlite/database'
import { addBits, clearBit, eachBit, either, isEmpty, noBits, setBit, without, type Bits } from '../bits'
import type { IndexReader } from '../reader'
import { bitsOfIds } from '../rows'
import type { TextSchema } from '../schema'
import { openSuffixIndex } from './suffix-index'
import { fieldEnd } from './sort-suffixes'
import { isBeyondSuffixes } from './suffixes'

/** Finds rows by parts of their texts. To be used in the transaction in which the reader was refreshed. */
export interface TextSearch {
  /** The rows in which a field contains `folded`; with a class, a field of that class. */
  readonly holding: (folded: string, only?: string) => Bits
  /** The rows in which a word begins with `folded`: at the start of a field, or after a blank. */
  readonly beginning: (folded: string, only?: string) => Bits
}

/** The rows whose texts are searched. */
export type SearchedRows = Pick<IndexReader, 'count' | 'rows' | 'stored' | 'changedRows'>

const lineBreak = String.fromCharCode(fieldEnd)

/** Opens the search. Without a stored index it looks at all texts, which takes some tenths of a second for a million rows. */
export function openTextSearch(
  database: ReadableDatabase,
  { table, id, classes }: TextSchema,
  reader: SearchedRows,
): TextSearch {
  const suffixes = openSuffixIndex(database)
  let build: number | null = null

  /** Looks at the texts of some classes, in some rows or in all. Gives the rows with these letters. */
  const scan = (letters: string, wanted: readonly string[], among: Bits | null): Bits => {
    const start = letters.startsWith(lineBreak) ? 'char(10) || ' : ''
    const tests = wanted.map((name) => `instr(${start}${name}, ?) > 0`).join(' OR ')
    const parameters = wanted.map(() => letters)
    let sql = `SELECT ${id} FROM ${table} WHERE (${tests})`
    if (among !== null) {
      const asked: number[] = []
      eachBit(among, (row) => asked.push(reader.rows().ids[row] ?? NaN))
      sql += ` AND ${id} IN (SELECT value FROM json_each(?))`
      parameters.push(JSON.stringify(asked))
    }
    const found = database
      .prepare<string[], number>(sql)
      .pluck()
      .all(...parameters)
    return bitsOfIds(reader.rows(), found)
  }

  /** Looks up in the index; where it cannot tell, in the texts. */
  const findIn = (letters: string, name: string): Bits => {
    const { found, doubtful } = suffixes.find(letters, name, reader.count())
    addBits(found, scan(letters, [name], without(doubtful, found)))
    return found
  }

  /** Replaces what the index says of rows that changed after it was built. */
  const correct = (bits: Bits, letters: string, wanted: readonly string[]): void => {
    const changed = noBits(reader.count())
    for (const row of reader.changedRows()) {
      setBit(changed, row)
      clearBit(bits, row)
    }
    if (!isEmpty(changed)) addBits(bits, scan(letters, wanted, changed))
  }

  /** The rows with these letters; a line break before the first of them is the start of a field. */
  const find = (letters: string, only: string | undefined): Bits => {
    const wanted = only === undefined ? classes : [only]
    const stored = reader.stored()
    if (stored === null || isBeyondSuffixes(letters)) return scan(letters, wanted, null)
    if (stored.build !== build) {
      build = stored.build
      suffixes.refresh()
    }
    const bits = wanted.map((name) => findIn(letters, name)).reduce(either)
    correct(bits, letters, wanted)
    return bits
  }

  return {
    holding: find,
    beginning: (folded, only) => {
      const bits = find(`${lineBreak}${folded}`, only)
      addBits(bits, find(` ${folded}`, only))
      return bits
    },
  }
}
