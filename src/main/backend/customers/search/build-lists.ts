import type { Database } from 'better-sqlite3'
import { readState, writeState } from '../../database/state'
import { readSlots, type Ids } from '../kept/slots'
import { addLongGrams, gramLength, listedLength } from './long-grams'
import { BlockCollector, isOwn, type BlockLists } from './gram-lists'
import { blockSize, packSlots } from './slot-list'
import { gramText, Trie } from './trie'

/** A list's id is its gram's and its block's. */
export const listId = (gram: number, block: number): number => block * 2 ** 24 + gram

/**
 * What is not listed should be in no more texts than that: so many are looked at one by one in a few milliseconds. Fewer
 * where there are more customers, because the less of their texts lies in memory.
 */
const fewTexts = (customers: number): number => Math.round(1500 / Math.max(1, Math.cbrt(customers / 100_000)))
/** Long grams are chosen by so many texts. */
const sampled = 12_000
/** Texts are read so many at once. */
const batch = 4096

/** What may change before the lists are made anew: a part of all customers, or some thousands. */
const mostRecent = (slots: number): number => Math.max(4000, Math.floor(slots / 50))

/** The texts of some customers, as grams see them: between the ends of fields. */
function textReader(database: Database): (ids: Ids) => string[] {
  const select = database
    .prepare<[string], [number, string]>(
      'SELECT id, text FROM customer_text WHERE id IN (SELECT value FROM json_each(?))',
    )
    .raw()
  return (ids) => {
    const list = Array.from(ids)
    const texts = new Map(select.all(JSON.stringify(list)))
    return list.map((id) => gramText(`\n${texts.get(id) ?? ''}\n`))
  }
}

/** Whether the search lists are missing, or too many texts changed since they were made. */
export function areListsOld(database: Database): boolean {
  const search = readState(database, 'search')
  const kept = readState(database, 'kept')
  if (kept === null) return false
  if (search === null) return kept.count > 0
  const recent = Number(database.prepare('SELECT count(*) FROM search_recent').pluck().get())
  return recent > mostRecent(search.slots)
}

/**
 * Makes the lists by which parts of texts are found: in which customers each gram of up to three letters is, each beginning
 * of a word of three, and each longer gram that is in more than `few`. To be gone through in one transaction; a step takes
 * some seconds at most.
 */
export function* listSteps(database: Database, few?: number): Generator<void> {
  database.exec('DELETE FROM search_gram; DELETE FROM search_list; DELETE FROM search_recent')
  const { ids } = readSlots(database)
  const trie = new Trie()
  const textsOf = textReader(database)
  const step = Math.max(1, Math.floor(ids.length / sampled))
  const sample = textsOf(ids.filter((_, slot) => slot % step === 0))
  const least = ((few ?? fewTexts(ids.length)) * sample.length) / Math.max(1, ids.length)
  addLongGrams(trie, sample, Math.max(2, least))
  const collector = new BlockCollector(trie)
  const counts: number[] = []
  for (let block = 0; block * blockSize < ids.length; block += 1) {
    const last = Math.min(ids.length, (block + 1) * blockSize)
    for (let slot = block * blockSize; slot < last; slot += batch) {
      const texts = textsOf(ids.subarray(slot, Math.min(slot + batch, last)))
      for (const [place, text] of texts.entries()) collector.add((slot % blockSize) + place, text)
    }
    writeBlock(database, trie, block, collector.take(), counts)
    yield
  }
  const note = database.prepare('INSERT INTO search_gram (id, gram, lists) VALUES (?, ?, ?)')
  for (let node = 1; node < trie.size; node += 1) {
    const depth = trie.depths[node] ?? 0
    if (counts[node] !== undefined || depth > gramLength) note.run(node, trie.text(node), counts[node] ?? 0)
  }
  const times = (readState(database, 'search')?.times ?? 0) + 1
  writeState(database, 'search', { slots: ids.length, times })
}

function writeBlock(
  database: Database,
  trie: Trie,
  block: number,
  lists: BlockLists,
  counts: number[],
): void {
  const insert = database.prepare('INSERT INTO search_list (id, slots) VALUES (?, ?)')
  for (let node = 1; node < trie.size; node += 1) {
    const list = lists.of(node)
    const isAlwaysListed = (trie.depths[node] ?? 0) <= listedLength(trie.firsts[node] ?? 0)
    const isStored = isAlwaysListed
      ? list.length > 0
      : isOwn(list, lists.of(trie.prefixes[node] ?? 0), lists.of(trie.suffixes[node] ?? 0))
    if (!isStored) continue
    insert.run(listId(node, block), packSlots(list))
    counts[node] = (counts[node] ?? 0) + 1
  }
}
