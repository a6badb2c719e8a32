import { formatClause, type Mistake, type Span } from '#shared/query'
import { nearestTo } from '#shared/query/nearest'
import { clarify } from '#shared/query/numbers'

/** What can replace a mistake. */
export interface Fix extends Span {
  readonly text: string
  /** `search`: search for the text as it is. */
  readonly kind: 'use' | 'search'
}

/** At most two ways to correct a mistake, the likelier first. */
export function fixesOf({ start, end, text, reason }: Mistake): readonly Fix[] {
  const use = (by: string, to = end): Fix => ({ kind: 'use', start, end: to, text: by })
  switch (reason.code) {
    case 'unknown-field': {
      const search: Fix = { kind: 'search', start, end, text: formatClause({ kind: 'word', text }) }
      return reason.nearest === null
        ? [search]
        : [use(`${reason.nearest}${text.slice(reason.field.length)}`), search]
    }
    case 'unknown-value': {
      const nearest = nearestTo(reason.value.trim().toLowerCase(), reason.allowed)
      return nearest === null ? [] : [use(nearest)]
    }
    case 'unknown-name':
      return reason.nearest === null ? [] : [use(reason.nearest)]
    case 'unclear-number':
      return [use(clarify(text, 'thousands')), use(clarify(text, 'fraction'))]
    case 'split-number': {
      const { words } = reason
      const quoted = words.replace(/\S+/g, '"$&"')
      return [use(text.replace(/\s/g, '')), { kind: 'search', start: end - words.length, end, text: quoted }]
    }
    case 'open-quote':
      return [use(`${text}"`)]
    default:
      return []
  }
}

/** The text with the mistake corrected, and the new position of the caret. */
export function applyFix(text: string, { start, end, text: by }: Fix): { text: string; caret: number } {
  return { text: text.slice(0, start) + by + text.slice(end), caret: start + by.length }
}
