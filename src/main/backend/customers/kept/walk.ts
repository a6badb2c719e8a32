import { hasBit, type Bits } from './bits'
import type { OrderView } from './order-view'

/** How many places of an order lie between two whose counts are remembered. */
const step = 4096

/** Counts the slots in the set at the places from `start` up to, not including, `end`. */
function countIn(slots: Int32Array, bits: Bits, start: number, end: number): number {
  let count = 0
  for (let place = start; place < end; place += 1) {
    const slot = slots[place] ?? 0
    count += ((bits[slot >>> 5] ?? 0) >>> (slot & 31)) & 1
  }
  return count
}

/**
 * Goes through an order by the slots of a set alone: members, here. It counts past those that stand before, and
 * remembers that as far as somebody looked, so that no place costs much. Equal values keep their order and empty ones
 * come last, ascending and descending.
 */
export class Walk {
  readonly #bits: Bits
  readonly #count: number
  /** Of each multiple of `step`: the members before that place. */
  readonly #before: number[] = [0]
  /** The same backwards, from the end of the order and from that of its values: the members from the place on that lies so far before it. */
  readonly #behindEnd: number[] = [0]
  readonly #behindValues: number[] = [0]

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
      this.#collect(order, this.#placeOf(order, offset + done), order.count, into.subarray(done))
    }
    return into
  }

  /** Counts on through at most `steps` steps of the order, for whatever place is looked at later; whether all is counted. */
  prepare(order: OrderView, steps: number): boolean {
    for (let left = steps; left > 0 && !this.#isCounted(order); left -= 1) this.#extend(order)
    return this.#isCounted(order)
  }

  #isCounted(order: OrderView): boolean {
    return this.#isWhole(order) || (this.#before.length - 1) * step >= order.count
  }

  /** The step that a place is in was counted, and has no members. */
  #isKnownEmpty(place: number): boolean {
    const mark = Math.floor(place / step)
    return this.#before[mark + 1] !== undefined && this.#before[mark + 1] === this.#before[mark]
  }

  /** Everybody is a member. */
  #isWhole(order: OrderView): boolean {
    return this.#count === order.count
  }

  #countIn(order: OrderView, start: number, end: number): number {
    if (this.#isWhole(order)) return end - start
    order.load({ start, end })
    return countIn(order.slots, this.#bits, start, end)
  }

  /** The members before a place. */
  #rankOf(order: OrderView, place: number): number {
    if (this.#isWhole(order)) return place
    const mark = Math.floor(place / step)
    for (let next = this.#before.length; next <= mark; next += 1) this.#extend(order)
    return (this.#before[mark] ?? 0) + this.#countIn(order, mark * step, place)
  }

  /** Counts one step further. */
  #extend(order: OrderView): void {
    const mark = this.#before.length - 1
    const met = this.#before[mark] ?? 0
    this.#before.push(met + this.#countIn(order, mark * step, Math.min(order.count, (mark + 1) * step)))
  }

  /** The place of the `index`th member; there must be one. Counted from where it is nearer. */
  #placeOf(order: OrderView, index: number): number {
    if (this.#isWhole(order)) return index
    const known = this.#before.at(-1) ?? 0
    if (!this.#isCounted(order) && index - known > this.#count - index) {
      return this.#placeFrom(order, order.count, this.#behindEnd, this.#count - 1 - index) ?? 0
    }
    while ((this.#before.at(-1) ?? 0) <= index) this.#extend(order)
    const mark = this.#before.findLastIndex((met) => met <= index)
    let met = this.#before[mark] ?? 0
    let place = mark * step
    order.load({ start: place, end: Math.min(order.count, place + step) })
    for (; ; place += 1) {
      if (!hasBit(this.#bits, order.slots[place] ?? 0)) continue
      if (met === index) return place
      met += 1
    }
  }

  /** Puts the members at the places from `start` to `end` into `into`; gives how many there was room for. */
  #collect(order: OrderView, start: number, end: number, into: Int32Array): number {
    const isWhole = this.#isWhole(order)
    let done = 0
    for (let place = start; place < end && done < into.length;) {
      const last = Math.min(end, (Math.floor(place / step) + 1) * step)
      if (this.#isKnownEmpty(place)) {
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
      done += this.#collect(order, start, run.end, into.subarray(done))
      if (done < into.length) place = this.#lastBefore(order, run.start)
    }
    return done
  }

  /** The place of the member behind which `index` others have values; null where not so many have. */
  #placeFromEnd(order: OrderView, index: number): number | null {
    if (this.#isWhole(order)) return index < order.filled ? order.filled - 1 - index : null
    const known = this.#behindValues.at(-1) ?? 0
    const empty = order.count - order.filled
    if (this.#isCounted(order)) {
      const filled = this.#rankOf(order, order.filled)
      return index < filled ? this.#placeOf(order, filled - 1 - index) : null
    }
    // Near to the start, where those without a value are few enough to be counted.
    if (index - known > this.#count / 2 && empty < order.filled / 4) {
      const filled = this.#count - this.#countIn(order, order.filled, order.count)
      return index < filled ? this.#placeOf(order, filled - 1 - index) : null
    }
    return this.#placeFrom(order, order.filled, this.#behindValues, index)
  }

  /** The place before `end` that has `index` members between itself and it; null where there is none. */
  #placeFrom(order: OrderView, end: number, behind: number[], index: number): number | null {
    const startOf = (mark: number): number => Math.max(0, end - mark * step)
    while ((behind.at(-1) ?? 0) <= index) {
      const mark = behind.length - 1
      if (startOf(mark) === 0) return null
      const met = behind[mark] ?? 0
      behind.push(met + this.#countIn(order, startOf(mark + 1), startOf(mark)))
    }
    let mark = behind.length - 1
    while ((behind[mark] ?? 0) > index) mark -= 1
    let met = behind[mark] ?? 0
    let place = startOf(mark) - 1
    order.load({ start: startOf(mark + 1), end: startOf(mark) })
    for (; ; place -= 1) {
      if (!hasBit(this.#bits, order.slots[place] ?? 0)) continue
      if (met === index) return place
      met += 1
    }
  }

  /**
   * The place of the member that has as many before it in its run as `place` has behind it: begun in the middle of a run,
   * so many of it have come. `behind` other members with values stand behind the place in all.
   */
  #startIn(
    order: OrderView,
    { start, end }: { start: number; end: number },
    place: number,
    behind: number,
  ): number {
    if (end - start === 1) return place
    const isLong = end - start > 2 * step
    const inRun = (): number =>
      isLong
        ? this.#rankOf(order, end) - this.#rankOf(order, place + 1)
        : this.#countIn(order, place + 1, end)
    const skipped = behind === 0 || end === order.filled ? behind : inRun()
    if (skipped === 0) return start
    if (isLong || this.#isWhole(order)) return this.#placeOf(order, this.#rankOf(order, start) + skipped)
    let left = skipped
    order.load({ start, end })
    for (let at = start; ; at += 1) {
      if (!hasBit(this.#bits, order.slots[at] ?? 0)) continue
      if (left === 0) return at
      left -= 1
    }
  }

  /** The place of the last member before `end`; null where there is none. */
  #lastBefore(order: OrderView, end: number): number | null {
    if (this.#isWhole(order)) return end === 0 ? null : end - 1
    for (let last = end; last > 0;) {
      const start = Math.floor((last - 1) / step) * step
      if (!this.#isKnownEmpty(start)) {
        order.load({ start, end: last })
        for (let place = last - 1; place >= start; place -= 1) {
          if (hasBit(this.#bits, order.slots[place] ?? 0)) return place
        }
      }
      last = start
    }
    return null
  }
}
