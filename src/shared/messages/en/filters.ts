import type { AgeUnit, Period } from '../../query'
import type { Counted } from '../../locale/plurals'
import { joinList } from '../../locale/lists'
import { plural } from './plurals'
import { filterNames } from './fields'

const units: Readonly<Record<AgeUnit, { readonly one: string; readonly other: string }>> = {
  h: { one: 'hour', other: 'hours' },
  d: { one: 'day', other: 'days' },
  w: { one: 'week', other: 'weeks' },
  m: { one: 'month', other: 'months' },
  y: { one: 'year', other: 'years' },
}

const last = (word: string, count: Counted, of: AgeUnit): string =>
  count.count === 1 ? `${word} ${units[of].one}` : `${word} ${plural(count, units[of])}`

const periods: Readonly<Record<Period, string>> = {
  today: 'today',
  yesterday: 'yesterday',
  'this-week': 'this week',
  'last-week': 'last week',
  'this-month': 'this month',
  'last-month': 'last month',
  'this-year': 'this year',
  'last-year': 'last year',
}

/** The chips and their editors. */
export const filters = {
  label: 'Filters',
  add: 'Add filter',
  findFilter: 'Find a filter',
  noFilter: 'No such filter',
  clearAll: 'Clear filters',
  moreFilters: (count: Counted) => plural(count, { one: 'more filter', other: 'more filters' }),
  find: (field: string) => `Find in ${field}`,
  done: 'Done',
  none: 'No values',
  inUse: 'in use',
  use: (filter: string) => `Use ${filter}`,
  edit: (filter: string) => `Change ${filter}`,
  remove: (filter: string) => `Remove ${filter}`,
  inText: (filter: string) => `Change ${filter} in the search box`,
  sections: {
    customer: 'Customer',
    money: 'Money',
    dates: 'Dates',
    contact: 'Contact',
    copy: 'Changes and data',
  },
  fields: filterNames,
  periods,

  /** Chips. */
  chip: (field: string, value: string) => `${field}: ${value}`,
  not: (value: string) => `not ${value}`,
  more: (first: string, others: Counted) => `${first} +${others.text}`,
  list: (values: readonly string[]) => joinList(values, 'or', 'en'),
  quoted: (text: string) => `“${text}”`,
  exactly: (text: string) => `exactly “${text}”`,
  tests: {
    '=': (value: string) => value,
    '>': (value: string) => `over ${value}`,
    '>=': (value: string) => `${value} or more`,
    '<': (value: string) => `under ${value}`,
    '<=': (value: string) => `up to ${value}`,
  },
  range: (from: string, to: string) => `${from} – ${to}`,
  dateTests: {
    '>': (when: string) => `after ${when}`,
    '>=': (when: string) => `from ${when}`,
    '<': (when: string) => `before ${when}`,
    '<=': (when: string) => `until ${when}`,
  },
  age: (count: Counted, of: AgeUnit) => plural(count, units[of]),
  ago: (age: string) => `${age} ago`,
  last: (count: Counted, of: AgeUnit) => last('last', count, of),
  next: (count: Counted, of: AgeUnit) => last('next', count, of),
  longerAgo: (age: string) => `more than ${age} ago`,
  born: (when: string) => `born ${when}`,
  bySync: 'in the last sync',
  latest: 'most recently',
  inSync: (when: string) => `in the sync of ${when}`,
  removedIs: { yes: 'only removed', any: 'included', no: 'hidden' },
  problemIs: { yes: 'any', no: 'none' },

  /** Editors. */
  anyOf: 'Customers with any of these values are shown.',
  exclude: 'Exclude these',
  hasOrNot: 'Filled or empty',
  has: 'Filled',
  hasNo: 'Empty',
  comparison: 'Comparison',
  comparisons: {
    '>=': 'At least',
    '>': 'More than',
    '<=': 'At most',
    '<': 'Less than',
    '..': 'Between',
    '=': 'Exactly',
  },
  number: 'Number',
  from: 'From',
  to: 'To',
  notNumber: 'Enter a number.',
  noText: 'Enter the text to look for.',
  noCount: 'Enter a whole number up to 9999.',
  noDay: 'Enter a date.',
  badDay: (example: string) => `Enter a date such as ${example}.`,
  noField: 'Choose a field.',
  shortPhone: 'Enter at least three digits.',
  contains: 'Contains',
  exactText: 'Exact match',
  count: 'How many',
  unit: 'Days, weeks, months or years',
  units: (of: AgeUnit) => units[of].other,
  dateLetters: { day: 'dd', month: 'mm', year: 'yyyy' },
  period: 'Period',
  month: 'Month',
  modes: {
    sync: 'In the last sync',
    latest: 'Most recently',
    last: 'In the last',
    next: 'In the next',
    before: 'More than … ago',
    period: 'In a period',
    month: 'In a month',
    range: 'Between two dates',
    born: 'Born between two dates',
    yes: 'Only removed customers',
    any: 'Include removed customers',
  },
  /** Clopos's list of addresses. The other fields have the names of their columns. */
  addresses: 'Addresses',
  problemModes: { yes: 'Any problem', no: 'No problem', fields: 'In these fields' },
}
