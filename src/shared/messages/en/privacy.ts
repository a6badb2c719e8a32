import type { Counted } from '../../locale/plurals'
import { plural } from './plurals'

const customers = (count: Counted): string => plural(count, { one: 'customer', other: 'customers' })

/** Forgetting customers, the list of exports, and removing everything. */
export const privacy = {
  forget: 'Forget this customer…',
  forgetSelected: 'Forget…',
  forgetSelectedOf: 'Forget the selected customers that were deleted in Clopos',
  title: (count: Counted) => (count.count === 1 ? 'Forget this customer?' : `Forget ${customers(count)}?`),
  explain: (count: Counted) =>
    `Everything about ${count.count === 1 ? 'this customer' : 'them'} is deleted from this computer: all values, the history of their changes and what the search knows. This cannot be undone.`,
  files: 'Exported files and copies of the data in other places stay as they are.',
  others: (count: Counted) =>
    `${customers(count)} of the selection ${count.count === 1 ? 'is' : 'are'} still in Clopos and will stay.`,
  confirm: 'Forget',
  forgetting: 'Forgetting…',
  impossibleTitle: (count: Counted): string =>
    count.count === 1 ? 'This customer cannot be forgotten' : 'These customers cannot be forgotten',
  impossible: (count: Counted): string =>
    count.count === 1
      ? 'Clopos still has this customer, so the next sync would bring the data back. Delete the customer in Clopos first, then sync.'
      : 'Clopos still has these customers, so the next sync would bring the data back. Delete them in Clopos first, then sync.',
  understood: 'OK',
  never: 'Never',
  afterDays: (days: Counted) => `After ${plural(days, { one: 'day', other: 'days' })}`,
  startTitle: 'Forget deleted customers automatically?',
  startNow: (count: Counted, days: Counted) =>
    `${customers(count)} ${count.count === 1 ? 'was' : 'were'} deleted in Clopos more than ${plural(days, { one: 'day', other: 'days' })} ago and will be forgotten now. This cannot be undone.`,
  startNobody: (days: Counted) =>
    `At the moment this affects nobody. From now on, customers are forgotten ${plural(days, { one: 'day', other: 'days' })} after a sync noticed that they were deleted. This cannot be undone.`,
  start: 'Turn on',
  exports: {
    none: 'Nothing was exported yet.',
    loading: 'Loading…',
    clear: 'Clear list',
    everyone: 'All customers',
    view: (name: string) => `View “${name}”`,
    selected: 'Selected customers',
    customers,
    columns: (count: Counted) => plural(count, { one: 'column', other: 'columns' }),
    allColumns: 'all columns',
    personal: 'Personal data',
    ways: {
      download: 'Download',
      clipboard: 'Clipboard',
      'command-line': 'Command line',
      schedule: 'Schedule',
    },
    reveal: 'Show in folder',
    revealOf: (file: string) => `Show ${file} in its folder`,
    open: 'Open',
    openOf: (file: string) => `Open ${file}`,
    again: 'Make again',
    againOf: (file: string) => `Make ${file} again with the customers of now`,
    compare: 'Compare with now',
    compareOf: (file: string) => `Compare ${file} with the customers of now`,
    comparing: 'Comparing…',
    comparedTitle: (file: string) => `${file}: then and now`,
    thenAndNow: (before: Counted, now: Counted) => `${customers(before)} in the file, ${now.text} now.`,
    untouched: 'The file is as it was written.',
    touched: 'The file was changed after the export.',
    byLine: 'It has no customer IDs, so lines are compared.',
    same: 'Nothing has changed since.',
    kinds: { added: 'New', removed: 'Gone', changed: 'Changed' },
    first: (count: Counted) => `The first ${count.text} differences:`,
    differences: 'Differences',
    copyList: 'Copy list',
    copied: 'Copied.',
  },
  removal: {
    start: 'Remove everything…',
    title: 'Remove all customer data?',
    deleted: 'Deleted from this computer',
    copies: (names: string) => `The copies of the customers: ${names}`,
    noCopies: 'All copies of the customers',
    signIns: 'The sign-ins to Clopos',
    others:
      'The list of exports, scheduled exports, the numbers of people who want no messages, the log, and the backups of settings and views',
    stays: 'Not deleted',
    settings: 'Your settings and views',
    clopos: 'Everything in Clopos',
    files: 'Exported files. Delete them yourself. These folders have some:',
    noFiles: 'Exported files, wherever they are',
    agree: 'I understand that this cannot be undone',
    confirm: 'Remove everything',
    running: 'Removing…',
    done: 'All customer data was removed from this computer.',
    close: 'Close',
  },
}
