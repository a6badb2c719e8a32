import type { Facets } from '#shared/facets'
import { formatValue, unknownNames } from '#shared/query'

/**
 * An example of the search help with groups and venues that this copy has, so that it finds somebody: each name that the
 * copy does not know becomes one of its own, the largest first.
 */
export function withKnownNames(typed: string, facets: Facets): string {
  const used: string[] = []
  const replaced = unknownNames(typed, facets).map(({ start, end, reason }) => {
    const counts = reason.code === 'unknown-name' ? (facets[reason.field] ?? []) : []
    const [name] = counts
      .toSorted((a, b) => b.customers - a.customers)
      .flatMap((count) => (count.name === null ? [] : [formatValue(count.name)]))
      .filter((known) => !used.includes(known) && !typed.includes(known))
    if (name !== undefined) used.push(name)
    return { start, end, name }
  })
  return replaced.reduceRight(
    (text, { start, end, name }) =>
      name === undefined ? text : text.slice(0, start) + name + text.slice(end),
    typed,
  )
}
