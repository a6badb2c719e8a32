import type { Database } from 'better-sqlite3'
import { columns, type Column, type ColumnKey } from '#shared/columns'
import { cellSql, joinsOf } from './columns-sql'
import { allOf } from '../../sqlite/all-of'
import { alphabetOf, type Alphabet, type SortLanguage } from '../../index/orders/language'

/** What customers are compared by in one column. null comes last in both directions. */
export type OrderKey = string | number | null

/** How the customers are ordered by one column. */
export interface OrderRule {
  readonly column: ColumnKey
  /** The stored column of `customer` whose change moves a customer. */
  readonly storedAs: string
  readonly isNumber: boolean
  /** Selects the id and the stored value, from `customer c`; a condition may follow. */
  readonly sql: string
  /** What the stored value counts as: texts of blanks alone are empty, and blanks at the ends do not count. */
  readonly keyOf: (stored: OrderKey) => OrderKey
  /** Of two keys that are not null. */
  readonly compare: (a: string | number, b: string | number) => number
}

const storedAs: Readonly<Partial<Record<ColumnKey, string>>> = {
  groupName: 'group_id',
  venueName: 'venue_id',
}

/** Numbers of phones and the like are the same in every alphabet. */
const plain: readonly Column['kind'][] = ['phone', 'phones', 'date', 'uuid']

function ruleOf({ key, kind }: Column, alphabet: Alphabet): OrderRule {
  const isText = kind === 'text' || kind === 'long-text' || plain.includes(kind)
  const isPlain = plain.includes(kind)
  return {
    column: key,
    storedAs: storedAs[key] ?? cellSql(key).slice('c.'.length),
    isNumber: !isText,
    sql: `SELECT c.id, ${cellSql(key)} FROM customer c${joinsOf([key])}`,
    keyOf:
      isText && !isPlain
        ? (stored) => {
            const text = typeof stored === 'string' ? stored.trim() : ''
            return text === '' ? null : alphabet.keyOf(text)
          }
        : (stored) => stored,
    compare: !isText
      ? (a, b) => Number(a) - Number(b)
      : isPlain
        ? (a, b) => (a < b ? -1 : Number(a > b))
        : (a, b) => alphabet.compare(String(a), String(b)),
  }
}

/** How each column is ordered in a language: texts by its alphabet. */
export function orderRules(language: SortLanguage): readonly OrderRule[] {
  const alphabet = alphabetOf(language)
  return columns.map((column) => ruleOf(column, alphabet))
}

/** Whether the column holds texts that sort by the alphabet. */
export const isAlphabetic = (rule: OrderRule): boolean => rule.keyOf(' ') === null

/** The keys of some customers by id. */
export function readKeys(database: Database, rule: OrderRule, ids: readonly number[]): Map<number, OrderKey> {
  const rows = database
    .prepare<[string], [number, OrderKey]>(`${rule.sql} WHERE c.id IN (SELECT value FROM json_each(?))`)
    .raw()
    .all(JSON.stringify(ids))
  return new Map(rows.map(([id, stored]) => [id, rule.keyOf(stored)]))
}

/**
 * A number for every slot's key, which ascend as the keys do and are equal where those compare as equal; `NaN` where
 * there is no key.
 */
export function rankKeys(
  database: Database,
  rule: OrderRule,
  count: number,
  slotOf: (id: number) => number | undefined,
): Float64Array {
  const ranks = new Float64Array(count).fill(NaN)
  const codes = new Map<string | number, number>()
  const given = `${rule.sql} WHERE ${cellSql(rule.column)} IS NOT NULL`
  for (const [id, stored] of allOf<[number, OrderKey]>(database, given)) {
    const key = rule.keyOf(stored)
    if (key === null) continue
    let code = codes.get(key)
    if (code === undefined) {
      code = codes.size
      codes.set(key, code)
    }
    ranks[slotOf(id) ?? 0] = code
  }
  const sorted = [...codes.keys()].sort(rule.compare)
  const rankOf = new Float64Array(codes.size)
  let rank = 0
  for (const [place, key] of sorted.entries()) {
    const before = sorted[place - 1]
    if (before !== undefined && rule.compare(before, key) !== 0) rank += 1
    rankOf[codes.get(key) ?? NaN] = rank
  }
  for (let slot = 0; slot < count; slot += 1) ranks[slot] = rankOf[ranks[slot] ?? NaN] ?? NaN
  return ranks
}
