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

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/**
 * The keys of a column of days such as 19800131: when the day of the year comes back next, from `today` on (such as
 * 20261129). 29 February comes back on the 28th in years without it.
 */
export function annualKeys({ count, scale, blocks }: Numbers, today: number): RowKeys {
  const year = Math.floor(today / 10_000)
  const placeIn = (one: number, day: number): number => (day === 229 && !isLeapYear(one) ? 228 : day)
  const keyOfDay = Uint32Array.from({ length: 1300 }, (_, day) => {
    const thisYear = placeIn(year, day)
    return thisYear >= today % 10_000 ? thisYear : 1300 + placeIn(year + 1, day)
  })
  const keys = new Uint32Array(count)
  for (const { start, values } of blocks) {
    const valueAt = valueReader(values, scale)
    // NaN, which stands for no value, gives no key either.
    for (let at = 0; at < values.length; at += 1) keys[start + at] = keyOfDay[valueAt(at) % 10_000] ?? 0
  }
  return [keys]
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
