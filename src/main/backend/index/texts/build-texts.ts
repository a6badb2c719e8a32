import type { ReadableDatabase, WritableDatabase } from '../../sqlite/database'
import { bytesOf } from '../blocks'
import { readRows, type Cell } from '../columns/collect'
import type { TextSchema } from '../schema'
import { spellingClass, WordKeys } from './spellings'
import { joinSeparators, splitSeparators, TextBlock } from './suffixes'

/**
 * A block has the sorted suffixes of one class for some consecutive rows. Each of its leaves has the next `leafSize` of
 * them: the rows, counted from the block's first row, and a separator before every `groupSize` of them. The block lists
 * the separators that its leaves begin with, and every unit that occurs in its texts.
 */
const tables = `
  DROP TABLE IF EXISTS text_block;
  DROP TABLE IF EXISTS text_leaf;
  DROP TABLE IF EXISTS text_word;
  CREATE TABLE text_block (
    id INTEGER PRIMARY KEY,
    class TEXT NOT NULL,
    first_row INTEGER NOT NULL,
    units TEXT NOT NULL,
    separators TEXT NOT NULL
  ) STRICT;
  CREATE TABLE text_leaf (id INTEGER PRIMARY KEY, rows BLOB NOT NULL, separators TEXT NOT NULL) STRICT;
  CREATE TABLE text_word (list TEXT NOT NULL) STRICT;
`

/** Makes the tables of an index of texts, without any texts. */
export function clearTexts(database: WritableDatabase): void {
  database.exec(tables)
}

/** Most leaves then fill a page of 4096 bytes. */
export const leafSize = 1280
export const groupSize = 8

/** The number of a block's leaf among the leaves of all blocks. */
export const leafId = (block: number, leaf: number): number => block * 2 ** 24 + leaf

/** 16 bits hold a row's distance from the first of its block. */
const maxRows = 65_536
/** A block with more UTF-16 units than this takes no more rows, which bounds the memory of a build. */
const maxUnits = 4_000_000

/**
 * Builds the index of texts in place of the stored one. `ids` are those of the rows, ascending. To be run in one
 * transaction; each step takes less than a second.
 */
export function* buildTexts(
  database: WritableDatabase,
  schema: TextSchema,
  ids: Float64Array,
  rowsPerBlock = maxRows,
): Generator<void> {
  clearTexts(database)
  const write = openBlockWriter(database)
  const keys = new WordKeys(schema.spellings.keyOf)
  const spelled = schema.classes.indexOf(schema.spellings.of)
  const blocks = [...schema.classes, spellingClass].map((name) => ({
    name,
    firstRow: 0,
    texts: new TextBlock(),
  }))
  let row = 0
  for (const texts of textsOf(database, schema, ids)) {
    for (const [place, block] of blocks.entries()) {
      if (row - block.firstRow === rowsPerBlock || block.texts.length > maxUnits) {
        write(block)
        block.firstRow = row
        yield
      }
      const isSpelling = block.name === spellingClass
      const text = texts[isSpelling ? spelled : place]
      if (typeof text !== 'string') continue
      block.texts.add(row - block.firstRow, isSpelling ? keys.of(text) : text, isSpelling)
    }
    row += 1
  }
  for (const block of blocks) {
    write(block)
    yield
  }
  database.prepare('INSERT INTO text_word VALUES (?)').run(keys.list())
}

/** The texts of each row, by class. */
function* textsOf(
  database: ReadableDatabase,
  { table, id, classes }: TextSchema,
  ids: Float64Array,
): Generator<readonly Cell[]> {
  let row = 0
  for (const rows of readRows(database, { table, id }, classes)) {
    for (const [id = null, ...texts] of rows) {
      for (; row < ids.length && Number(ids[row]) < Number(id); row += 1) yield []
      if (ids[row] !== id) continue
      yield texts
      row += 1
    }
  }
}

/** A block of a class whose texts are collected. */
interface OpenBlock {
  readonly name: string
  readonly firstRow: number
  readonly texts: TextBlock
}

/** Opens what writes a block and empties it. */
function openBlockWriter(database: WritableDatabase): (block: OpenBlock) => void {
  const insertBlock = database.prepare('INSERT INTO text_block VALUES (?, ?, ?, ?, ?)')
  const insertLeaf = database.prepare('INSERT INTO text_leaf VALUES (?, ?, ?)')
  let id = 0
  return ({ name, firstRow, texts }) => {
    const suffixes = texts.take()
    if (suffixes.count === 0) return
    const first: string[] = []
    for (let start = 0; start < suffixes.count; start += leafSize) {
      const end = Math.min(start + leafSize, suffixes.count)
      const separators = suffixes.separators(start, end, groupSize)
      first.push(splitSeparators(separators)[0] ?? '')
      insertLeaf.run(leafId(id, start / leafSize), bytesOf(suffixes.rows(start, end)), separators)
    }
    insertBlock.run(id, name, firstRow, suffixes.units(), joinSeparators(first))
    id += 1
  }
}
