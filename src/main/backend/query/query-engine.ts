import type { SortKey } from '#shared/columns'
import type { CustomerQuery } from '#shared/query'
import { customerIndex } from '../copy/schema/index-schema'
import { revisionState } from '../copy/state'
import type { Bits } from '../index/bits'
import { openIndexReader, type IndexReader } from '../index/reader'
import { openTextSearch } from '../index/texts/text-search'
import type { ReadableDatabase } from '../sqlite/database'
import { readState } from '../sqlite/state'
import { createEvaluator } from './evaluate'
import { createResults, type Matches, type OrderedResult } from './ordered-result'
import { ranksOf } from './search'
import { createTypos, type MeantQuery } from './typos'
import { whereOf, type QueryContext } from './where'

/** Answers queries with the index. */
export interface QueryEngine {
  /** Runs `work` in one read transaction. Everything below must be called inside it. */
  readonly at: <Value>(work: () => Value) => Value
  readonly index: IndexReader
  readonly matches: (query: CustomerQuery, context: QueryContext) => Matches
  /** The query that is answered: words that nobody has are replaced by words that were probably meant. */
  readonly meant: (query: CustomerQuery) => MeantQuery
  /** Without a sort, those come first whose name fits the words best (`ranksOf`). */
  readonly ordered: (query: CustomerQuery, sort: readonly SortKey[], context: QueryContext) => OrderedResult
  /** Any rows in the order of a sort. */
  readonly inOrder: (rows: Bits, sort: readonly SortKey[]) => Int32Array
}

/** Opens the engine on a database. `today` gives the day, such as 20261129, on which the order of birthdays depends. */
export function openQueryEngine(database: ReadableDatabase, today: () => number): QueryEngine {
  const index = openIndexReader(database, customerIndex, today)
  const texts = openTextSearch(database, customerIndex.texts, index)
  const { evaluate, clear } = createEvaluator(database, index, texts)
  const results = createResults(index, evaluate)
  const typos = createTypos(texts.words, evaluate)

  return {
    at: (work) =>
      database.transaction(() => {
        if (index.refresh(readState(database, revisionState))) {
          clear()
          results.clear()
          texts.refresh()
          typos.clear()
        }
        return work()
      })(),
    index,
    meant: typos.correct,
    matches: (query, context) => results.matches(whereOf(typos.correct(query).query, context)),
    ordered: (asked, sort, context) => {
      const { query } = typos.correct(asked)
      return results.ordered(whereOf(query, context), sort, ranksOf(query))
    },
    inOrder: results.inOrder,
  }
}
