import type { ReadableDatabase } from '../../sqlite/database'
import { addBits, clearBit, eachBit, isEmpty, setBit, without, type Bits } from '../bits'
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

  /** Looks at the texts of some classes, in some rows or in all. Gives the rows with one of the parts. */
  const scan = (parts: readonly string[], wanted: readonly string[], among: Bits | null): Bits => {
    const parameters: string[] = []
    const tests: string[] = []
    for (const name of wanted) {
      for (const part of parts) {
        tests.push(`instr(${part.startsWith(lineBreak) ? 'char(10) || ' : ''}${name}, ?) > 0`)
        parameters.push(part)
      }
    }
    let sql = `SELECT ${id} FROM ${table} WHERE (${tests.join(' OR ')})`
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

  /** The rows with one of the parts; a line break at the start of a part is the start of a field. */
  const find = (parts: readonly string[], only: string | undefined): Bits => {
    const wanted = only === undefined ? classes : [only]
    const stored = reader.stored()
    if (stored === null || parts.some(isBeyondSuffixes)) return scan(parts, wanted, null)
    if (stored.build !== build) {
      build = stored.build
      suffixes.refresh()
    }
    const { found, doubtful } = suffixes.find(parts, wanted, reader.count())
    for (const row of reader.changedRows()) {
      clearBit(found, row)
      setBit(doubtful, row)
    }
    const unknown = without(doubtful, found)
    if (!isEmpty(unknown)) addBits(found, scan(parts, wanted, unknown))
    return found
  }

  return {
    holding: (folded, only) => find([folded], only),
    beginning: (folded, only) => find([`${lineBreak}${folded}`, ` ${folded}`], only),
  }
}
