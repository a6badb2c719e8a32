import type { ReadableDatabase } from '../../sqlite/database'
import { addBits, clearBit, eachBit, isEmpty, noBits, setBit, without, type Bits } from '../bits'
import type { IndexReader } from '../reader'
import { bitsOfIds } from '../rows'
import type { TextSchema } from '../schema'
import { fieldEnd } from './sort-suffixes'
import { spellingClass, WordKeys, wordsIn, type KnownWord } from './spellings'
import { openSuffixIndex } from './suffix-index'
import { isBeyondSuffixes } from './suffixes'

/** Where a part has to be: anywhere in a field, at the start of one of its words, or it has to be the whole field. */
export type Place = 'anywhere' | 'word' | 'whole'

/** Finds rows by parts of their texts. To be used in the transaction in which the reader was refreshed. */
export interface TextSearch {
  /** The rows in which a field of a class has `folded` at a place. Words start at the start of a field, or after a blank. */
  readonly holding: (folded: string, only: string, place: Place) => Bits
  /** The rows with a word whose key begins with one of some keys. */
  readonly spelled: (keys: readonly string[]) => Bits
  /** The words that are found by their keys. Some may be of rows that have changed since. */
  readonly words: () => readonly KnownWord[]
}

/** The rows whose texts are searched. */
export type SearchedRows = Pick<IndexReader, 'count' | 'rows' | 'stored' | 'changedRows'>

const lineBreak = String.fromCharCode(fieldEnd)

const partsAt: Readonly<Record<Place, (folded: string) => readonly string[]>> = {
  anywhere: (folded) => [folded],
  word: (folded) => [`${lineBreak}${folded}`, ` ${folded}`],
  whole: (folded) => [`${lineBreak}${folded}${lineBreak}`],
}

/** Finds the rows in question, or all rows, by their texts alone. */
type Scan = (among: Bits | null) => Bits

/** Opens the search. Without a stored index it looks at all texts, which takes some tenths of a second for a million rows. */
export function openTextSearch(
  database: ReadableDatabase,
  { table, id, spellings }: TextSchema,
  reader: SearchedRows,
): TextSearch {
  const suffixes = openSuffixIndex(database)
  let build: number | null = null

  /** Ends a selection of rows: only those in a set. */
  const inSet = (among: Bits): { readonly sql: string; readonly ids: string } => {
    const asked: number[] = []
    eachBit(among, (row) => asked.push(reader.rows().ids[row] ?? NaN))
    return { sql: `${id} IN (SELECT value FROM json_each(?))`, ids: JSON.stringify(asked) }
  }

  /** The id and the text of rows, of the class that has spellings. */
  const spelledTexts = (among: Bits | null): Iterable<[number, string]> => {
    const set = among && inSet(among)
    return database
      .prepare<string[], [number, string]>(
        `SELECT ${id}, ${spellings.of} FROM ${table}${set === null ? '' : ` WHERE ${set.sql}`}`,
      )
      .raw()
      .iterate(...(set === null ? [] : [set.ids]))
  }

  const scanTexts =
    (parts: readonly string[], only: string): Scan =>
    (among) => {
      const text = parts.some((part) => part.includes(lineBreak)) ? `char(10) || ${only} || char(10)` : only
      const tests = parts.map(() => `instr(${text}, ?) > 0`).join(' OR ')
      const set = among && inSet(among)
      const found = database
        .prepare<string[], number>(
          `SELECT ${id} FROM ${table} WHERE (${tests})${set === null ? '' : ` AND ${set.sql}`}`,
        )
        .pluck()
        .all(...parts, ...(set === null ? [] : [set.ids]))
      return bitsOfIds(reader.rows(), found)
    }

  const scanKeys =
    (keys: readonly string[]): Scan =>
    (among) => {
      const wordKeys = new WordKeys(spellings.keyOf)
      const found: number[] = []
      for (const [rowId, text] of spelledTexts(among)) {
        const own = ` ${wordKeys.of(text)}`
        if (keys.some((key) => own.includes(` ${key}`))) found.push(rowId)
      }
      return bitsOfIds(reader.rows(), found)
    }

  const find = (parts: readonly string[], only: string, scan: Scan): Bits => {
    const stored = reader.stored()
    if (stored === null || parts.some(isBeyondSuffixes)) return scan(null)
    if (stored.build !== build) {
      build = stored.build
      suffixes.refresh()
    }
    const { found, doubtful } = suffixes.find(parts, only, reader.count())
    for (const row of reader.changedRows()) {
      clearBit(found, row)
      setBit(doubtful, row)
    }
    const unknown = without(doubtful, found)
    if (!isEmpty(unknown)) addBits(found, scan(unknown))
    return found
  }

  /** The words of some rows, as the build collects them. */
  const wordsOf = (among: Bits | null): readonly KnownWord[] => {
    const wordKeys = new WordKeys(spellings.keyOf)
    for (const [, text] of spelledTexts(among)) wordKeys.of(text)
    return wordsIn(wordKeys.list())
  }

  return {
    holding: (folded, only, place) => {
      const parts = partsAt[place](folded)
      return find(parts, only, scanTexts(parts, only))
    },
    spelled: (keys) => find(keys, spellingClass, scanKeys(keys)),
    words: () => {
      if (reader.stored() === null) return wordsOf(null)
      const list = database.prepare<[], string>('SELECT list FROM text_word').pluck().get() ?? ''
      const changed = noBits(reader.count())
      for (const row of reader.changedRows()) setBit(changed, row)
      return [...wordsIn(list), ...wordsOf(changed)]
    },
  }
}
