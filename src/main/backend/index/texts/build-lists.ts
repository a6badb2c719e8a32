import type { Database } from 'better-sqlite3'
import { readState, writeState } from '../../sqlite/state'
import { noBits } from '../bits'
import { addLongGrams, gramLength, listedLength } from './long-grams'
import { BlockCollector, isOwn, type BlockLists } from './gram-lists'
import { addPacked, blockSize, packBits, packSlots } from './slot-list'
import { gramText, Trie } from './trie'
import { searchState } from '../state'

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

/** Whether a gram is listed whatever it is and so are those of one letter more: all its customers are in one row. */
export const isShort = (length: number, first: number): boolean => length < listedLength(first)

/** The customers of short grams, by node, as far as they were met: the packed lists of the blocks. */
type ShortLists = Map<number, (Buffer | undefined)[]>

/** The texts of some customers, as grams see them: between the ends of fields. */
function textReader(database: Database): (ids: Float64Array) => string[] {
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

/** Deletes the lists. */
function forgetLists(database: Database): void {
  for (const table of ['gram', 'list', 'short']) database.exec(`DELETE FROM search_${table}`)
}

/**
 * Makes the lists by which parts of texts are found: in which customers each gram of up to three letters is, each beginning
 * of a word of three, and each longer gram that is in more than `few`. To be gone through in one transaction; a step takes
 * some seconds at most.
 */
export function* buildTexts(database: Database, ids: Float64Array, few?: number): Generator<void> {
  forgetLists(database)
  const trie = new Trie()
  const textsOf = textReader(database)
  const step = Math.max(1, Math.floor(ids.length / sampled))
  const sample = textsOf(ids.filter((_, slot) => slot % step === 0))
  const least = ((few ?? fewTexts(ids.length)) * sample.length) / Math.max(1, ids.length)
  addLongGrams(trie, sample, Math.max(2, least))
  const collector = new BlockCollector(trie)
  const counts: number[] = []
  const short: ShortLists = new Map()
  for (let block = 0; block * blockSize < ids.length; block += 1) {
    const last = Math.min(ids.length, (block + 1) * blockSize)
    for (let slot = block * blockSize; slot < last; slot += batch) {
      const texts = textsOf(ids.subarray(slot, Math.min(slot + batch, last)))
      for (const [place, text] of texts.entries()) collector.add((slot % blockSize) + place, text)
    }
    writeBlock(database, trie, { block, lists: collector.take(), counts, short })
    yield
  }
  writeShort(database, trie, short, ids.length)
  const note = database.prepare('INSERT INTO search_gram (id, gram, lists) VALUES (?, ?, ?)')
  for (let node = 1; node < trie.size; node += 1) {
    const depth = trie.depths[node] ?? 0
    if (counts[node] !== undefined || depth > gramLength) note.run(node, trie.text(node), counts[node] ?? 0)
  }
  const times = (readState(database, searchState)?.times ?? 0) + 1
  writeState(database, searchState, { slots: ids.length, times })
}

/** What is in a block, and what is known of those before it, to be added to. */
interface Written {
  readonly block: number
  readonly lists: BlockLists
  /** How many lists there are of each node. */
  readonly counts: number[]
  readonly short: ShortLists
}

function writeBlock(database: Database, trie: Trie, { block, lists, counts, short }: Written): void {
  const insert = database.prepare('INSERT INTO search_list (id, slots) VALUES (?, ?)')
  for (let node = 1; node < trie.size; node += 1) {
    const list = lists.of(node)
    const [depth, first] = [trie.depths[node] ?? 0, trie.firsts[node] ?? 0]
    if (isShort(depth, first)) {
      if (list.length === 0) continue
      const blocks = short.get(node) ?? []
      // A copy: what is packed is part of something longer.
      blocks[block] = Buffer.from(packSlots(list))
      short.set(node, blocks)
      // As a part of longer ones it is looked up with them, block by block.
      if (depth < gramLength) continue
    }
    const isStored =
      depth <= listedLength(first)
        ? list.length > 0
        : isOwn(list, lists.of(trie.prefixes[node] ?? 0), lists.of(trie.suffixes[node] ?? 0))
    if (!isStored) continue
    insert.run(listId(node, block), packSlots(list))
    counts[node] = (counts[node] ?? 0) + 1
  }
}

/** Writes who has short grams: each in one row, because those who look for them find many. */
function writeShort(database: Database, trie: Trie, short: ShortLists, slots: number): void {
  const insert = database.prepare('INSERT INTO search_short (gram, slots) VALUES (?, ?)')
  for (const [node, blocks] of short) {
    const bits = noBits(slots)
    for (const [block, packed] of blocks.entries()) {
      if (packed !== undefined) addPacked(packed, bits, block * blockSize)
    }
    insert.run(trie.text(node), packBits(bits))
  }
}
