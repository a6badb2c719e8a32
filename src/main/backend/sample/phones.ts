import type { Random } from './random'

/** The country's mobile prefixes, the common ones more often. */
const prefixes = ['50', '50', '50', '51', '55', '55', '70', '70', '77', '10', '99', '60']

const digits = (value: number, count: number): string => String(value).padStart(count, '0')

/** The ways in which numbers of Azerbaijan are written in the wild. */
const written: readonly ((prefix: string, line: string) => string)[] = [
  (prefix, line) => `+994${prefix}${line}`,
  (prefix, line) => `+994${prefix}${line}`,
  (prefix, line) => `+994 ${prefix} ${line.slice(0, 3)} ${line.slice(3, 5)} ${line.slice(5)}`,
  (prefix, line) => `0${prefix}${line}`,
  (prefix, line) => `994${prefix}${line}`,
  (prefix, line) => `0${prefix} ${line.slice(0, 3)}-${line.slice(3, 5)}-${line.slice(5)}`,
]

/**
 * A mobile number of Azerbaijan. The line's seven digits follow from `number` alone and differ for the first ten
 * million numbers. `manner` chooses how it is written.
 */
export function localPhone(prefix: string, number: number, manner: number): string {
  // 7654321 and 10,000,000 have no common factor, so this visits every line once.
  const line = digits((number * 7654321 + 2345678) % 10_000_000, 7)
  const write = written[manner % written.length]
  return write === undefined ? `+994${prefix}${line}` : write(prefix, line)
}

/** A number from abroad. British and American ones are from the ranges reserved for fiction. */
export function foreignPhone(random: Random): string {
  switch (random.below(5)) {
    case 0:
      return `+7 9${digits(random.below(100), 2)} ${digits(random.below(1000), 3)}-${digits(random.below(100), 2)}-${digits(random.below(100), 2)}`
    case 1:
      return `+7925${digits(random.below(10_000_000), 7)}`
    case 2:
      return `+90 5${digits(random.below(100), 2)} ${digits(random.below(1000), 3)} ${digits(random.below(100), 2)} ${digits(random.below(100), 2)}`
    case 3:
      return `+447700900${digits(random.below(1000), 3)}`
    default:
      return `+1 (${String(random.between(201, 989))}) 555-01${digits(random.below(100), 2)}`
  }
}

/** The prefix of a person's number. */
export function phonePrefix(random: Random): string {
  return random.pick(prefixes)
}
