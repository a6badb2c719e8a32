import type { Language } from '#shared/locale/languages'
import type { ReadableDatabase, WritableDatabase } from '../sqlite/database'
import { clearState, readState, writeState } from '../sqlite/state'
import { blockRows, bytesOf, openBlockWriter, writeInts, type BlockWriter } from './blocks'
import { collectColumns, Dictionaries, readRows } from './columns/collect'
import { alphabetOf, letters, systemLanguage, type Collation } from './orders/alphabet'
import type { Order } from './orders/order'
import { LetterSorter } from './orders/sort-letters'
import { TextSorter } from './orders/text-order'
import { fingerprintOf, type IndexSchema, type OrderSource } from './schema'
import { buildTexts, clearTexts } from './texts/build-texts'
import { dictionariesState, indexFormat, indexState, languageState } from './state'

/** The language of the texts' order: the chosen one, that of the stored index, or this computer's. */
export function wantedLanguage(database: ReadableDatabase): Language {
  return readState(database, languageState) ?? readState(database, indexState)?.language ?? systemLanguage()
}

export type TextSource = OrderSource & { readonly is: 'text' }

/** How a text is compared in a language. */
export const collationOf = ({ by }: TextSource, language: Language): Collation =>
  by === 'alphabet' ? alphabetOf(language) : letters

/** Sorts all `count` rows by a text. */
export function computeTextOrder(
  database: ReadableDatabase,
  schema: IndexSchema,
  source: TextSource,
  { count, language }: { readonly count: number; readonly language: Language },
): Order {
  const ids = new Float64Array(count)
  let row = 0
  const addAll = (sorter: { readonly add: (text: string | null) => void }): void => {
    for (const rows of readRows(database, schema, [source.sql])) {
      for (const [id, text] of rows) {
        ids[row++] = Number(id)
        sorter.add(typeof text === 'string' ? text : null)
      }
    }
  }
  if (source.by === 'alphabet') {
    const sorter = new TextSorter(count, alphabetOf(language))
    addAll(sorter)
    return sorter.order()
  }
  const sorter = new LetterSorter(count)
  addAll(sorter)
  const textOf = textReader(database, schema, source)
  return sorter.order((at) => textOf(ids[at] ?? 0) ?? '')
}

/** Reads a text of one row, by its id. */
export function textReader(
  database: ReadableDatabase,
  { table, id }: IndexSchema,
  { sql }: TextSource,
): (id: number) => string | null {
  const text = database
    .prepare<[number], string | null>(`SELECT ${sql} FROM ${table} WHERE ${id} = ?`)
    .pluck()
  return (wanted) => text.get(wanted) ?? null
}

/**
 * Builds the index of all rows and replaces the one before it, in one transaction: a kill leaves the old index or the new
 * one. Yields after each step, which takes a second or two for a million rows. Without a further call it leaves everything
 * as it was.
 */
export function* buildIndex(
  database: WritableDatabase,
  schema: IndexSchema,
  textBlockRows?: number,
): Generator<void> {
  database.exec('BEGIN IMMEDIATE')
  try {
    const language = wantedLanguage(database)
    const write = openBlockWriter(database)
    database.exec('DELETE FROM index_block; DELETE FROM index_changed')
    const ids = yield* buildColumns(database, schema, write)
    const filled: Record<string, number> = {}
    for (const [name, source] of Object.entries(schema.orders)) {
      if (source.is !== 'text') continue
      const order = computeTextOrder(database, schema, source, { count: ids.length, language })
      writeInts(write, orderBlocks(name), order.entries)
      filled[name] = order.filled
      yield
    }
    yield* buildTexts(database, schema.texts, ids, textBlockRows)
    const build = (readState(database, indexState)?.build ?? 0) + 1
    writeState(database, indexState, {
      format: indexFormat,
      schema: fingerprintOf(schema),
      language,
      rows: ids.length,
      build,
      filled,
    })
    database.exec('COMMIT')
  } finally {
    if (database.inTransaction) database.exec('ROLLBACK')
  }
}

/** About how many steps a build of `count` rows takes: one for each block, each order, and each block of a class of texts. */
export const stepsOfBuild = ({ orders, texts }: IndexSchema, count: number): number =>
  (2 + texts.classes.length) * Math.ceil(count / blockRows) +
  Object.values(orders).filter((source) => source.is === 'text').length

/** The names of stored blocks. */
export const idBlocks = 'ids'
export const columnBlocks = (name: string): string => `column ${name}`
export const orderBlocks = (name: string): string => `order ${name}`

function* buildColumns(
  database: WritableDatabase,
  schema: IndexSchema,
  write: BlockWriter,
): Generator<void, Float64Array> {
  const dictionaries = new Dictionaries()
  const count = database.prepare<[], number>(`SELECT count(*) FROM ${schema.table}`).pluck().get() ?? 0
  const all = new Float64Array(count)
  let block = 0
  let length = 0
  // Memory that is thrown away comes back late.
  const room = new Int32Array(blockRows)
  for (const { ids, pack } of collectColumns(database, schema, schema.columns, dictionaries)) {
    all.set(ids, length)
    length += ids.length
    write(idBlocks, block, bytesOf(ids))
    for (const [place, { name }] of schema.columns.entries()) {
      const data = pack(place, room)
      if (data !== null) write(columnBlocks(name), block, data)
    }
    block += 1
    yield
  }
  writeState(database, dictionariesState, dictionaries.all())
  return all
}

/** Deletes what is stored of an index that is not in use. */
export function discardIndex(database: WritableDatabase): void {
  openBlockWriter(database)
  database.exec('DELETE FROM index_block')
  clearTexts(database)
  clearState(database, dictionariesState)
}

/** What earlier versions stored under these keys. */
const obsoleteKeys = ['kept', 'search', 'first-by-name']

/** Drops what earlier versions stored, in small transactions: it may have several hundred megabytes. */
export function* dropObsolete(database: WritableDatabase, tables: readonly string[]): Generator<void> {
  for (const name of obsoleteKeys) clearState(database, { name })
  const exists = database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?")
  for (const table of tables) {
    if (exists.get(table) === undefined) continue
    const some = database.prepare(
      `DELETE FROM ${table} WHERE rowid IN (SELECT rowid FROM ${table} LIMIT 1000)`,
    )
    while (some.run().changes > 0) yield
    database.exec(`DROP TABLE ${table}`)
    yield
  }
}
