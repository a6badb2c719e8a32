import type { Facets } from '../facets'
import { fold } from '../fold'
import { formatValue } from './format'
import { readLexemes } from './lexemes'
import type { Mistake } from './mistakes'
import { nearestTo } from './nearest'

/** An ID instead of a name. */
const idPattern = /^\d{1,15}$/

/**
 * The names of groups and venues in the text of a query that the copy does not know. `facets` are those of `group` and
 * `venue`; unknown facets mean no names.
 */
export function unknownNames(text: string, facets: Facets): readonly Mistake[] {
  const strangers: Mistake[] = []
  for (const lexeme of readLexemes(text)) {
    if (lexeme.kind !== 'term') continue
    const field = lexeme.name.toLowerCase()
    if (field !== 'group' && field !== 'venue') continue
    const known = facets[field]?.flatMap(({ name }) => (name === null ? [] : [name]))
    if (known === undefined) continue
    const named = new Map(known.map((name) => [fold(name), name]))
    for (const { text: value, textStart, end } of lexeme.values) {
      const folded = fold(value)
      if (value.trim() === '' || idPattern.test(value) || named.has(folded)) continue
      const nearest = named.get(nearestTo(folded, [...named.keys()]) ?? '')
      strangers.push({
        start: textStart,
        end,
        text: text.slice(textStart, end),
        reason: {
          code: 'unknown-name',
          field,
          value,
          nearest: nearest === undefined ? null : formatValue(nearest),
        },
      })
    }
  }
  return strangers
}
