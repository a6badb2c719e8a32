import type { ReadableDatabase } from '../../sqlite/database'
import { clearBit, hasBit, setBit, type Bits } from '../bits'
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
  /**
   * The rows in which a field of a class contains `folded` at a place. A word starts at the start of a field or after a space.
   * `within`, if it is known, contains all of these rows.
   */
  readonly holding: (folded: string, only: string, place: Place, within?: Bits) => Bits
  /** The rows with a word whose key begins with one of some keys. */
  readonly spelled: (keys: readonly string[]) => Bits
  /** The words that are found by their keys. Some may be of rows that have changed since. */
  readonly words: () => readonly KnownWord[]
  /** To be called when the rows or the index changed. */
  readonly refresh: () => void
}

/** The rows whose texts are searched. */
export type SearchedRows = Pick<IndexReader, 'count' | 'rows' | 'stored' | 'changedRows'>

const lineBreak = String.fromCharCode(fieldEnd)

const partsAt: Readonly<Record<Place, (folded: string) => readonly string[]>> = {
  anywhere: (folded) => [folded],
  word: (folded) => [`${lineBreak}${folded}`, ` ${folded}`],
  whole: (folded) => [`${lineBreak}${folded}${lineBreak}`],
}

/** A row that changed after the build, with its texts by class, and the keys of its words. */
interface ChangedTexts {
  readonly row: number
  readonly texts: Readonly<Record<string, string>>
  readonly keys: string
}

/** What is looked for. */
interface Wanted {
  /** The blocks of the index with the parts. */
  readonly only: string
  readonly parts: readonly string[]
  readonly isIn: (row: ChangedTexts) => boolean
  /** Finds the ids of the rows in question, or of all rows (null), by their texts alone. */
  readonly scan: (rows: readonly number[] | null) => readonly number[]
}

const holdsKey = (keys: string, wanted: readonly string[]): boolean =>
  wanted.some((key) => ` ${keys}`.includes(` ${key}`))

/** Opens the search. Without a stored index it looks at all texts, which takes some tenths of a second for a million rows. */
export function openTextSearch(
  database: ReadableDatabase,
  { table, id, classes, spellings }: TextSchema,
  reader: SearchedRows,
): TextSearch {
  const suffixes = openSuffixIndex(database)
  let changed: readonly ChangedTexts[] | null = null

  /** Ends a selection of rows, with its parameter: only some of them, or all. */
  const among = (rows: readonly number[] | null): readonly [sql: string, ...ids: string[]] =>
    rows === null
      ? ['']
      : [
          ` AND ${id} IN (SELECT value FROM json_each(?))`,
          JSON.stringify(rows.map((row) => reader.rows().ids[row])),
        ]

  /** The id and the text of rows, of the class that has spellings. */
  const spelledTexts = (rows: readonly number[] | null): Iterable<[number, string]> => {
    const [end, ...ids] = among(rows)
    return database
      .prepare<string[], [number, string]>(`SELECT ${id}, ${spellings.of} FROM ${table} WHERE true${end}`)
      .raw()
      .iterate(...ids)
  }

  const readChanged = (): readonly ChangedTexts[] => {
    const wordKeys = new WordKeys(spellings.keyOf)
    const [end, ...ids] = among(reader.changedRows())
    return database
      .prepare<string[], [number, ...string[]]>(
        `SELECT ${[id, ...classes].join(', ')} FROM ${table} WHERE true${end}`,
      )
      .raw()
      .all(...ids)
      .flatMap(([rowId, ...values]) => {
        const row = reader.rows().rowOf(rowId)
        const texts = Object.fromEntries(classes.map((name, place) => [name, values[place] ?? '']))
        return row === undefined ? [] : [{ row, texts, keys: wordKeys.of(texts[spellings.of] ?? '') }]
      })
  }

  const scanTexts =
    (parts: readonly string[], only: string): Wanted['scan'] =>
    (rows) => {
      const text = parts.some((part) => part.includes(lineBreak)) ? `char(10) || ${only} || char(10)` : only
      const tests = parts.map(() => `instr(${text}, ?) > 0`).join(' OR ')
      const [end, ...ids] = among(rows)
      return database
        .prepare<string[], number>(`SELECT ${id} FROM ${table} WHERE (${tests})${end}`)
        .pluck()
        .all(...parts, ...ids)
    }

  const scanKeys =
    (keys: readonly string[]): Wanted['scan'] =>
    (rows) => {
      const wordKeys = new WordKeys(spellings.keyOf)
      const found: number[] = []
      for (const [rowId, text] of spelledTexts(rows)) {
        if (holdsKey(wordKeys.of(text), keys)) found.push(rowId)
      }
      return found
    }

  const find = ({ only, parts, isIn, scan }: Wanted, within?: Bits): Bits => {
    if (reader.stored() === null || parts.some(isBeyondSuffixes)) return bitsOfIds(reader.rows(), scan(null))
    const { found, doubtful } = suffixes.find(parts, only, reader.count())
    for (const row of reader.changedRows()) clearBit(found, row)
    for (const one of (changed ??= readChanged())) if (isIn(one)) setBit(found, one.row)
    const unknown = doubtful.filter(
      (row) => !hasBit(found, row) && (within === undefined || hasBit(within, row)),
    )
    if (unknown.length === 0) return found
    for (const one of scan(unknown)) {
      const row = reader.rows().rowOf(one)
      if (row !== undefined) setBit(found, row)
    }
    return found
  }

  /** The words of some rows, as the build collects them. */
  const wordsOf = (rows: readonly number[] | null): readonly KnownWord[] => {
    const wordKeys = new WordKeys(spellings.keyOf)
    for (const [, text] of spelledTexts(rows)) wordKeys.of(text)
    return wordsIn(wordKeys.list())
  }

  return {
    holding: (folded, only, place, within) => {
      const parts = partsAt[place](folded)
      const isIn = ({ texts }: ChangedTexts): boolean =>
        parts.some((part) => `${lineBreak}${texts[only] ?? ''}${lineBreak}`.includes(part))
      return find({ only, parts, isIn, scan: scanTexts(parts, only) }, within)
    },
    spelled: (keys) =>
      find({
        only: spellingClass,
        parts: keys,
        isIn: (row) => holdsKey(row.keys, keys),
        scan: scanKeys(keys),
      }),
    words: () => {
      if (reader.stored() === null) return wordsOf(null)
      const list = database.prepare<[], string>('SELECT list FROM text_word').pluck().get() ?? ''
      return [...wordsIn(list), ...wordsOf(reader.changedRows())]
    },
    refresh: () => {
      changed = null
      suffixes.refresh()
    },
  }
}
