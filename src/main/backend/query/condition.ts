import type { SearchClass } from '#shared/fields/table'
import type { FlagColumn, NumberColumn } from '../copy/schema/index-schema'
import { noFlag } from '../index/columns/flags'
import type { NumberTest } from '../index/columns/scan'
import type { Place } from '../index/texts/text-search'

/** A condition on a customer, made of tests. A missing value passes no test. */
export type Condition =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  /** A text of a class contains `folded` at a place. */
  | {
      readonly kind: 'text'
      readonly only: SearchClass
      readonly folded: string
      readonly place: Place
    }
  /** A word of the name begins with one of these keys (`spellingsOf`). */
  | { readonly kind: 'spelled'; readonly keys: readonly string[] }
  | { readonly kind: 'number'; readonly column: NumberColumn; readonly test: NumberTest }
  | { readonly kind: 'one-of'; readonly column: NumberColumn; readonly values: readonly number[] }
  | { readonly kind: 'flag'; readonly column: FlagColumn; readonly value: number }
  /** SQL that selects the ids of matching customers, with its parameters in order. Fast, because a small table lists them. */
  | { readonly kind: 'listed'; readonly sql: string; readonly parameters: readonly string[] }
  /** SQL on `customer c`, with its parameters in order. Slow for many customers. */
  | { readonly kind: 'sql'; readonly sql: string; readonly parameters: readonly (string | number)[] }

export const always: Condition = { kind: 'all', of: [] }
export const never: Condition = { kind: 'any', of: [] }

/** A condition in SQL. */
export function condition(sql: string, ...parameters: readonly (string | number)[]): Condition {
  return { kind: 'sql', sql, parameters }
}

/** Customers in a list: SQL that selects their ids. */
export function listed(sql: string, ...parameters: readonly string[]): Condition {
  return { kind: 'listed', sql, parameters }
}

export function compared(
  column: NumberColumn,
  is: '=' | '<>' | '<' | '<=' | '>' | '>=',
  value: number,
): Condition {
  return { kind: 'number', column, test: { is, value } }
}

export function between(column: NumberColumn, from: number, to: number): Condition {
  return { kind: 'number', column, test: { is: '..', from, to } }
}

/** From `from` up to, not including, `below`, in a column of whole numbers; null: no limit. */
export function within(column: NumberColumn, from: number | null, below: number | null): Condition {
  if (from === null) return below === null ? always : compared(column, '<', below)
  return below === null ? compared(column, '>=', from) : between(column, from, Math.ceil(below) - 1)
}

/** Matches any value. */
export function present(column: NumberColumn): Condition {
  return { kind: 'number', column, test: { is: 'any' } }
}

export function oneOf(column: NumberColumn, values: readonly number[]): Condition {
  return { kind: 'one-of', column, values }
}

export function flag(column: FlagColumn, value: 0 | 1 | 2): Condition {
  return { kind: 'flag', column, value }
}

/** Matches any value of a flag. */
export function flagged(column: FlagColumn): Condition {
  return not({ kind: 'flag', column, value: noFlag })
}

export function allOf(conditions: readonly Condition[]): Condition {
  const [first, second] = conditions
  return first !== undefined && second === undefined ? first : { kind: 'all', of: conditions }
}

export function anyOf(conditions: readonly Condition[]): Condition {
  const [first, second] = conditions
  return first !== undefined && second === undefined ? first : { kind: 'any', of: conditions }
}

/** Also matches a missing value. */
export function not(inner: Condition): Condition {
  return { kind: 'not', of: inner }
}
