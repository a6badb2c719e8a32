import type { Counted } from '../../locale/plurals'
import { plural } from './plurals'
import { facetNames, facetWithout } from './fields'

/** The texts of the panel that counts customers by their values. */
export const facets = {
  label: 'Counts',
  show: 'Show the counts',
  hide: 'Hide the counts',
  hint: 'Click a value to show only its customers. Ctrl-click or use the boxes to select several.',
  fields: facetNames,
  /** The row for customers without a value. */
  without: facetWithout,
  customers: (count: Counted) => plural(count, { one: 'customer', other: 'customers' }),
  chosen: (count: Counted) => `${count.text} selected`,
  clear: (field: string) => `Clear ${field}`,
  more: (count: Counted) => `Show all ${count.text}`,
  less: 'Show fewer',
  find: (field: string) => `Find in ${field}`,
  nothing: 'No values',
}
