import type { Database } from 'better-sqlite3'
import { readState, writeState } from '../../sqlite/state'
import { countBits } from '../bits'
import { bytesOf, intsOf } from '../chunks'
import { openKeptReader, type KeptReader } from '../reader'
import { Walk } from '../orders/walk'
import { openTextSearch } from './text-search'
import { isBeyondGrams } from './trie'
import { firstByNameState, searchState } from '../state'
import { revisionState } from '../../copy/state'

/**
 * What somebody finds who typed a letter or two begins with those, by name, in whom a word begins with them: many, who
 * may all stand far in the order of names. The first of them are known, so that nobody has to go there.
 */

/** So many: two windows, of which filters may leave one. */
const mostKnown = 400

/** Whether the customers changed since the first ones were noted. There are none without search lists. */
export function isFirstByNameOld(database: Database): boolean {
  return (
    readState(database, searchState) !== null &&
    readState(database, firstByNameState) !== readState(database, revisionState)
  )
}

/** Notes them anew, for each short gram that begins words of more customers than are noted. To be called in a transaction. */
export function makeFirstByName(database: Database): void {
  const kept = openKeptReader(database)
  kept.refresh()
  const texts = openTextSearch(database, kept)
  const note = database.prepare('INSERT INTO search_first (gram, slots) VALUES (?, ?)')
  database.exec('DELETE FROM search_first')
  const beginnings = database
    .prepare<[], string>('SELECT gram FROM search_short WHERE gram >= char(10) AND gram < char(11)')
    .pluck()
    .all()
  for (const gram of beginnings) {
    const letters = gram.slice(1)
    if (isBeyondGrams(letters)) continue
    const bits = texts.beginning(letters, () => texts.holding(letters))
    const count = countBits(bits)
    if (count <= mostKnown) continue
    note.run(gram, bytesOf(new Walk(bits, count).slots(kept.order('name'), false, 0, mostKnown)))
  }
  writeState(database, firstByNameState, readState(database, revisionState) ?? 0)
}

/**
 * Opens what gives the slots of the first customers by name, removed ones too, in whom a word begins with some letters;
 * none where it is not known for the reader's revision.
 */
export function openFirstByName(database: Database, kept: KeptReader): (letters: string) => Int32Array {
  const read = database
    .prepare<[string, string], Buffer>(
      `SELECT slots FROM search_first
       WHERE gram = ? AND EXISTS (SELECT 1 FROM state WHERE key = 'first-by-name' AND value = ?)`,
    )
    .pluck()
  return (letters) => {
    const slots = read.get(`\n${letters}`, String(kept.revision()))
    return slots === undefined ? new Int32Array() : intsOf(slots)
  }
}
