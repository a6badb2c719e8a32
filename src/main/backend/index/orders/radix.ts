const digitBits = 11
const digits = 1 << digitBits
const passes = 3

/** How keys are turned before they are compared: some bits are flipped, then a number is subtracted. */
interface Turn {
  readonly flipped: number
  readonly less: number
}

const asTheyAre: Turn = { flipped: 0, less: 0 }

/**
 * Sorts `rows` by unsigned keys: the key of a row is at its number. Rows with equal keys keep their order.
 * Least significant digit first, 11 bits at a time (Knuth, The Art of Computer Programming 3, 5.2.5).
 */
export function radixSort(
  rows: Int32Array,
  keyOfRow: Uint32Array,
  { flipped, less }: Turn = asTheyAre,
): Int32Array {
  const { length } = rows
  let from = rows.slice()
  let keys = new Uint32Array(length)
  const counts = new Int32Array(digits * passes)
  for (let at = 0; at < length; at += 1) {
    const key = (((keyOfRow[from[at] ?? 0] ?? 0) ^ flipped) - less) >>> 0
    keys[at] = key
    for (let pass = 0; pass < passes; pass += 1) {
      const place = pass * digits + ((key >>> (pass * digitBits)) & (digits - 1))
      counts[place] = (counts[place] ?? 0) + 1
    }
  }
  let into = new Int32Array(length)
  let keysInto = new Uint32Array(length)
  for (let pass = 0; pass < passes; pass += 1) {
    const shift = pass * digitBits
    const places = counts.subarray(pass * digits, (pass + 1) * digits)
    // Nothing moves if all keys have the same digit.
    if (places.includes(length)) continue
    let sum = 0
    for (let digit = 0; digit < digits; digit += 1) {
      const count = places[digit] ?? 0
      places[digit] = sum
      sum += count
    }
    for (let at = 0; at < length; at += 1) {
      const key = keys[at] ?? 0
      const digit = (key >>> shift) & (digits - 1)
      const place = places[digit] ?? 0
      places[digit] = place + 1
      keysInto[place] = key
      into[place] = from[at] ?? 0
    }
    ;[from, into] = [into, from]
    ;[keys, keysInto] = [keysInto, keys]
  }
  return from
}

/** The keys of a sort by row: words to compare one after another. All words of a row without a value are 0. */
export type RowKeys = readonly Uint32Array[]

/** Empty values come last in either direction, because their key, 0, becomes the largest one. */
function turnOf(descending: boolean, isFirst: boolean): Turn {
  if (descending) return { flipped: -1, less: 0 }
  return { flipped: 0, less: isFirst ? 1 : 0 }
}

/** Sorts rows by keys. Rows with equal keys keep their order; rows without a value come last. */
export function sortByKeys(rows: Int32Array, keys: RowKeys, descending: boolean): Int32Array {
  let sorted = rows
  for (let word = keys.length - 1; word >= 0; word -= 1) {
    const key = keys[word]
    if (key !== undefined) sorted = radixSort(sorted, key, turnOf(descending, word === 0))
  }
  return sorted
}
