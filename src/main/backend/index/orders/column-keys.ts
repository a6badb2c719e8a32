import { flagAt, noFlag, type Flags } from '../columns/flags'
import { none, valueReader, type Numbers } from '../columns/numbers'
import type { RowKeys } from './radix'

/** The keys of a column of numbers. */
export function numberKeys(numbers: Numbers): RowKeys {
  return numbers.blocks.every(({ values }) => values instanceof Int32Array)
    ? integerKeys(numbers)
    : doubleKeys(numbers)
}

function integerKeys({ count, blocks }: Numbers): RowKeys {
  const keys = new Uint32Array(count)
  for (const { start, values } of blocks) {
    for (let at = 0; at < values.length; at += 1) keys[start + at] = (values[at] ?? none) - none
  }
  return [keys]
}

/** The bits of doubles, turned so that they ascend as the numbers do (IEEE 754). */
function doubleKeys({ count, scale, blocks }: Numbers): RowKeys {
  const [high, low] = [new Uint32Array(count), new Uint32Array(count)]
  const number = new Float64Array(1)
  const words = new Uint32Array(number.buffer)
  for (const { start, values } of blocks) {
    const valueAt = valueReader(values, scale)
    for (let at = 0; at < values.length; at += 1) {
      // -0 counts as 0.
      const value = valueAt(at) + 0
      if (Number.isNaN(value)) continue
      number[0] = value
      const [lower = 0, upper = 0] = words
      const isNegative = upper >>> 31 === 1
      high[start + at] = isNegative ? ~upper : upper ^ 0x80000000
      low[start + at] = isNegative ? ~lower : lower
    }
  }
  return [high, low]
}

export function flagKeys(flags: Flags): RowKeys {
  const keys = new Uint32Array(flags.count)
  for (let row = 0; row < keys.length; row += 1) {
    const flag = flagAt(flags, row)
    if (flag !== noFlag) keys[row] = flag + 1
  }
  return [keys]
}

/** The keys of a column of numbers that stand for names: the ranks of the names, from 1 on. Unknown numbers have no name. */
export function nameKeys({ count, scale, blocks }: Numbers, ranks: ReadonlyMap<number, number>): RowKeys {
  const keys = new Uint32Array(count)
  for (const { start, values } of blocks) {
    const valueAt = valueReader(values, scale)
    for (let at = 0; at < values.length; at += 1) keys[start + at] = ranks.get(valueAt(at)) ?? 0
  }
  return [keys]
}
