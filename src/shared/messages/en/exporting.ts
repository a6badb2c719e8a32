import type { Counted } from '../../locale/plurals'
import { plural } from './plurals'

const customers = (count: Counted): string => plural(count, { one: 'customer', other: 'customers' })
const columns = (count: Counted): string => plural(count, { one: 'column', other: 'columns' })

/** The export dialog. */
export const exporting = {
  title: 'Export',
  start: 'Export',
  fileName: (name: string, day: string) => `Customers ${name} ${day}`,
  past: 'Past exports',

  whose: 'Customers',
  selected: 'Selected',
  listed: 'In the list',
  everybody: 'Everybody',
  everybodyHint: 'Without search and filters',

  format: 'Format',
  /** A format and which columns of it, under the name of a preset. */
  summary: (format: string, columns: string) => `${format}, ${columns}`,
  /** A preset. */
  changed: 'changed',
  /** Options. */
  optionsChanged: 'changed',
  save: 'Save as preset…',
  saveTitle: 'Save as preset',
  saveLead: 'A preset keeps the format, its options and the columns under a name.',
  saveDo: 'Save',
  update: 'Save changes',
  updateOf: (name: string) => `Save changes of ${name}`,
  deleted: (name: string) => `“${name}” deleted.`,

  options: 'More options',
  reset: 'Reset options',
  separator: 'Separator',
  separators: { ',': 'Comma', ';': 'Semicolon', '\t': 'Tab', '|': 'Vertical bar' },
  decimal: 'Decimal mark',
  decimals: { '.': 'Point (1.5)', ',': 'Comma (1,5)' },
  dates: 'Dates and times',
  dateStyles: { local: 'Local time, for spreadsheets', iso: 'UTC (ISO 8601)' },
  headings: 'Headings',
  apiNames: 'API names',
  bom: 'Mark as UTF-8',
  bomHint: 'Excel needs it to show all letters.',
  guard: 'Make formulas harmless',
  guardHint: 'A text such as =1+1 gets an apostrophe in front, so no spreadsheet calculates it.',
  unguarded:
    'A name or note from a customer can now run as a formula in Excel. Leave this off only for programs that are not spreadsheets.',
  describe: 'Add a description',
  describeHint:
    'A second file next to it says which customers were exported and how old the data is, and has a checksum (SHA-256).',

  columns: 'Columns',
  shown: 'As in the table',
  all: 'All',
  choose: 'Choose',
  columnCount: columns,
  everyField: 'Every field that Clopos sent, including those without a column.',
  personalMark: 'Personal data',

  preview: 'Preview',
  look: 'Show as',
  looks: { table: 'Table', text: 'Text' },
  none: 'No customers match.',
  failed: (why: string) => `No preview. ${why}`,
  more: (count: Counted) => `and ${plural(count, { one: 'more customer', other: 'more customers' })}`,
  facts: (count: Counted, shown: Counted | null) =>
    shown === null ? customers(count) : `${customers(count)}, ${columns(shown)}`,
  about: (amount: string) => `about ${amount}`,
  moment: 'less than a second',
  seconds: (count: Counted) => `${count.text} s`,
  minutes: (count: Counted) => `${count.text} min`,
  personal: (names: string) => `Personal data: ${names}`,
  impersonal: 'No personal data',
}
