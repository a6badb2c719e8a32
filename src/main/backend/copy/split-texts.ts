import type { Stored } from '../sqlite/append'
import type { WritableDatabase } from '../sqlite/database'
import { clearState, readState } from '../sqlite/state'
import { cellReaders } from './schema/cells'
import { storedName } from './schema/columns-sql'
import { searchedFields, searchTexts, textSchema } from './schema/search-text'
import { joinedTextsState } from './state'

/** Each transaction splits the texts of this many customers. */
const batch = 10_000

/**
 * Splits the texts that an earlier version stored in one column into their classes. Does nothing if that is done. Searches
 * find the same before, between two steps, and after.
 */
export function* splitTexts(database: WritableDatabase): Generator<void> {
  if (readState(database, joinedTextsState) === null) return
  const columns = searchedFields.map(({ name }) => storedName(name))
  const texts = textSchema.classes.map((name) => `${name} = ?`)
  // Rows of an interrupted read are from the earlier version, too.
  for (const prefix of ['', 'incoming_']) {
    const select = database
      .prepare<[number], [id: number, ...cells: Stored[]]>(
        `SELECT id, ${columns.join(', ')} FROM ${prefix}customer WHERE id > ? ORDER BY id LIMIT ${String(batch)}`,
      )
      .raw()
    const update = database.prepare(`UPDATE ${prefix}customer_text SET ${texts.join(', ')} WHERE id = ?`)
    const splitNext = database.transaction((last: number): number | null => {
      const customers = select.all(last)
      for (const [id, ...cells] of customers) {
        const values = new Map(
          searchedFields.map(({ name, kind }, at) => [name, cellReaders[kind](cells[at] ?? null)]),
        )
        update.run(...searchTexts((name) => values.get(name) ?? null), id)
      }
      return customers.at(-1)?.[0] ?? null
    })
    // Ids of rows without one are negative.
    for (let last: number | null = -Infinity; last !== null; last = splitNext.immediate(last)) yield
  }
  clearState(database, joinedTextsState)
}
