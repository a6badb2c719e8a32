import { hasBit, type Bits } from '../bits'
import { chunkSize } from '../chunks'

/** A stretch of an order: from `start` up to, not including, `end`. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/**
 * Finds the run of equal values that a place is in, where `filled` places have a value. `starts` are the places where runs
 * begin, of which `load` is told first which are looked at, some thousands at a time.
 */
export function runFinder(
  starts: Bits,
  filled: number,
  load: (stretch: Stretch) => void,
): (place: number) => Stretch {
  return (place) => {
    let start = place
    for (let from = Infinity; ;) {
      if (from > 0 && start < from + 32) {
        from = Math.max(0, start - chunkSize)
        load({ start: from, end: start + 1 })
      }
      if (hasBit(starts, start)) break
      start = (start & 31) === 31 && starts[start >>> 5] === 0 ? start - 32 : start - 1
    }
    let end = place + 1
    for (let to = 0; end < filled;) {
      if (end + 32 > to) {
        to = end + chunkSize
        load({ start: end, end: to })
      }
      if (hasBit(starts, end)) break
      end += (end & 31) === 0 && starts[end >>> 5] === 0 ? 32 : 1
    }
    return { start, end: Math.min(end, filled) }
  }
}
