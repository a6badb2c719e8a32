import { allBits, countAmong, hasBit, without, type Bits } from '../bits'
import { chunkSize } from '../chunks'
import type { OrderView } from './order-view'
import type { Stretch } from './runs'

/**
 * At least and at most so many places are looked through for members that are wanted, before it is counted where all of
 * them are: that takes about as long as to look through the most.
 */
const [leastSought, mostSought] = [2 * chunkSize, 8 * chunkSize]

/** The last of ascending numbers, the first of which is not above `limit`, that is not above it: its index. */
function lastUpTo(numbers: Int32Array, limit: number): number {
  let low = 0
  let high = numbers.length - 1
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if ((numbers[middle] ?? 0) <= limit) low = middle
    else high = middle - 1
  }
  return low
}

/**
 * Goes through an order by the slots of a set alone: members, here. It knows how many of them are in each part of the
 * order as soon as that is needed, so that no place costs much. Equal values keep their order and empty ones come last,
 * ascending and descending.
 */
export class Walk {
  readonly #bits: Bits
  readonly #count: number
  /** The members before each part, and in all; null: not counted yet. */
  #before: Int32Array | null = null
  /** Of which view: another one may have been read into the memory of the one before. */
  #counting: {
    readonly order: OrderView
    readonly counts: Int32Array
    readonly steps: Iterator<void>
  } | null = null

  /** Through `count` members. */
  constructor(bits: Bits, count: number) {
    this.#bits = bits
    this.#count = count
  }

  /** The members from the `offset`th on, at most `limit` of them. The order must be the same each time. */
  slots(order: OrderView, descending: boolean, offset: number, limit: number): Int32Array {
    const into = new Int32Array(Math.max(0, Math.min(limit, this.#count - offset)))
    if (into.length === 0) return into
    const done = descending ? this.#descend(order, offset, into) : 0
    // Empty values come last both ways, in the same order.
    if (done < into.length) {
      const start = this.#placeOf(order, offset + done)
      this.#collect(order, { start, end: order.count }, into.subarray(done))
    }
    return into
  }

  /** Counts on with at most `steps` steps, for whatever place is looked at later; whether all is counted. */
  prepare(order: OrderView, steps: number): boolean {
    for (let left = steps; left > 0 && !this.#isCounted(order); left -= 1) this.#countOn(order)
    return this.#isCounted(order)
  }

  #isCounted(order: OrderView): boolean {
    return this.#isWhole(order) || this.#before !== null
  }

  /** Everybody is a member. */
  #isWhole(order: OrderView): boolean {
    return this.#count === order.count
  }

  /** Through how many places to look for so many members: they are met in half of it where all are spread evenly. */
  #far(order: OrderView, members: number): number {
    return Math.min(mostSought, Math.max(leastSought, (2 * members * order.count) / this.#count))
  }

  #countOn(order: OrderView): void {
    const { marks } = order
    // Each that is counted takes its time: of most of all, those are that are no members.
    const isMost = 2 * this.#count > order.count
    if (this.#counting?.order !== order) {
      const counts = new Int32Array(marks.length - 1)
      const counted = isMost ? without(allBits(order.count), this.#bits) : this.#bits
      this.#counting = { order, counts, steps: order.tally(counted, counts) }
    }
    const { counts, steps } = this.#counting
    if (steps.next().done !== true) return
    const before = new Int32Array(counts.length + 1)
    for (let part = 0; part < counts.length; part += 1) {
      const counted = counts[part] ?? 0
      const members = isMost ? (marks[part + 1] ?? 0) - (marks[part] ?? 0) - counted : counted
      before[part + 1] = (before[part] ?? 0) + members
    }
    this.#before = before
    this.#counting = null
  }

  /** The members before each part, counted now where they are not yet. */
  #known(order: OrderView): Int32Array {
    for (;;) {
      if (this.#before !== null) return this.#before
      this.#countOn(order)
    }
  }

  /** The part was counted, and has no members. */
  #isKnownEmpty(part: number): boolean {
    return this.#before !== null && this.#before[part] === this.#before[part + 1]
  }

  #countIn(order: OrderView, start: number, end: number): number {
    if (this.#isWhole(order)) return end - start
    order.load({ start, end })
    return countAmong(this.#bits, order.slots, start, end)
  }

  /** The members before a place. */
  #rankOf(order: OrderView, place: number): number {
    if (this.#isWhole(order)) return place
    const before = this.#known(order)
    const part = lastUpTo(order.marks, place)
    return (before[part] ?? 0) + this.#countIn(order, order.marks[part] ?? 0, place)
  }

  /** The place of the `index`th member; there must be one. */
  #placeOf(order: OrderView, index: number): number {
    if (this.#isWhole(order)) return index
    if (this.#before === null) {
      const near = this.#seek(
        order,
        { start: 0, end: Math.min(order.count, this.#far(order, index + 1)) },
        index,
      )
      if (near !== null) return near
    }
    const before = this.#known(order)
    const part = lastUpTo(before, index)
    const stretch = { start: order.marks[part] ?? 0, end: order.marks[part + 1] ?? order.count }
    return this.#seek(order, stretch, index - (before[part] ?? 0)) ?? order.count
  }

  /** The place of the `index`th member in a stretch; null where there are not so many. */
  #seek(order: OrderView, { start, end }: Stretch, index: number): number | null {
    let met = 0
    for (let place = start; place < end;) {
      const last = Math.min(end, place + chunkSize)
      order.load({ start: place, end: last })
      for (; place < last; place += 1) {
        if (!hasBit(this.#bits, order.slots[place] ?? 0)) continue
        if (met === index) return place
        met += 1
      }
    }
    return null
  }

  /** The same from the end of the stretch: the place of the member behind which are `index` others of it. */
  #seekBack(order: OrderView, { start, end }: Stretch, index: number): number | null {
    let met = 0
    for (let place = end; place > start;) {
      const first = Math.max(start, place - chunkSize)
      order.load({ start: first, end: place })
      while (place > first) {
        place -= 1
        if (!hasBit(this.#bits, order.slots[place] ?? 0)) continue
        if (met === index) return place
        met += 1
      }
    }
    return null
  }

  /** Puts the members of a stretch into `into`; gives how many there was room for. */
  #collect(order: OrderView, { start, end }: Stretch, into: Int32Array): number {
    const isWhole = this.#isWhole(order)
    const far = this.#far(order, into.length)
    let done = 0
    let part = lastUpTo(order.marks, start)
    for (let place = start; place < end && done < into.length; part += 1) {
      const last = Math.min(end, order.marks[part + 1] ?? end)
      if (!isWhole && place - start > far) this.#known(order)
      if (this.#isKnownEmpty(part)) {
        place = last
        continue
      }
      order.load({ start: place, end: last })
      for (; place < last && done < into.length; place += 1) {
        const slot = order.slots[place] ?? 0
        if (!isWhole && !hasBit(this.#bits, slot)) continue
        into[done] = slot
        done += 1
      }
    }
    return done
  }

  /** Puts in members with values, largest first; gives how many there were. */
  #descend(order: OrderView, offset: number, into: Int32Array): number {
    let done = 0
    let place = this.#placeFromEnd(order, offset)
    while (place !== null && done < into.length) {
      const run = order.runAt(place)
      const start = done === 0 ? this.#startIn(order, run, place, offset) : run.start
      done += this.#collect(order, { start, end: run.end }, into.subarray(done))
      if (done < into.length) place = this.#lastBefore(order, run.start)
    }
    return done
  }

  /** The place of the member behind which `index` others have values; null where not so many have. */
  #placeFromEnd(order: OrderView, index: number): number | null {
    const end = order.filled
    if (this.#isWhole(order)) return index < end ? end - 1 - index : null
    if (this.#before === null) {
      const start = Math.max(0, end - this.#far(order, index + 1))
      const near = this.#seekBack(order, { start, end }, index)
      if (near !== null || start === 0) return near
    }
    const filled = this.#rankOf(order, end)
    return index < filled ? this.#placeOf(order, filled - 1 - index) : null
  }

  /**
   * The place of the member that has as many before it in its run as `place` has behind it: begun in the middle of a run,
   * so many of it have come. `behind` other members with values stand behind the place in all.
   */
  #startIn(order: OrderView, { start, end }: Stretch, place: number, behind: number): number {
    if (end - start === 1) return place
    const isLong = end - start > chunkSize
    const inRun = (): number =>
      isLong
        ? this.#rankOf(order, end) - this.#rankOf(order, place + 1)
        : this.#countIn(order, place + 1, end)
    const skipped = behind === 0 || end === order.filled ? behind : inRun()
    if (skipped === 0) return start
    if (isLong || this.#isWhole(order)) return this.#placeOf(order, this.#rankOf(order, start) + skipped)
    return this.#seek(order, { start, end }, skipped) ?? place
  }

  /** The place of the last member before `end`; null where there is none. */
  #lastBefore(order: OrderView, end: number): number | null {
    if (this.#isWhole(order)) return end === 0 ? null : end - 1
    let part = lastUpTo(order.marks, end - 1)
    for (let last = end; last > 0; part -= 1) {
      const start = order.marks[part] ?? 0
      if (end - last > this.#far(order, 1)) this.#known(order)
      if (!this.#isKnownEmpty(part)) {
        const place = this.#seekBack(order, { start, end: last }, 0)
        if (place !== null) return place
      }
      last = start
    }
    return null
  }
}
