import type { AgeUnit, FieldName, Period } from '../../query'
import type { Counted } from './counted'

const units: Readonly<Record<AgeUnit, readonly [one: string, many: string]>> = {
  h: ['hour', 'hours'],
  d: ['day', 'days'],
  w: ['week', 'weeks'],
  m: ['month', 'months'],
  y: ['year', 'years'],
}

const unit = (unit: AgeUnit, count: number): string => units[unit][count === 1 ? 0 : 1]

/** The name of a field, and what its filter does. */
interface FieldText {
  readonly name: string
  readonly hint: string
}

const fields: Readonly<Record<FieldName, FieldText>> = {
  group: { name: 'Group', hint: 'by customer group' },
  venue: { name: 'Venue', hint: 'by venue' },
  spent: { name: 'Spent', hint: 'by amount spent' },
  receipts: { name: 'Receipts', hint: 'by number of receipts' },
  birthday: { name: 'Birthday', hint: 'by month or in the next days' },
  has: { name: 'Has', hint: 'with a phone, an email, a birthday…' },
  no: { name: 'Has no', hint: 'without a phone, an email, a birthday…' },
  active: { name: 'Active', hint: 'active or not' },
  loyalty: { name: 'Loyalty', hint: 'in the loyalty program or not' },
  verified: { name: 'Verified', hint: 'verified or not' },
  duplicate: { name: 'Possible duplicate', hint: 'same phone or email as another customer' },
  gender: { name: 'Gender', hint: 'male or female' },
  source: { name: 'Source', hint: 'where the customer came from' },
  created: { name: 'Created', hint: 'by date created' },
  updated: { name: 'Updated', hint: 'by date of the last update' },
  new: { name: 'New', hint: 'added since a date or in the last sync' },
  changed: { name: 'Changed', hint: 'changed since a date or in the last sync' },
  removed: { name: 'Removed', hint: 'deleted in Clopos' },
  problem: { name: 'Data problems', hint: 'with values that could not be read' },
  discount: { name: 'Discount %', hint: 'by discount percentage' },
  bonus: { name: 'Bonus', hint: 'by bonus' },
  name: { name: 'Name', hint: 'part of the name' },
  phone: { name: 'Phone', hint: 'digits of any phone number' },
  email: { name: 'Email', hint: 'part of the email address' },
  code: { name: 'Code', hint: 'part of the code' },
  address: { name: 'Address', hint: 'part of the address' },
  note: { name: 'Note', hint: 'part of the note' },
  reference: { name: 'Reference', hint: 'part of the reference' },
  id: { name: 'ID', hint: 'by customer ID' },
}

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
  clearAll: 'Clear filters',
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
  fields,
  periods,

  /** Chips. */
  chip: (field: string, value: string) => `${field}: ${value}`,
  not: (value: string) => `not ${value}`,
  more: (first: string, others: Counted) => `${first} +${others.text}`,
  list: (values: readonly string[]) => new Intl.ListFormat('en', { type: 'disjunction' }).format(values),
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
  age: (count: Counted, of: AgeUnit) => `${count.text} ${unit(of, count.count)}`,
  ago: (age: string) => `${age} ago`,
  last: (count: Counted, of: AgeUnit) =>
    count.count === 1 ? `last ${unit(of, 1)}` : `last ${count.text} ${unit(of, count.count)}`,
  next: (count: Counted, of: AgeUnit) =>
    count.count === 1 ? `next ${unit(of, 1)}` : `next ${count.text} ${unit(of, count.count)}`,
  longerAgo: (age: string) => `more than ${age} ago`,
  born: (when: string) => `born ${when}`,
  bySync: 'in the last sync',
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
  noDay: 'Choose a date.',
  noField: 'Choose a field.',
  shortPhone: 'Enter at least three digits.',
  contains: 'Contains',
  exactText: 'Exact match',
  count: 'How many',
  unit: 'Days, weeks, months or years',
  units: (of: AgeUnit) => units[of][1],
  period: 'Period',
  month: 'Month',
  modes: {
    sync: 'In the last sync',
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
