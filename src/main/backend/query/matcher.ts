import type { Database } from 'better-sqlite3'
import type { Condition } from './condition'
import {
  addBits,
  allBits,
  commonCounted,
  countBits,
  eachBit,
  keepCommon,
  noBits,
  without,
  type Bits,
  type CountedBits,
} from '../index/bits'
import { createCache } from '../index/cache'
import { pickFlags } from '../index/columns/flags'
import { pickListed, pickNumbers } from '../index/columns/pick'
import type { KeptReader } from '../index/reader'
import { bitsOfIds } from '../index/slots'

type SqlCondition = Condition & { readonly kind: 'sql' }

/** SQL is asked of so many customers one by one; of more it is asked at once. */
const mostOneByOne = 20_000

/** So many sets are kept that single tests gave: those of the words and filters that stay while others change. */
const mostTests = 16

export interface Matcher {
  /** The slots of the customers for whom a condition holds. */
  readonly match: (condition: Condition) => Bits
  /** The same, and how many they are. */
  readonly counted: (condition: Condition) => CountedBits
  /** Forgets what tests gave; to be called when the customers changed. */
  readonly clear: () => void
}

/** `textBits` finds the slots of the customers whose text holds a folded text. */
export function createMatcher(
  database: Database,
  kept: KeptReader,
  textBits: (folded: string) => Bits,
): Matcher {
  const slotsOf = (found: readonly number[]): Bits => bitsOfIds(kept.slots(), found, kept.count())

  /** The slots among `candidates` (null: all) for whom SQL holds. */
  const asked = ({ sql, parameters }: SqlCondition, candidates: Bits | null): Bits => {
    const { ids } = kept.slots()
    const few = candidates !== null && countBits(candidates) <= mostOneByOne
    const wanted: number[] = []
    if (few) eachBit(candidates, (slot) => wanted.push(ids[slot] ?? 0))
    const found = database
      .prepare<unknown[], number>(
        `SELECT c.id FROM customer c WHERE ${few ? 'c.id IN (SELECT value FROM json_each(?)) AND ' : ''}(${sql})`,
      )
      .pluck()
      .all(...(few ? [JSON.stringify(wanted)] : []), ...parameters)
    const bits = slotsOf(found)
    if (candidates !== null) keepCommon(bits, candidates)
    return bits
  }

  const tests = createCache<string, Bits>(mostTests)

  const test = (one: Exclude<Condition, { kind: 'all' | 'any' | 'not' }>): Bits => {
    switch (one.kind) {
      case 'text':
        return textBits(one.folded)
      case 'number':
        return pickNumbers(kept.numbers(one.column), one.test)
      case 'one-of':
        return pickListed(kept.numbers(one.column), one.values)
      case 'flag':
        return pickFlags(kept.flags(one.column), one.value)
      case 'listed':
        return slotsOf(
          database
            .prepare<unknown[], number>(one.sql)
            .pluck()
            .all(...one.parameters),
        )
      case 'sql':
        return asked(one, null)
    }
  }

  const all = (conditions: readonly Condition[]): CountedBits => {
    const sqls = conditions.filter((one) => one.kind === 'sql')
    const [first, ...others] = conditions.filter((one) => one.kind !== 'sql')
    const [second] = others
    if (first !== undefined && second !== undefined && others.length === 1 && sqls.length === 0) {
      return commonCounted(match(first), match(second))
    }
    const bits = first === undefined ? allBits(kept.count()) : match(first).slice()
    for (const one of others) keepCommon(bits, match(one))
    // Asked last, of those who are left.
    for (const one of sqls) keepCommon(bits, asked(one, bits))
    return { bits, count: countBits(bits) }
  }

  const match = (condition: Condition): Bits => {
    switch (condition.kind) {
      case 'all':
        return all(condition.of).bits
      case 'any': {
        const bits = noBits(kept.count())
        for (const one of condition.of) addBits(bits, match(one))
        return bits
      }
      case 'not':
        return without(allBits(kept.count()), match(condition.of))
      default:
        return tests.get(JSON.stringify(condition), () => test(condition))
    }
  }

  const counted = (condition: Condition): CountedBits => {
    if (condition.kind === 'all') return all(condition.of)
    const bits = match(condition)
    return { bits, count: countBits(bits) }
  }
  return { match, counted, clear: tests.clear }
}
