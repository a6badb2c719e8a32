/**
 * The query language of the search box, the chips and the command line. `parseQuery` reads its text, `formatQuery`
 * writes it, and docs/query.md describes it.
 */
export { asksFor, asksOnlyFor, isFilter, isTerm, searchedWords, withoutField } from './query/clauses'
export { applySuggestion, complete, type Known, type Suggestion } from './query/complete'
export { addClause, removePart, replacePart, switchPart } from './query/edit'
export * from './query/fields'
export { formatClause, formatQuery, formatValue } from './query/format'
export type { Span } from './query/lexemes'
export type { Mistake, Reason } from './query/mistakes'
export * from './query/model'
export { meant, type Named } from './query/named'
export { monthName } from './query/months'
export { parseQuery, type ParsedQuery, type Part } from './query/parse'
export type { Token } from './query/tokens'
export { joinText, orderedText, splitText, type SplitText } from './query/split'
export { splitNumbers } from './query/split-numbers'
export { unknownNames } from './query/unknown-names'
