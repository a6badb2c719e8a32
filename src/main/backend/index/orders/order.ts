/**
 * All rows in the order of a text. Each entry is a row number. A negative entry marks a row whose text differs from the
 * one before it: the row number is in the lower 31 bits.
 */
export interface Order {
  readonly entries: Int32Array
  /** How many rows, the first ones, have a value. */
  readonly filled: number
}

/** The bit that marks an entry whose text differs from the one before it. */
export const markOfNewText = -(2 ** 31)

/** The row number of an entry. */
export const rowOfEntry = (entry: number): number => entry & 0x7fffffff

/** The rank of each row in an order, from 1 on; 0 for rows without a value. */
export function ranksOf({ entries, filled }: Order): Uint32Array {
  const ranks = new Uint32Array(entries.length)
  let rank = 0
  for (let at = 0; at < filled; at += 1) {
    const entry = entries[at] ?? 0
    if (entry < 0) rank += 1
    ranks[entry & 0x7fffffff] = rank
  }
  return ranks
}
