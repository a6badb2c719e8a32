import { noBits, setBit, type Bits } from './bits'

/** Ids by row number. 32 bits are enough for most copies, and take half the memory. */
export type Ids = Int32Array | Float64Array

/** The rows of a table by number. They ascend by id, except that those added after the build come last. */
export interface Rows {
  readonly ids: Ids
  /** The row number of an id, or undefined. */
  readonly rowOf: (id: number) => number | undefined
}

/** Numbers the rows with these ids. The first `sorted` of them ascend, and so do the others. */
export function createRows(ids: Ids, sorted: number): Rows {
  const find = (id: number, first: number, last: number): number | undefined => {
    let [low, high] = [first, last]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((ids[middle] ?? 0) < id) low = middle + 1
      else high = middle
    }
    return low < last && ids[low] === id ? low : undefined
  }
  // Ids are mostly asked for in ascending order.
  let next = 0
  return {
    ids,
    rowOf: (id) => {
      const row = ids[next] === id ? next : (find(id, 0, sorted) ?? find(id, sorted, ids.length))
      if (row !== undefined) next = row + 1
      return row
    },
  }
}

/** The ids in an array of 32-bit integers if all of them fit. */
export function narrowed(ids: Float64Array): Ids {
  const narrow = Int32Array.from(ids)
  return narrow.every((id, row) => id === ids[row]) ? narrow : ids
}

/** All rows in ascending order of their ids. */
export function rowsById({ ids }: Rows, sorted: number): Int32Array {
  const rows = new Int32Array(ids.length)
  let [one, other] = [0, sorted]
  for (let at = 0; at < rows.length; at += 1) {
    const isFirst = other === ids.length || (one < sorted && (ids[one] ?? 0) < (ids[other] ?? 0))
    rows[at] = isFirst ? one++ : other++
  }
  return rows
}

/** The set of rows with these ids. Ids without a row are left out. */
export function bitsOfIds({ ids, rowOf }: Rows, wanted: Iterable<number>): Bits {
  const bits = noBits(ids.length)
  for (const id of wanted) {
    const row = rowOf(id)
    if (row !== undefined) setBit(bits, row)
  }
  return bits
}
