import { isFilter } from './clauses'
import type { Span } from './lexemes'
import { parseQuery } from './parse'

/** A query's text in two: the finished filters, which are shown as chips, and the rest, which stays text. */
export interface SplitText {
  readonly filters: string
  readonly rest: string
}

/** The whole text. Filters come first, so that nothing unfinished in the rest, such as an open quote, takes them in. */
export function joinText({ filters, rest }: SplitText): string {
  return filters === '' || rest === '' ? filters + rest : `${filters} ${rest}`
}

/**
 * Splits the text of a query. A filter is finished if it has no mistake. One that `caret` touches may still be typed, so it
 * stays in the rest; null: nobody types. Gives also where the caret is in the rest.
 */
export function splitText(text: string, caret: number | null = null): SplitText & { readonly caret: number } {
  const { parts, mistakes, tokens } = parseQuery(text)
  const isBetween = (start: number, end: number): boolean =>
    start <= end && text.slice(start, end).trim() === ''
  /** An `OR` with only one side belongs to what is before or after it. */
  const isBesideOr = ({ start, end }: Span): boolean =>
    tokens.some(
      (token) => token.kind === 'or' && (isBetween(token.end, start) || isBetween(end, token.start)),
    )
  const finished = parts.filter(
    (part) =>
      isFilter(part.clause) &&
      !mistakes.some(({ start, end }) => start < part.end && part.start < end) &&
      !(caret !== null && part.start <= caret && caret <= part.end) &&
      !isBesideOr(part),
  )
  let rest = ''
  let from = 0
  let place = caret ?? text.length
  for (const { start, end } of finished) {
    rest += text.slice(from, start)
    from = end + text.slice(end).search(/\S|$/)
    if (caret !== null && caret >= from) place -= from - start
    else if (caret !== null && caret > start) place -= caret - start
  }
  rest += text.slice(from)
  const filters = finished.map(({ start, end }) => text.slice(start, end)).join(' ')
  return {
    filters,
    rest: caret === null && finished.length > 0 ? rest.trim() : rest,
    caret: Math.min(place, rest.length),
  }
}

/** The text with its finished filters first: two texts that mean the same with the same filters are equal then. */
export function orderedText(text: string): string {
  return joinText(splitText(text))
}
