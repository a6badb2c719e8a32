/** Turns the bits of a double so that they ascend as unsigned integers where the numbers ascend. */
function ascendingBits(keys: Float64Array): Uint32Array {
  const numbers = new Float64Array(keys.length)
  for (let at = 0; at < keys.length; at += 1) numbers[at] = (keys[at] ?? 0) + 0
  const bits = new Uint32Array(numbers.buffer)
  for (let at = 0; at < bits.length; at += 2) {
    const high = bits[at + 1] ?? 0
    if (high >>> 31 === 1) {
      bits[at] = ~(bits[at] ?? 0)
      bits[at + 1] = ~high
    } else bits[at + 1] = high ^ 0x80000000
  }
  return bits
}

const digit = 0x10000

/**
 * Sorts `slots` by their keys, stably: slots of equal keys stay in the order in which they came. Keys must be numbers;
 * -0 counts as 0. Least significant digit first, 16 bits at a time (Knuth, The Art of Computer Programming 3, 5.2.5).
 */
export function radixSort(slots: Int32Array, keys: Float64Array): Int32Array {
  const bits = ascendingBits(keys)
  let from: Int32Array = slots
  let into: Int32Array = new Int32Array(slots.length)
  for (let pass = 0; pass < 4; pass += 1) {
    const half = pass >>> 1
    const shift = (pass & 1) * 16
    const counts = new Int32Array(digit + 1)
    for (const slot of from) {
      const value = ((bits[slot * 2 + half] ?? 0) >>> shift) & 0xffff
      counts[value + 1] = (counts[value + 1] ?? 0) + 1
    }
    if (counts.includes(from.length) && from.length > 0) continue
    for (let value = 1; value <= digit; value += 1)
      counts[value] = (counts[value] ?? 0) + (counts[value - 1] ?? 0)
    for (const slot of from) {
      const value = ((bits[slot * 2 + half] ?? 0) >>> shift) & 0xffff
      const place = counts[value] ?? 0
      into[place] = slot
      counts[value] = place + 1
    }
    const sorted = into
    into = from === slots ? new Int32Array(slots.length) : from
    from = sorted
  }
  return from
}
