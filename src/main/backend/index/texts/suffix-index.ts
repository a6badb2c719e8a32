import type { ReadableDatabase } from '../../sqlite/database'
import { noBits, type Bits } from '../bits'
import { groupSize, leafId, leafSize } from './build-texts'
import { maxCompared } from './sort-suffixes'
import { splitSeparators } from './suffixes'

/** Rows that contain the letters, and rows that may contain them: only their texts can tell. In any order. */
export interface Candidates {
  readonly found: Bits
  readonly doubtful: number[]
}

/** Reads the index that `buildTexts` wrote. */
export interface SuffixIndex {
  /** To be called when another index was built. */
  readonly refresh: () => void
  /** Looks up which rows have one of some letters in a text of a class. There are `count` rows. */
  readonly find: (parts: readonly string[], only: string, count: number) => Candidates
}

interface Block {
  readonly id: number
  /** Its class of texts. */
  readonly name: string
  readonly firstRow: number
  /** Every unit that occurs in its texts. */
  readonly units: ReadonlySet<string>
  /** The separators before its leaves. */
  readonly separators: readonly string[]
}

/** The last of some ascending separators that sorts before `letters`; the first if none does. */
function lastBefore(separators: readonly string[], letters: string): number {
  let low = 0
  let high = separators.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((separators[middle] ?? '') < letters) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}

/** The index as far as it is held in memory, and what reads the rest. */
interface Opened {
  readonly blocks: readonly Block[]
  /** The rows of some consecutive leaves. */
  readonly rowsOf: (first: number, last: number) => Iterable<Buffer>
  readonly separatorsOf: (leaf: number) => readonly string[]
}

function openTables(database: ReadableDatabase): Opened {
  const rows = database
    .prepare<[number, number], Buffer>('SELECT rows FROM text_leaf WHERE id BETWEEN ? AND ?')
    .pluck()
  const separators = database
    .prepare<[number], string>('SELECT separators FROM text_leaf WHERE id = ?')
    .pluck()
  const blocks = database
    .prepare<[], [number, string, number, string, string]>(
      'SELECT id, class, first_row, units, separators FROM text_block',
    )
    .raw()
    .all()
    .map(([id, name, firstRow, units, joined]) => ({
      id,
      name,
      firstRow,
      units: new Set(units),
      separators: splitSeparators(joined),
    }))
  let last: { readonly leaf: number; readonly separators: readonly string[] } = { leaf: -1, separators: [] }
  return {
    blocks,
    rowsOf: (first, last) => rows.iterate(first, last),
    separatorsOf: (leaf) => {
      // A part mostly begins and ends in one leaf.
      if (last.leaf !== leaf) last = { leaf, separators: splitSeparators(separators.get(leaf) ?? '') }
      return last.separators
    },
  }
}

/** Opens the index. Its tables may be missing until something is looked up. */
export function openSuffixIndex(database: ReadableDatabase): SuffixIndex {
  let opened: Opened | null = null
  const room = new Uint16Array(leafSize)

  /** Looks `letters` up in a block. Everything that begins with them sorts before `end`. */
  const findInBlock = (block: Block, letters: string, end: string, { found, doubtful }: Candidates): void => {
    const { rowsOf, separatorsOf } = (opened ??= openTables(database))
    /** The place at which the last group begins that begins before some letters. */
    const placeBefore = (letters: string): number => {
      const leaf = lastBefore(block.separators, letters)
      return leaf * leafSize + lastBefore(separatorsOf(leafId(block.id, leaf)), letters) * groupSize
    }
    const from = placeBefore(letters)
    const to = placeBefore(end)
    const [first, last] = [Math.floor(from / leafSize), Math.floor(to / leafSize)]
    let start = first * leafSize
    for (const blob of rowsOf(leafId(block.id, first), leafId(block.id, last))) {
      new Uint8Array(room.buffer).set(blob)
      const within = (place: number): number => Math.min(Math.max(place - start, 0), blob.length / 2)
      const addDoubtful = (from: number, to: number): void => {
        for (let at = within(from); at < within(to); at += 1) doubtful.push(block.firstRow + (room[at] ?? 0))
      }
      // The letters begin within the first of these groups, and end within the last.
      addDoubtful(from, from + groupSize)
      if (letters.length < maxCompared)
        addRows(found, block.firstRow, room, within(from + groupSize), within(to))
      // Of more letters than are compared, only the texts can tell.
      else addDoubtful(from + groupSize, to)
      addDoubtful(to, to + groupSize)
      start += leafSize
    }
  }

  return {
    refresh: () => {
      opened = null
    },
    find: (parts, only, count) => {
      const { blocks } = (opened ??= openTables(database))
      const candidates = { found: noBits(count), doubtful: [] }
      for (const part of parts) {
        const letters = part.slice(0, maxCompared)
        const units = Array.from(letters)
        for (const block of blocks) {
          if (block.name === only && units.every((unit) => block.units.has(unit)))
            findInBlock(block, letters, `${letters}\uffff`, candidates)
        }
      }
      return candidates
    },
  }
}

/** Adds the rows at some places of a leaf, which are counted from `firstRow`. */
function addRows(bits: Bits, firstRow: number, rows: Uint16Array, start: number, end: number): void {
  for (let at = start; at < end; at += 1) {
    const row = firstRow + (rows[at] ?? 0)
    bits[row >>> 5] = (bits[row >>> 5] ?? 0) | (1 << (row & 31))
  }
}
