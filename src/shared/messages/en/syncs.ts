import type { CustomerChange, SyncKind, SyncReason } from '../../sync'
import type { Counted } from '../../locale/plurals'
import { plural } from './plurals'

const minutes = (count: Counted): string => plural(count, { one: 'minute', other: 'minutes' })
const hours = (count: Counted): string => plural(count, { one: 'hour', other: 'hours' })
const days = (count: Counted): string => plural(count, { one: 'day', other: 'days' })

/** A length of time in the settings. */
export interface Span {
  readonly unit: 'minutes' | 'hours' | 'days'
  readonly count: Counted
}

const units = { minutes, hours, days }
const oneUnit = { minutes: 'minute', hours: 'hour', days: 'day' }
const every = ({ unit, count }: Span): string => (count.count === 1 ? oneUnit[unit] : units[unit](count))

/** Customers that are new, changed or removed: the numbers, and the lists that they open. */
export const found = {
  new: (count: Counted) => `${count.text} new`,
  changed: (count: Counted) => `${count.text} changed`,
  removed: (count: Counted) => `${count.text} removed`,
  show: {
    new: (count: Counted) => `Show ${plural(count, { one: 'new customer', other: 'new customers' })}`,
    changed: (count: Counted) =>
      `Show ${plural(count, { one: 'changed customer', other: 'changed customers' })}`,
    removed: (count: Counted) =>
      `Show ${plural(count, { one: 'removed customer', other: 'removed customers' })}`,
  },
  menu: 'What changed',
  bySync: (when: string) => `In the last sync, ${when}`,
  nothing: 'No changes',
  lastDays: (count: Counted) => `In the last ${days(count)}`,
  anyNew: 'New',
  anyChanged: 'Changed',
  anyRemoved: 'Removed',
}

/** The syncs of the last weeks. */
export const history = {
  title: 'Sync history',
  menu: 'Sync history…',
  lastComplete: (when: string) => `Last full sync: ${when}`,
  when: 'When',
  why: 'Started by',
  took: 'Duration',
  new: 'New',
  changed: 'Changed',
  removed: 'Removed',
  problems: 'Problems',
  reasons: {
    start: 'App start',
    schedule: 'Schedule',
    network: 'Back online',
    person: 'Manual',
    'command-line': 'Command line',
  } satisfies Readonly<Record<SyncReason, string>>,
  kinds: {
    complete: 'Full sync',
    'catch-up': 'Changes only',
  } satisfies Readonly<Record<SyncKind, string>>,
  requests: (count: Counted) => plural(count, { one: 'request', other: 'requests' }),
  seconds: (count: string) => `${count} s`,
  minutes: (count: string) => `${count} min`,
  hours: (count: string) => `${count} h`,
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled. Nothing was changed.',
  interrupted: 'Interrupted because the app or the computer stopped. Nothing was changed.',
  onlyNotable: 'Hide syncs without changes',
  none: 'No syncs yet',
  nothingNotable: (count: Counted) =>
    count.count === 1 ? 'The last sync found no changes.' : `The last ${count.text} syncs found no changes.`,
  older: 'Show older',
  shownProblems: (count: Counted) => `Show ${plural(count, { one: 'data problem', other: 'data problems' })}`,
  readAll: 'Full sync',
  readAllHint: (span: Span) =>
    `A sync fetches only what changed. A full sync runs every ${every(span)} and also finds changes that Clopos does not report. You can start one now.`,
  settings: 'Settings…',
}

/** The changes of one customer. */
export const changes = {
  title: 'Changes',
  events: {
    added: 'Added in Clopos',
    changed: 'Changed',
    removed: 'Deleted in Clopos',
    restored: 'Restored in Clopos',
  } satisfies Readonly<Record<CustomerChange['event'], string>>,
  at: (when: string, age: string) => `${when}, ${age}`,
  becomes: 'changed to',
  empty: 'empty',
  notSent: 'not sent',
  all: 'Show all',
  less: 'Show less',
  more: (count: Counted) => `Show ${count.text} more`,
  fewer: 'Show fewer',
  none: (kept: Counted) => `No changes in the last ${days(kept)}.`,
  /** API fields that have no column. */
  fields: { address_data: 'Addresses' } as Readonly<Record<string, string>>,
}

/** The choices of when the app syncs automatically, and how long it keeps what changed. */
export const syncSettings = {
  menu: 'Sync settings…',
  never: 'Off',
  each: (span: Span) => `Every ${every(span)}`,
  kept: ({ unit, count }: Span) => units[unit](count),
}
