import type { FacetCount, FacetField } from '#shared/facets'
import type { Commands } from './command'
import { withCustomers } from './copies'
import { print } from './print'
import type { Surroundings } from './surroundings'

/** One line for each value; only groups and venues have names. */
function lineOf(by: FacetField, { value, name, customers }: FacetCount): string {
  return JSON.stringify(by === 'group' || by === 'venue' ? { value, name, customers } : { value, customers })
}

/** Prints how many customers match, in all or for each value of a field. */
export async function count(command: Commands['count'], surroundings: Surroundings): Promise<void> {
  const { query, by } = command
  const lines = await withCustomers(command, surroundings, (customers) => {
    if (by === null) return [String(customers.summary(query).count)]
    // The numbers must add up to the query's count, so the query's own filters on the field apply, too.
    const counts = customers.facets({ query, fields: [by], ownClauses: 'counted' })[by] ?? []
    return counts.filter((one) => one.customers > 0).map((one) => lineOf(by, one))
  })
  await print(surroundings.stdout, lines)
}
