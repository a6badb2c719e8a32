import type { CustomerChange, SyncKind, SyncReason } from '../../sync'
import { plural, type Counted } from './counted'

const minutes = (count: Counted): string => plural(count, 'minute', 'minutes')
const hours = (count: Counted): string => plural(count, 'hour', 'hours')
const days = (count: Counted): string => plural(count, 'day', 'days')

/** A length of time, as people choose it. */
export interface Span {
  readonly unit: 'minutes' | 'hours' | 'days'
  readonly count: Counted
}

const units = { minutes, hours, days }
const oneUnit = { minutes: 'minute', hours: 'hour', days: 'day' }
const every = ({ unit, count }: Span): string => (count.count === 1 ? oneUnit[unit] : units[unit](count))

/** The customers that syncs found new, changed or removed: as numbers, and as lists that these lead to. */
export const found = {
  new: (count: Counted) => `${count.text} new`,
  changed: (count: Counted) => `${count.text} changed`,
  removed: (count: Counted) => `${count.text} removed`,
  show: {
    new: (count: Counted) => `Show ${plural(count, 'new customer', 'new customers')}`,
    changed: (count: Counted) => `Show ${plural(count, 'changed customer', 'changed customers')}`,
    removed: (count: Counted) => `Show ${plural(count, 'removed customer', 'removed customers')}`,
  },
  menu: 'What changed',
  bySync: (when: string) => `By the last sync, ${when}`,
  nothing: 'Nothing has changed.',
  lastDays: (count: Counted) => `In the last ${days(count)}`,
  anyNew: 'New',
  anyChanged: 'Changed',
  anyRemoved: 'Removed',
}

/** The syncs of the last weeks. */
export const history = {
  title: 'Sync history',
  menu: 'Sync history…',
  more: 'More about syncing',
  lastComplete: (when: string) => `All customers were last read ${when}.`,
  when: 'When',
  why: 'Why',
  took: 'Took',
  new: 'New',
  changed: 'Changed',
  removed: 'Removed',
  problems: 'Problems',
  reasons: {
    start: 'App started',
    schedule: 'By schedule',
    network: 'Network came back',
    person: 'You asked',
    'command-line': 'Command line',
  } satisfies Readonly<Record<SyncReason, string>>,
  kinds: {
    complete: 'All customers read',
    'catch-up': 'Only changes read',
  } satisfies Readonly<Record<SyncKind, string>>,
  requests: (count: Counted) => plural(count, 'request', 'requests'),
  seconds: (count: string) => `${count} s`,
  minutes: (count: string) => `${count} min`,
  hours: (count: string) => `${count} h`,
  done: 'Done',
  failed: 'Failed',
  cancelled: 'Cancelled. Nothing was changed.',
  interrupted: 'Interrupted: the app or the computer stopped. Nothing was changed.',
  onlyNotable: 'Hide syncs that found nothing',
  none: 'No sync has ended yet.',
  nothingNotable: (count: Counted) =>
    count.count === 1 ? 'The last sync found nothing.' : `The last ${count.text} syncs found nothing.`,
  older: 'Show older ones',
  shownProblems: (count: Counted) => `Show ${plural(count, 'data problem', 'data problems')}`,
  readAll: 'Read everything again',
  readAllHint: (span: Span) =>
    `A sync reads what changed; every ${every(span)} it reads all customers, which also finds those that were removed. You can have that done now.`,
  settings: 'Settings…',
}

/** What syncs changed about one customer. */
export const changes = {
  title: 'Changes',
  events: {
    added: 'New in Clopos',
    changed: 'Changed',
    removed: 'Removed from Clopos',
    restored: 'Back in Clopos',
  } satisfies Readonly<Record<CustomerChange['event'], string>>,
  at: (when: string, age: string) => `${when}, ${age}`,
  becomes: 'is now',
  empty: 'empty',
  notSent: 'not sent',
  all: 'Show all',
  less: 'Show less',
  none: (kept: Counted) => `No sync of the last ${days(kept)} has found a change.`,
  /** Fields of the API that are no column. */
  fields: { address_data: 'Addresses' } as Readonly<Record<string, string>>,
}

/** When the app syncs by itself, and how. */
export const syncSettings = {
  title: 'Sync settings',
  menu: 'Sync settings…',
  every: 'Sync by itself',
  everyHint: 'While Customer Desk is open, and when it is opened with an older copy.',
  never: 'Off',
  each: (span: Span) => `Every ${every(span)}`,
  complete: 'Read all customers',
  completeHint: 'Between these, only what changed is read. Only reading all of them finds who was removed.',
  keep: 'Keep changes for',
  keepHint: 'What changed about each customer, and the sync history.',
  kept: ({ unit, count }: Span) => units[unit](count),
  save: 'Save',
}
