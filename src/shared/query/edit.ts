import { formatClause } from './format'
import type { Clause } from './model'
import { parseQuery, type Part } from './parse'

/**
 * Changes of a query's text, as the chips make them. The text is the query: what is switched off stays in it, and so do
 * mistakes. Parts are those of `parseQuery` of the same text.
 */

/** The text with a part of it replaced; blanks that nothing is left between are dropped. */
function splice(text: string, { start, end }: Pick<Part, 'start' | 'end'>, by: string): string {
  const [before, after] = [text.slice(0, start), text.slice(end)]
  return by === ''
    ? [before.trimEnd(), after.trimStart()].filter((side) => side !== '').join(' ')
    : before + by + after
}

/** Cuts a part out. */
export function removePart(text: string, part: Part): string {
  return splice(text, part, '')
}

/** Puts a clause in place of a part. */
export function replacePart(text: string, part: Part, clause: Clause): string {
  return splice(text, part, formatClause(clause))
}

/** Switches a part off, or on again, without deleting it. */
export function switchPart(text: string, part: Part): string {
  if (part.clause.kind === 'off') return splice(text, part, text.slice(part.start + 1, part.end))
  const off = `~${text.slice(part.start, part.end)}`
  // A sign takes only what follows it at once, not all of several alternatives.
  const [all] = parseQuery(off).parts
  const whole = all?.clause.kind === 'off' && all.end === off.length
  return splice(text, part, whole ? off : `~(${off.slice(1)})`)
}

/** Adds a clause that must hold as well. It comes first, because the end may lie in an open quote. */
export function addClause(text: string, clause: Clause): string {
  const [first] = parseQuery(text).tokens
  // An `OR` that begins the text has nothing before it, and would take the new clause for that.
  const rest = first?.kind === 'or' ? text.slice(first.end).trimStart() : text
  return rest === '' ? formatClause(clause) : `${formatClause(clause)} ${rest}`
}
