import type { Condition } from './condition'
import { addBits, countBits, eachBit, isEmpty, keepCommon, noBits, without, type Bits } from '../index/bits'
import { createCache } from '../index/cache'
import { scanFlags } from '../index/columns/flags'
import { scanListed, scanNumbers } from '../index/columns/scan'
import type { IndexReader } from '../index/reader'
import { bitsOfIds } from '../index/rows'
import type { TextSearch } from '../index/texts/text-search'
import type { ReadableDatabase } from '../sqlite/database'

type SqlCondition = Condition & { readonly kind: 'sql' }
type TextCondition = Condition & { readonly kind: 'text' }

/** For up to this many customers, SQL is evaluated by their ids. For more, it is evaluated for all. */
const maxById = 20_000

/** The most cached results of single tests: words, which take several, and filters that stay while others change. */
const maxTests = 32

export interface Evaluator {
  /** The rows of the customers that match a condition. */
  readonly evaluate: (condition: Condition) => Bits
  /** Call it when the customers changed. */
  readonly clear: () => void
}

/** Evaluates conditions. */
export function createEvaluator(
  database: ReadableDatabase,
  index: IndexReader,
  texts: TextSearch,
): Evaluator {
  /** The rows among `candidates` (null: all) that match SQL. */
  const evaluateSql = ({ sql, parameters }: SqlCondition, candidates: Bits | null): Bits => {
    const { ids } = index.rows()
    const isSmall = candidates !== null && countBits(candidates) <= maxById
    const wanted: number[] = []
    if (isSmall) eachBit(candidates, (row) => wanted.push(ids[row] ?? 0))
    const found = database
      .prepare<unknown[], number>(
        `SELECT c.id FROM customer c WHERE ${isSmall ? 'c.id IN (SELECT value FROM json_each(?)) AND ' : ''}(${sql})`,
      )
      .pluck()
      .all(...(isSmall ? [JSON.stringify(wanted)] : []), ...parameters)
    const bits = bitsOfIds(index.rows(), found)
    if (candidates !== null) keepCommon(bits, candidates)
    return bits
  }

  const tests = createCache<string, Bits>(maxTests)

  const holding = (one: TextCondition): Bits => {
    const { folded, only, place } = one
    if (place === 'anywhere') return texts.holding(folded, only, place)
    // The wider search was made before, as a rule, and spares most of this one.
    const wider = evaluate({ ...one, place: place === 'whole' ? 'word' : 'anywhere' })
    return isEmpty(wider) ? wider : texts.holding(folded, only, place, wider)
  }

  const test = (one: Exclude<Condition, { kind: 'all' | 'any' | 'not' }>): Bits => {
    switch (one.kind) {
      case 'text':
        return holding(one)
      case 'spelled':
        return texts.spelled(one.keys)
      case 'number':
        return scanNumbers(index.numbers(one.column), one.test)
      case 'one-of':
        return scanListed(index.numbers(one.column), one.values)
      case 'flag':
        return scanFlags(index.flags(one.column), one.value)
      case 'listed': {
        const ids = database.prepare<unknown[], number>(one.sql).pluck()
        return bitsOfIds(index.rows(), ids.all(...one.parameters))
      }
      case 'sql':
        return evaluateSql(one, null)
    }
  }

  const all = (conditions: readonly Condition[]): Bits => {
    const bits = index.existing()
    for (const one of conditions) if (one.kind !== 'sql') keepCommon(bits, evaluate(one))
    // SQL comes last, for the remaining rows.
    for (const one of conditions) if (one.kind === 'sql') keepCommon(bits, evaluateSql(one, bits))
    return bits
  }

  const evaluate = (condition: Condition): Bits => {
    switch (condition.kind) {
      case 'all':
        return all(condition.of)
      case 'any': {
        const bits = noBits(index.count())
        for (const one of condition.of) addBits(bits, evaluate(one))
        return bits
      }
      case 'not':
        return without(index.existing(), evaluate(condition.of))
      default:
        return tests.get(JSON.stringify(condition), () => {
          const bits = test(condition)
          // The columns still have the values of rows that were deleted.
          keepCommon(bits, index.existing())
          return bits
        })
    }
  }

  return { evaluate, clear: tests.clear }
}
