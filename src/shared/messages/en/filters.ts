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

/** What a field is called, and whom its filter shows. */
interface FieldText {
  readonly name: string
  readonly hint: string
}

const fields: Readonly<Record<FieldName, FieldText>> = {
  group: { name: 'Group', hint: 'in a customer group' },
  venue: { name: 'Venue', hint: 'of a venue' },
  spent: { name: 'Spent', hint: 'by what they spent' },
  receipts: { name: 'Receipts', hint: 'by the number of receipts' },
  birthday: { name: 'Birthday', hint: 'in a month, or in the next days' },
  has: { name: 'Has', hint: 'with a phone, an email, a birthday…' },
  no: { name: 'Has no', hint: 'without a phone, an email, a birthday…' },
  active: { name: 'Active', hint: 'active or not' },
  loyalty: { name: 'Loyalty', hint: 'may use the loyalty system or not' },
  verified: { name: 'Verified', hint: 'verified or not' },
  duplicate: { name: 'Possible duplicate', hint: 'who share a phone or an email' },
  gender: { name: 'Gender', hint: 'male or female' },
  source: { name: 'Source', hint: 'by where they came from' },
  created: { name: 'Created', hint: 'by the day they were created' },
  updated: { name: 'Updated', hint: 'by the day they were last updated' },
  new: { name: 'New', hint: 'that a sync found new' },
  changed: { name: 'Changed', hint: 'that a sync found changed' },
  removed: { name: 'Removed', hint: 'removed from Clopos' },
  problem: { name: 'Data problems', hint: 'with values that could not be read' },
  discount: { name: 'Discount %', hint: 'by their discount' },
  bonus: { name: 'Bonus', hint: 'by their bonus' },
  name: { name: 'Name', hint: 'by a part of the name' },
  phone: { name: 'Phone', hint: 'by some digits of any phone' },
  email: { name: 'Email', hint: 'by a part of the address' },
  code: { name: 'Code', hint: 'by a part of the code' },
  address: { name: 'Address', hint: 'by a part of the address' },
  note: { name: 'Note', hint: 'by a part of the note' },
  reference: { name: 'Reference', hint: 'by a part of the reference' },
  id: { name: 'ID', hint: 'by number' },
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
  none: 'There are none.',
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
  bySync: 'at the last sync',
  removedIs: { yes: 'only these', any: 'shown too', no: 'hidden' },
  problemIs: { yes: 'some', no: 'none' },

  /** Editors. */
  anyOf: 'One of those chosen is enough.',
  exclude: 'Leave these out instead',
  hasOrNot: 'Has or has not',
  has: 'Has',
  hasNo: 'Has none',
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
  notNumber: 'Please write a number.',
  noText: 'Please write what to look for.',
  noCount: 'Please write a whole number, of four digits at most.',
  noDay: 'Please choose a day.',
  noField: 'Please choose a field.',
  shortPhone: 'Please write at least three digits.',
  contains: 'Contains',
  exactText: 'The whole value must be equal',
  count: 'How many',
  unit: 'Days, weeks, months or years',
  units: (of: AgeUnit) => units[of][1],
  period: 'Period',
  month: 'Month',
  modes: {
    sync: 'At the last sync',
    last: 'In the last',
    next: 'In the next',
    before: 'Longer ago than',
    period: 'Within',
    month: 'In the month',
    range: 'Between two days',
    born: 'Born between two days',
    yes: 'Only those removed',
    any: 'Removed customers too',
  },
  /** Clopos's list of addresses; the others are called as their columns are. */
  addresses: 'Addresses',
  problemModes: { yes: 'Any problem', no: 'No problem', fields: 'In these fields' },
}
