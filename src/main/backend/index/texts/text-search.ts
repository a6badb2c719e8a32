import type { ReadableDatabase } from '../../sqlite/database'
import { readState } from '../../sqlite/state'
import { clearBit, common, countBits, eachBit, isEmpty, noBits, setBit, type Bits } from '../bits'
import { createCache } from '../cache'
import type { IndexReader } from '../reader'
import { bitsOfIds } from '../rows'
import { isShort, listId } from './build-lists'
import { listedLength } from './long-grams'
import { addPacked, blockSize, keepPacked, unpackBits } from './slot-list'
import { gramOf, holdsGram, isBeyondGrams } from './trie'
import { searchState } from '../state'

/** Finds customers by parts of their texts. To be used in the transaction in which it was refreshed. */
export interface TextSearch {
  /** To be called when the customers changed. */
  readonly refresh: () => void
  /** The slots of those whose text holds `folded`. */
  readonly holding: (folded: string) => Bits
  /** The slots of those in whose text `folded` begins a word, among those whose text holds it, whom `holding` gives. */
  readonly beginning: (folded: string, holding: () => Bits) => Bits
}

/** Slots of those whose text holds each of some letters: what is left to be found of longer ones. */
interface Known {
  readonly letters: readonly string[]
  readonly slots: Bits
}

/** So many sets of those in whom a word begins with some letters are kept, for the next letter that somebody types. */
const mostBegun = 6

interface Gram {
  readonly id: number
  readonly lists: number
}

/** Whether a gram is listed whatever it is, so that it is nowhere where there is no list. */
const isListed = (letters: string): boolean => letters.length <= listedLength(letters.charCodeAt(0))

/**
 * So many letters are looked up: hardly any texts have all of them, and not the rest. Each part of them may be a gram,
 * and there are hundreds of thousands of parts in what somebody pastes.
 */
const mostLookedUp = 64

/** Of more texts than that, all are looked at: to name each of them takes longer. */
const mostVerified = 50_000

/** What a gram that begins words is in a field, behind a blank; null for other letters. */
const behindBlank = (letters: string): string | null =>
  letters.startsWith('\n') ? ` ${letters.slice(1)}` : null

export function openTextSearch(database: ReadableDatabase, kept: IndexReader): TextSearch {
  const readGram = database.prepare<[string], Gram>('SELECT id, lists FROM search_gram WHERE gram = ?')
  const shortList = database
    .prepare<[string], Buffer>('SELECT slots FROM search_short WHERE gram = ?')
    .pluck()
  const listOf = database.prepare<[number], Buffer>('SELECT slots FROM search_list WHERE id = ?').pluck()
  const textOf = database.prepare<[number], string>('SELECT text FROM customer_text WHERE id = ?').pluck()
  const holds = 'instr(char(10) || text || char(10), ?) > 0'
  const holdersSql = `SELECT id FROM customer_text WHERE (${holds} OR ${holds})`
  const holders = database.prepare<[string, string | null], number>(holdersSql).pluck()
  const holdersAmong = database
    .prepare<[string, string | null, string], number>(
      `${holdersSql} AND id IN (SELECT value FROM json_each(?))`,
    )
    .pluck()
  /** How many slots the lists cover; 0 where there are none. */
  let listed = 0
  /** Texts that the lists do not know, by slot. */
  let recent = new Map<number, string>()
  let isReady = false

  const textAt = (slot: number): string => {
    const text = textOf.get(kept.rows().ids[slot] ?? NaN)
    return `\n${text ?? ''}\n`
  }

  /** Those in whom these letters begin a word. */
  const begun = createCache<string, Bits>(mostBegun)

  const refresh = (): void => {
    isReady = false
    begun.clear()
  }

  const ready = (): void => {
    if (isReady) return
    isReady = true
    listed = kept.stored() === null ? 0 : (readState(database, searchState)?.slots ?? 0)
    recent = new Map(kept.changedRows().map((row) => [row, textAt(row)]))
  }

  /**
   * The lists of a block that together say where `letters` are: those of all grams in them, but where a long gram has a
   * list of its own, that one alone stands for its parts. Those of what is known to be there are left out. null: they are
   * nowhere in the block.
   */
  const listsOf = (
    letters: string,
    block: number,
    { known, grams }: { readonly known: Known | null; readonly grams: Map<string, Gram | null> },
  ): Buffer[] | null => {
    const lists: Buffer[] = []
    const seen = new Set<string>()
    const collect = (letters: string): boolean => {
      const part = gramOf(letters)
      if (seen.has(part) || known?.letters.some((held) => held.includes(part)) === true) return true
      seen.add(part)
      const gram = gramNamed(part, grams)
      const own = gram === null || gram.lists === 0 ? undefined : listOf.get(listId(gram.id, block))
      if (own !== undefined) lists.push(own)
      else if (isListed(part)) return false
      return own !== undefined || (collect(part.slice(0, -1)) && collect(part.slice(1)))
    }
    return collect(letters) ? lists : null
  }

  const gramNamed = (letters: string, grams: Map<string, Gram | null>): Gram | null => {
    const before = grams.get(letters)
    if (before !== undefined) return before
    const gram = readGram.get(letters) ?? null
    grams.set(letters, gram)
    return gram
  }

  /** By the lists alone, which know nothing of texts that changed since; may find too many, and then says so. */
  const lookUp = (
    letters: string,
    known: Known | null,
  ): { readonly bits: Bits; readonly isExact: boolean } => {
    const gram = gramOf(letters)
    if (isShort(gram.length, gram.charCodeAt(0))) {
      const packed = shortList.get(gram)
      const bits = packed === undefined ? noBits(kept.count()) : unpackBits(packed, listed, kept.count())
      return { bits, isExact: gram === letters }
    }
    const bits = known === null ? noBits(kept.count()) : known.slots.slice()
    const room = noBits(blockSize)
    const grams = new Map<string, Gram | null>()
    for (let block = 0; block * blockSize < kept.count(); block += 1) {
      const found = bits.subarray((block * blockSize) / 32, ((block + 1) * blockSize) / 32)
      if (known !== null && isEmpty(found)) continue
      // The shortest first: it leaves the least to be looked at.
      const lists = block * blockSize < listed ? listsOf(letters, block, { known, grams }) : null
      if (lists === null) {
        found.fill(0)
        continue
      }
      for (const [place, packed] of lists.sort((a, b) => a.length - b.length).entries()) {
        if (place === 0 && known === null) addPacked(packed, found, 0)
        else keepPacked(packed, found, room)
      }
    }
    const isGram = isListed(letters) || gramNamed(letters, grams) !== null
    return { bits, isExact: isGram && gram === letters }
  }

  const slotsOf = (found: readonly number[]): Bits => bitsOfIds(kept.rows(), found)

  /** Every text is looked at. */
  const scan = (letters: string): Bits => slotsOf(holders.all(letters, behindBlank(letters)))

  /** Those of some slots whose text holds `letters`: each is looked at. */
  const verified = (bits: Bits, letters: string): Bits => {
    // So many are met only by few letters behind a blank, which the lists do not tell from others that begin a word.
    if (countBits(bits) > mostVerified) return scan(letters)
    const { ids } = kept.rows()
    const asked: number[] = []
    eachBit(bits, (slot) => asked.push(ids[slot] ?? NaN))
    if (asked.length === 0) return bits
    return slotsOf(holdersAmong.all(letters, behindBlank(letters), JSON.stringify(asked)))
  }

  const fromLists = (letters: string, known: Known | null): Bits => {
    const begin = letters.slice(0, mostLookedUp)
    const { bits, isExact } = lookUp(begin, known)
    if (isExact && begin === letters) return bits
    // Texts that changed since are looked at anyway.
    for (const slot of recent.keys()) clearBit(bits, slot)
    return verified(bits, letters)
  }

  /** The slots of those whose text holds `letters`, or has words that begin with what stands behind a line break in them. */
  const find = (letters: string, known: Known | null): Bits => {
    ready()
    if (listed === 0 || isBeyondGrams(letters)) return scan(letters)
    const bits = fromLists(letters, known)
    for (const [slot, text] of recent) {
      if (holdsGram(text, letters)) setBit(bits, slot)
      else clearBit(bits, slot)
    }
    return bits
  }

  /** Those who can be among them in whom `folded` begins a word. */
  const knownOf = (folded: string, holding: Bits): Known => {
    for (let length = folded.length - 1; length > 0; length -= 1) {
      const shorter = begun.peek(folded.slice(0, length))
      if (shorter === undefined) continue
      return { letters: [folded, `\n${folded.slice(0, length)}`], slots: common(holding, shorter) }
    }
    return { letters: [folded], slots: holding }
  }

  const beginning = (folded: string, holding: () => Bits): Bits =>
    begun.get(folded, () => {
      const letters = `\n${folded}`
      // A list of its own tells it all at once.
      return find(letters, isListed(letters) ? null : knownOf(folded, holding()))
    })

  return { refresh, holding: (folded) => find(folded, null), beginning }
}
