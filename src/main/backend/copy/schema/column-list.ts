import type { Stored } from '../../sqlite/append'
import type { StoredName } from '#shared/fields/table'
import { chunkSize } from '../../index/chunks'
import { hundredths, ones, seconds, type Scale } from '../../index/columns/numbers'

type StoredColumn = StoredName | 'has_phone' | 'problems'

/** Where a kept value comes from: from one column of a customer. */
interface Origin {
  /** From a row `c` of `customer`. */
  readonly sql: string
  /** From the value in this column of a row that is new; null: such a row is the same for all. */
  readonly column: StoredColumn | null
  readonly of: (value: Stored, numberOf: (source: string) => number) => number | null
}

/** The number as it is. */
const plain = (column: StoredColumn): Origin => ({
  sql: `c.${column}`,
  column,
  of: (value) => (typeof value === 'number' ? value : null),
})

/** Whether there is a value. */
const given = (column: StoredColumn): Origin => ({
  sql: `c.${column} IS NOT NULL`,
  column,
  of: (value) => Number(value !== null),
})

/** What became of the customer in the copy; `atFirst` is what it is for one who came with the first load. */
const fromCopy = (sql: string, atFirst: number | null): Origin => ({ sql, column: null, of: () => atFirst })

/** 19800131 for 1980-01-31. */
const day: Origin = {
  sql: "CAST(replace(c.date_of_birth, '-', '') AS INTEGER)",
  column: 'date_of_birth',
  of: (value) => (typeof value === 'string' ? Number(value.replaceAll('-', '')) : null),
}

const source: Origin = {
  sql: '(SELECT s.id FROM kept_source s WHERE s.name = c.source)',
  column: 'source',
  of: (value, numberOf) => (typeof value === 'string' ? numberOf(value) : null),
}

const hasProblems: Origin = { sql: 'c.problems > 0', column: 'problems', of: (value) => Number(value !== 0) }

const numbers = [
  ['group_id', plain('group_id'), ones],
  ['venue_id', plain('venue_id'), ones],
  ['discount', plain('discount'), hundredths],
  ['spent', plain('spent'), hundredths],
  ['total_discount', plain('total_discount'), hundredths],
  ['total_bonus', plain('total_bonus'), hundredths],
  ['receipt_count', plain('receipt_count'), ones],
  ['created_at', plain('created_at'), seconds],
  ['updated_at', plain('updated_at'), seconds],
  ['added_at', fromCopy('c.added_at', null), seconds],
  ['changed_at', fromCopy('c.changed_at', null), seconds],
  ['removed_at', fromCopy('c.removed_at', null), seconds],
  ['date_of_birth', day, ones],
  ['source', source, ones],
] as const

const flags = [
  ['active', plain('active')],
  ['loyalty', plain('loyalty')],
  ['verified', plain('verified')],
  ['gender', plain('gender')],
  ['is_removed', fromCopy('c.removed_at IS NOT NULL', 0)],
  ['has_problems', hasProblems],
  ['has_phone', plain('has_phone')],
  ['has_name', given('name')],
  ['has_email', given('email')],
  ['has_code', given('code')],
  ['has_address', given('address')],
  ['has_description', given('description')],
  ['has_reference_id', given('reference_id')],
] as const

export type NumberColumn = (typeof numbers)[number][0]
export type FlagColumn = (typeof flags)[number][0]
export type KeptColumn = NumberColumn | FlagColumn

/** Where each column's values come from. */
export const origins: readonly (readonly [KeptColumn, Origin])[] = [...numbers, ...flags].map(
  ([name, origin]) => [name, origin],
)
const flagNames: ReadonlySet<KeptColumn> = new Set(flags.map(([name]) => name))
const scales: ReadonlyMap<KeptColumn, Scale> = new Map(numbers.map(([name, , scale]) => [name, scale]))

export const isFlag = (name: KeptColumn): boolean => flagNames.has(name)

/** So many flags are in a chunk: 16 KB, which are read at once sooner than in parts. */
const flagsInChunk = 65_536
/** How many slots are in a chunk of the column. */
export const sizeOf = (name: KeptColumn): number => (isFlag(name) ? flagsInChunk : chunkSize)

export const scaleOf = (name: KeptColumn): Scale => scales.get(name) ?? ones

export const isNumberColumn = (name: string): name is NumberColumn =>
  numbers.some(([known]) => known === name)
export const isFlagColumn = (name: string): name is FlagColumn => flags.some(([known]) => known === name)

/** The kept columns in the order of `keptSql`. */
export const keptColumns: readonly KeptColumn[] = origins.map(([name]) => name)

/** Selects the id and all kept columns; to be followed by a condition on `c`. */
export const keptSql = `SELECT c.id, ${origins.map(([, { sql }]) => sql).join(', ')} FROM customer c`
