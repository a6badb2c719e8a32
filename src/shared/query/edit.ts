import { formatClause } from './format'
import type { Clause } from './model'
import { parseQuery, type Part } from './parse'
import { joinText, splitText } from './split'

/**
 * Edits of the query's text by the chips. Everything else in the text stays, including parts that are switched off and
 * mistakes. Parts are those of `parseQuery` of the same text.
 */

/** The text with a part replaced, without needless spaces. */
function splice(text: string, { start, end }: Pick<Part, 'start' | 'end'>, by: string): string {
  const [before, after] = [text.slice(0, start), text.slice(end)]
  return by === ''
    ? [before.trimEnd(), after.trimStart()].filter((side) => side !== '').join(' ')
    : before + by + after
}

/** Removes a part. */
export function removePart(text: string, part: Part): string {
  return splice(text, part, '')
}

/** Replaces a part by a clause. */
export function replacePart(text: string, part: Part, clause: Clause): string {
  return splice(text, part, formatClause(clause))
}

/** Switches a part off without removing it, or on again. */
export function switchPart(text: string, part: Part): string {
  if (part.clause.kind === 'off') return splice(text, part, text.slice(part.start + 1, part.end))
  const off = `~${text.slice(part.start, part.end)}`
  // A sign applies only to what directly follows, not to all alternatives.
  const [all] = parseQuery(off).parts
  const whole = all?.clause.kind === 'off' && all.end === off.length
  return splice(text, part, whole ? off : `~(${off.slice(1)})`)
}

/** Adds a clause after the filters and before the rest, whose end may be inside an open quote. */
export function addClause(text: string, clause: Clause): string {
  const { filters, rest } = splitText(text)
  const [first] = parseQuery(rest).tokens
  // An `OR` at the start of the rest would take the new clause as its left side.
  const after = first?.kind === 'or' ? rest.slice(first.end).trimStart() : rest
  return joinText({ filters: joinText({ filters, rest: formatClause(clause) }), rest: after })
}
