import type { Database } from 'better-sqlite3'
import type { ColumnKey } from '#shared/columns'
import { countAmong, noBits, putBits, type Bits } from '../bits'
import { chunkSize, intsOf, putBytes } from '../chunks'
import type { Order } from './orders'
import { openParts, partMarks, tallyParts, type PartReader } from './parts'
import { runFinder, type Stretch } from './runs'

/**
 * All slots in the order of a column. Chunks are read as they are looked at, so that the first window of an order costs
 * no more than any other.
 */
export interface OrderView {
  readonly count: number
  /** How many of the places, the first ones, have a value. */
  readonly filled: number
  /** The slots by place; those of a stretch are there after `load`. */
  readonly slots: Int32Array
  readonly load: (stretch: Stretch) => void
  /** The places where its parts begin, and behind the last one where the order ends. */
  readonly marks: Int32Array
  /** Adds to `counts` how many members of a set are in each part, with some steps. */
  readonly tally: (bits: Bits, counts: Int32Array) => Iterator<void>
  /** The run of equal values that a place with a value is in. */
  readonly runAt: (place: number) => Stretch
}

/** The orders of a copy that are kept. */
export interface Orders {
  /** Opens one: `filled` of its `count` places have a value. It is read into `spare` where that fits. */
  readonly open: (
    column: ColumnKey,
    size: { readonly count: number; readonly filled: number },
    spare?: Int32Array,
  ) => OrderView
  /** To be called when they changed. */
  readonly clear: () => void
}

/** Where the chunks of an order end, and its runs begin: little, and so it is known for as long as it holds. */
interface Directory {
  readonly chunks: readonly (readonly [chunk: number, size: number])[]
  readonly ends: readonly number[]
  readonly marks: Int32Array
  /** The places where a run begins, as far as it was asked for. */
  readonly starts: Bits
  readonly loadStarts: (stretch: Stretch) => void
}

export function openOrders(database: Database): Orders {
  const readSizes = database
    .prepare<[string], [number, number]>(
      'SELECT chunk, length(slots) / 4 FROM kept_order WHERE name = ? ORDER BY chunk',
    )
    .raw()
  const readSlots = database
    .prepare<[string, number], Buffer>('SELECT slots FROM kept_order WHERE name = ? AND chunk = ?')
    .pluck()
  const readRuns = database
    .prepare<[string, number], Buffer>('SELECT starts FROM kept_run WHERE name = ? AND chunk = ?')
    .pluck()

  const directories = new Map<ColumnKey, Directory>()
  const readDirectory = (column: ColumnKey, count: number): Directory => {
    const chunks = readSizes.all(column)
    const ends: number[] = []
    for (const [, size] of chunks) ends.push((ends.at(-1) ?? 0) + size)
    const starts = noBits(count)
    const loadStarts = chunkLoader(ends, (at, first) => {
      const blob = readRuns.get(column, chunks[at]?.[0] ?? 0)
      if (blob !== undefined) putBits(new Uint32Array(intsOf(blob).buffer), starts, first)
    })
    return { chunks, ends, marks: partMarks(ends), starts, loadStarts }
  }
  const directoryOf = (column: ColumnKey, count: number): Directory => {
    const directory = directories.get(column) ?? readDirectory(column, count)
    directories.set(column, directory)
    return directory
  }

  const open: Orders['open'] = (column, { count, filled }, spare) => {
    const { chunks, ends, marks, starts, loadStarts } = directoryOf(column, count)
    const readPart = remembered(openParts(database, column))
    const slots = spare?.length === count ? spare : new Int32Array(count)
    const load = chunkLoader(ends, (at, first) => {
      const blob = readSlots.get(column, chunks[at]?.[0] ?? 0)
      if (blob !== undefined) putBytes(blob, slots, first)
    })

    return {
      count,
      filled,
      slots,
      load,
      marks,
      tally: (bits, counts) => tallyParts(readPart, bits, counts),
      runAt: runFinder(starts, filled, loadStarts),
    }
  }

  return {
    open,
    clear: () => {
      directories.clear()
    },
  }
}

/** Sees to it that the chunks of a stretch were read, each once; `read` gets its place among them and where it begins. */
function chunkLoader(
  ends: readonly number[],
  read: (at: number, first: number) => void,
): (stretch: Stretch) => void {
  const loaded = new Uint8Array(ends.length)
  const chunkAt = (place: number): number => {
    let low = 0
    let high = ends.length - 1
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((ends[middle] ?? 0) <= place) low = middle + 1
      else high = middle
    }
    return low
  }
  return ({ start, end }) => {
    for (let at = chunkAt(start); at < ends.length; at += 1) {
      const first = at === 0 ? 0 : (ends[at - 1] ?? 0)
      if (first >= end) return
      if (loaded[at] === 1) continue
      read(at, first)
      loaded[at] = 1
    }
  }
}

/** Reads each block once: whoever searches letter by letter looks for another set in the same order each time. */
function remembered(read: PartReader): PartReader {
  const blocks = new Map<number, Uint8Array | undefined>()
  return (block) => {
    if (!blocks.has(block)) blocks.set(block, read(block))
    return blocks.get(block)
  }
}

/** An order that is not kept, made from the customers as they are. */
export function ownOrder({ slots, starts, filled }: Order): OrderView {
  const count = slots.length
  const marks = partMarks(
    Array.from({ length: Math.ceil(count / chunkSize) }, (_, chunk) =>
      Math.min(count, (chunk + 1) * chunkSize),
    ),
  )
  return {
    count,
    filled,
    slots,
    load: () => undefined,
    marks,
    *tally(bits, counts) {
      for (let part = 0; part < marks.length - 1; part += 1) {
        counts[part] = countAmong(bits, slots, marks[part] ?? 0, marks[part + 1] ?? 0)
        yield
      }
    },
    runAt: runFinder(starts, filled, () => undefined),
  }
}
