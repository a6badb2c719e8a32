import type { Database } from 'better-sqlite3'
import type { SortKey } from '#shared/columns'
import type { CustomerQuery } from '#shared/query'
import type { Bits } from '../index/bits'
import { openKeptReader, type KeptReader } from '../index/reader'
import { createMatcher } from './matcher'
import { createResults, type Found, type Result } from './results'
import { openFirstByName } from '../index/texts/first-by-name'
import { openTextSearch } from '../index/texts/text-search'
import { bestFor, type Beginnings } from './search'
import { whereOf, type Asking } from './where'

/** Finds customers by what is kept beside them. */
export interface Finder {
  /** Runs `work` on one moment of the copy; everything below is to be called in it. */
  readonly at: <Value>(work: () => Value) => Value
  readonly kept: KeptReader
  readonly found: (query: CustomerQuery, asking: Asking) => Found
  /** Without a sort, those come first in whom every word begins a word, and they are ordered by name. */
  readonly ordered: (query: CustomerQuery, sort: readonly SortKey[], asking: Asking) => Result
  /** Slots that were found some other way, in the order of a sort. */
  readonly inOrder: (bits: Bits, sort: readonly SortKey[]) => Int32Array
}

export function openFinder(database: Database): Finder {
  const kept = openKeptReader(database)
  const texts = openTextSearch(database, kept)
  const matcher = createMatcher(database, kept, texts.holding)
  const results = createResults(kept, matcher.counted)
  const beginnings: Beginnings = {
    slots: (folded) => texts.beginning(folded, () => matcher.match({ kind: 'text', folded })),
    first: openFirstByName(database, kept),
  }

  return {
    at: (work) =>
      database.transaction(() => {
        if (kept.refresh()) {
          matcher.clear()
          results.clear()
          texts.refresh()
        }
        return work()
      })(),
    kept,
    found: (query, asking) => results.found(whereOf(query, asking)),
    ordered: (query, sort, asking) =>
      results.ordered(whereOf(query, asking), sort, bestFor(query, beginnings)),
    inOrder: results.inOrder,
  }
}
