import type { Database } from 'better-sqlite3'
import type { Condition } from './condition'
import {
  addBits,
  allBits,
  common,
  countBits,
  eachBit,
  keepCommon,
  noBits,
  takeOut,
  type Bits,
} from './kept/bits'
import { createCache } from './kept/cache'
import { pickFlags } from './kept/flags'
import { pickListed, pickNumbers } from './kept/pick'
import type { KeptReader } from './kept/reader'
import { bitsOfIds } from './kept/slots'

type SqlCondition = Condition & { readonly kind: 'sql' }

/** SQL is asked of so many customers one by one; of more it is asked at once. */
const mostOneByOne = 20_000

/** So many sets are kept that single tests gave: those of the words and filters that stay while others change. */
const mostTests = 16

export interface Matcher {
  /** The slots of the customers for whom a condition holds. */
  readonly match: (condition: Condition) => Bits
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

  const all = (conditions: readonly Condition[]): Bits => {
    const isSql = (one: Condition): one is SqlCondition => one.kind === 'sql'
    const [first, second, ...others] = conditions.filter((one) => !isSql(one))
    const bits =
      first === undefined
        ? allBits(kept.count())
        : second === undefined
          ? match(first).slice()
          : common(match(first), match(second))
    for (const one of others) keepCommon(bits, match(one))
    // Asked last, of those who are left.
    for (const one of conditions) if (isSql(one)) keepCommon(bits, asked(one, bits))
    return bits
  }

  const match = (condition: Condition): Bits => {
    switch (condition.kind) {
      case 'all':
        return all(condition.of)
      case 'any': {
        const bits = noBits(kept.count())
        for (const one of condition.of) addBits(bits, match(one))
        return bits
      }
      case 'not': {
        const bits = allBits(kept.count())
        takeOut(bits, match(condition.of))
        return bits
      }
      default:
        return tests.get(JSON.stringify(condition), () => test(condition))
    }
  }
  return { match, clear: tests.clear }
}
