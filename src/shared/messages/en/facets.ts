import type { Counted } from './counted'

/** The texts of the panel that counts customers by their values. */
export const facets = {
  label: 'Counts',
  show: 'Show the counts',
  hide: 'Hide the counts',
  hint: 'Click to show only these; click the boxes, or with Ctrl, for several.',
  fields: {
    group: 'Group',
    venue: 'Venue',
    source: 'Source',
    active: 'Active',
    loyalty: 'Loyalty',
    verified: 'Verified',
    gender: 'Gender',
  },
  /** Of customers who have no value there. */
  without: {
    group: 'No group',
    venue: 'No venue',
    source: 'No source',
    active: 'Not known',
    loyalty: 'Not known',
    verified: 'Not known',
    gender: 'Not known',
  },
  customers: (count: Counted) => `${count.text} ${count.count === 1 ? 'customer' : 'customers'}`,
  chosen: (count: Counted) => `${count.text} chosen`,
  clear: (field: string) => `Clear ${field}`,
  more: (count: Counted) => `Show all ${count.text}`,
  less: 'Show fewer',
  find: (field: string) => `Find in ${field}`,
  nothing: 'There are none.',
}
