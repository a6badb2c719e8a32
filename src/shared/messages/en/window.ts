import type { JobKind } from '../../jobs'
import type { Counted } from '../../locale/plurals'
import { joinList } from '../../locale/lists'
import { plural } from './plurals'
import { exporting } from './exporting'
import { changes, found, history, syncSettings } from './syncs'

const customers = (count: Counted): string => plural(count, { one: 'customer', other: 'customers' })

/** The texts about a job of each kind. */
interface JobTexts {
  readonly running: string
  readonly cancel: string
  readonly cancelled: string
  readonly failed: (why: string) => string
}

const jobs: Readonly<Record<JobKind, JobTexts>> = {
  sync: {
    running: 'Sync is running',
    cancel: 'Cancel sync',
    cancelled: 'Sync cancelled. Nothing was changed.',
    failed: (why) => `The sync did not finish. ${why}`,
  },
  export: {
    running: 'Export is running',
    cancel: 'Cancel export',
    cancelled: 'Export cancelled. No file was written.',
    failed: (why) => `The export did not finish. ${why}`,
  },
  index: {
    running: 'Customers are being indexed',
    cancel: 'Stop indexing',
    cancelled: 'Indexing stopped. Searching and sorting stay slower for now.',
    failed: (why) => `Indexing did not finish. Searching and sorting stay slower for now. ${why}`,
  },
}

/** The texts of the window, except errors, columns and values. */
export const window = {
  appName: 'Customer Desk',
  /** The title of the window while a connection is open. */
  titleOf: (connection: string) => `${connection} – Customer Desk`,
  loading: 'Opening…',
  close: 'Close',
  cancel: 'Cancel',
  back: 'Back',
  nameLabel: 'Name',
  tryAgain: 'Try again',
  dismiss: 'Dismiss',
  signInAgain: 'Sign in again',
  startFailed: 'Customer Desk could not start',
  lostTouch: 'Lost the connection to Customer Desk on this computer. Reconnecting…',
  lostTouchLong:
    'Customer Desk on this computer is not responding. If it was closed, start it again and open the new address.',

  start: {
    title: 'Customer Desk',
    lead: 'See, search and export your Clopos customers on this computer, with or without internet.',
    choices: 'Get started',
    connect: 'Connect to Clopos',
    connectHint: 'Copy your customers to this computer and keep them up to date.',
    connectAction: 'Connect…',
    sample: 'Try sample customers',
    sampleHint: 'Try the app with invented customers. Nothing leaves this computer.',
    sampleSize: 'Number of customers',
    sampleCount: customers,
    sampleName: 'Sample customers',
    sampleAction: 'Open sample customers',
    copy: 'Open an existing copy',
    copyHint: 'Open a copy that Customer Desk made earlier, on this or another computer.',
    copyPath: 'File path',
    copyPathHint: 'The full path on this computer, for example D:\\Backup\\customers.sqlite',
    copyAction: 'Open a copy…',
    copyOpen: 'Open',
    existing: 'Your connections',
    rescue: (when: string) => `There is a backup of ${when}.`,
    rescueAction: 'Restore it',
    remove: (name: string) => `Remove ${name}`,
    kinds: {
      clopos: 'Clopos',
      copy: 'Opened from a file',
    },
    venue: (id: number) => `venue ${String(id)}`,
  },

  removal: {
    title: (name: string) => `Remove ${name}?`,
    explain:
      'Its copy of the customers and its sign-in are deleted from this computer. Nothing changes in Clopos.',
    confirm: 'Remove',
    keep: 'Keep',
  },

  connect: {
    title: 'Connect to Clopos',
    again: (name: string) => `Sign in to ${name} again`,
    lead: 'Find these values in the Clopos back office. The client secret stays on this computer and is never shown again.',
    brand: 'Brand',
    brandHint: 'In the Clopos back office: Add-ons, Open API, the name of your brand.',
    clientId: 'Client ID',
    clientIdHint: 'In the Clopos back office: Add-ons, Open API.',
    clientSecret: 'Client secret',
    clientSecretHint: 'In the Clopos back office: Add-ons, Open API, next to the client ID.',
    integratorId: 'Integrator ID',
    integratorIdHint: 'Clopos gives it to you. Ask Clopos support if you do not have one.',
    venue: 'Venue (optional)',
    venueHint:
      'The number of the venue. Leave it empty to use the brand’s default. After a successful test you can choose from a list.',
    venueDefault: 'The brand’s default',
    venueNamed: (name: string, id: number) => `${name} (${String(id)})`,
    notNumber: 'Enter the number of the venue or leave this empty.',
    fieldMissing: 'Fill this in.',
    show: 'Show the secret',
    hide: 'Hide the secret',
    test: 'Test connection',
    testing: 'Testing…',
    works: (found: Counted, venues: Counted) =>
      venues.count === 0
        ? `The connection works. Found ${customers(found)}.`
        : `The connection works. Found ${customers(found)} and ${plural(venues, { one: 'venue', other: 'venues' })}.`,
    venuesRefused: 'This sign-in may not list the venues. If you need one, enter its number.',
    save: 'Save and fetch customers',
    saving: 'Saving…',
    weakTitle: 'Store the secret without protection?',
    weakAgree: 'Store it anyway',
    weakRefuse: 'Do not store',
  },

  bar: {
    connections: 'Connections',
    connectionMenu: (name: string) => `Connection: ${name}`,
    addBrand: 'Add another brand…',
    rename: 'Rename…',
    failed: 'Last sync failed',
    add: 'Add or remove connections…',
    signIn: 'Change sign-in…',
    sync: 'Sync',
    syncNow: 'Sync now',
    syncRunning: 'Syncing…',
    export: 'Export',
  },

  table: {
    label: 'Customers',
    noName: 'No name',
    columns: 'Columns',
    columnsFind: 'Find a column',
    columnsNone: 'No such column',
    columnsReset: 'Reset columns',
    pinned: (column: string) => `Pin ${column}`,
    removed: 'removed',
    removedOn: (day: string) => `Deleted in Clopos (noticed ${day})`,
    sortHint: (column: string) =>
      `Click to sort by ${column}. Click again to reverse, a third time to clear. Shift-click adds a column. Drag to move. Alt+Down opens the menu.`,
    resize: (column: string) => `Width of ${column}. Double-click to fit the content.`,
    menuOf: (column: string) => `${column} menu`,
    menu: {
      ascending: 'Sort ascending',
      descending: 'Sort descending',
      unsorted: 'Best matches first',
      pin: 'Pin column',
      unpin: 'Unpin column',
      left: 'Move left',
      right: 'Move right',
      fit: 'Fit to content',
      hide: 'Hide column',
      row: 'Customer',
      copy: 'Copy',
      copyWithHeader: 'Copy with headers',
      copyAs: 'Copy as…',
      copyMarkdown: 'Markdown table',
      copyJson: 'JSON',
      select: 'Select row',
      unselect: 'Unselect row',
      selectAll: 'Select all',
      open: 'Open details',
      showOnly: (value: string) => `Show only: ${value}`,
      showEmpty: 'Show only empty',
      exclude: (value: string) => `Exclude: ${value}`,
      excludeEmpty: 'Exclude empty',
      duplicates: 'Find duplicates',
    },
    selectAll: 'Select all matches',
    isSelected: 'Selected',
    isNotSelected: 'Not selected',
    problems: (count: Counted) => plural(count, { one: 'unreadable value', other: 'unreadable values' }),
    busy: 'Loading…',
    searching: 'Searching…',
    sorting: 'Sorting…',
    /** A column, and the part of its value that the search found. */
    quote: (column: string) => `${column}:`,
    /** Nobody has a typed word, so names that differ in one letter are shown. */
    corrected: (words: readonly string[]) =>
      `No exact match. Showing ${joinList(
        words.map((word) => `“${word}”`),
        'and',
        'en',
      )}.`,
  },

  empty: {
    noCopy: 'No customers yet',
    noCopyHint:
      'Sync to fetch your customers from Clopos. After that you can use them without internet, too.',
    noCopyOffline: 'You are offline and have not fetched any customers yet. Sync when you are online again.',
    sync: 'Sync now',
    reading: 'Fetching your customers for the first time',
    readingHint:
      'They appear here as soon as all of them have arrived. You can do other work in the meantime.',
    noMatch: 'No customers match',
    noMatchHint: 'Remove a filter or change the search?',
    clear: 'Clear search and filters',
    noCustomers: 'There are no customers in Clopos',
    noCustomersHint: 'The copy is up to date. Clopos sent no customers.',
  },

  details: {
    label: 'Customer details',
    show: 'Show details',
    close: 'Close details',
    previous: 'Previous customer',
    next: 'Next customer',
    width: 'Width of the details',
    widthHint: 'Drag to resize. Double-click to reset.',
    glance: 'Overview',
    inactive: 'Inactive',
    lastChange: (when: string) => `Last change: ${when}`,
    original: (typed: string) => `In Clopos: ${typed}`,
    chat: (phone: string) => `WhatsApp ${phone}`,
    daysToBirthday: (days: Counted) =>
      days.count === 0 ? 'birthday today' : `in ${plural(days, { one: 'day', other: 'days' })}`,
    alike: 'Same phone, email or name',
    inCommon: { phone: 'same phone', email: 'same email', name: 'same name' },
    listAlike: (count: Counted) => `Show in the list (${count.text})`,
    other: 'Other fields',
    contact: 'Contact',
    loyalty: 'Loyalty',
    money: 'Money',
    dates: 'Dates',
    ids: 'IDs',
    addressOf: (type: string) => `Address (${type.toLowerCase()})`,
    problems: 'Unreadable values',
    problem: (field: string, value: string, why: string) => `${field}: ${value} (${why})`,
    averageReceipt: 'Avg. receipt',
    age: (years: Counted) => plural(years, { one: 'year old', other: 'years old' }),
    removed: (day: string) => `Deleted in Clopos (noticed ${day})`,
    copy: (label: string) => `Copy ${label}`,
    copied: 'Copied',
    call: (phone: string) => `Call ${phone}`,
    write: (email: string) => `Email ${email}`,
    raw: 'Data from Clopos (JSON)',
    copyRaw: 'Copy JSON',
  },

  status: {
    label: 'Status',
    shownOf: (shown: Counted, all: Counted) =>
      shown.count === all.count ? customers(all) : `${shown.text} of ${customers(all)}`,
    spent: (sum: string) => `Spent ${sum}`,
    spentEach: (average: string) => `Avg. per customer ${average}`,
    spentEachHint: 'Average amount spent per customer',
    receipts: (count: Counted) => plural(count, { one: 'receipt', other: 'receipts' }),
    averageReceipt: (average: string) => `Avg. receipt ${average}`,
    averageReceiptHint: 'Total spent divided by the number of receipts',
    selected: (count: Counted, hidden: Counted) =>
      hidden.count > 0 ? `${count.text} selected (${hidden.text} not shown)` : `${count.text} selected`,
    selection: 'Selection',
    exportSelection: 'Export',
    exportSelectionOf: 'Export selected customers',
    copySelection: 'Copy',
    copySelectionOf: 'Copy selected customers',
    copySelectionAs: 'Copy selected customers as Markdown or JSON',
    clearSelection: 'Clear selection',
    copying: 'Copying…',
    copied: (rows: Counted) => `${plural(rows, { one: 'row', other: 'rows' })} copied`,
    copyFrom: (when: string, age: string) => `Copy from ${when}, ${age}`,
    noCopy: 'No copy yet',
    next: (when: string) => `Next sync at ${when}`,
    retry: (when: string) => `Trying again at ${when}.`,
    retrySoon: 'Trying again in a moment.',
    lastFailed: 'Last sync failed',
    lastFailedHint: 'Click for the sync history.',
    now: 'just now',
    minutesAgo: (minutes: Counted) => `${minutes.text} min ago`,
    hoursAgo: (hours: Counted) => `${hours.text} h ago`,
    daysAgo: (days: Counted) => plural(days, { one: 'day ago', other: 'days ago' }),
    offline: 'Offline',
    offlineSince: (when: string) => `Offline. Copy from ${when}`,
    tryNow: 'Try now',
    /** Notices that were closed and can be read again. */
    messages: (count: Counted) => plural(count, { one: 'message', other: 'messages' }),
    problems: (count: Counted) => plural(count, { one: 'data problem', other: 'data problems' }),
    interrupted: 'Sync interrupted',
    interruptedHint: 'The last sync did not finish. The next one continues from there.',
  },

  jobs: {
    running: (kind: JobKind) => jobs[kind].running,
    syncing: (name: string) => `Fetching customers of ${name}`,
    exporting: 'Exporting customers',
    indexing: 'Making search and sorting fast',
    doneOf: (done: Counted, total: Counted) => `${done.text} of ${total.text}`,
    done: (done: Counted) => done.text,
    secondsLeft: (seconds: Counted) => `${seconds.text} s left`,
    minutesLeft: (minutes: Counted) => `${minutes.text} min left`,
    hoursLeft: (hours: Counted) => `${hours.text} h left`,
    autoSyncing: 'Syncing…',
    cancel: (kind: JobKind) => jobs[kind].cancel,
    cancelled: (kind: JobKind) => jobs[kind].cancelled,
    failed: (kind: JobKind, why: string) => jobs[kind].failed(why),
    lookingAt: (when: string) => `You are looking at the copy from ${when}.`,
    synced: 'Synced.',
    syncedNothing: 'Synced. No changes.',
    syncedFirst: (count: Counted) => `${customers(count)} fetched.`,
    exported: (rows: Counted, fileName: string) => `${customers(rows)} exported to ${fileName}.`,
    messages: 'Messages',
    open: 'Open',
    reveal: 'Show in folder',
    download: 'Download again',
  },

  problems: {
    title: 'Data problems',
    lead: 'The app could not read these values from Clopos. The customers and the original values are stored. You can correct the values in Clopos.',
    customer: 'Customer',
    field: 'Field',
    value: 'Value in Clopos',
    open: (name: string) => `Open ${name}`,
    number: (id: string) => `Customer ${id}`,
    shown: (shown: Counted, all: Counted) =>
      `${shown.text} of ${plural(all, { one: 'problem', other: 'problems' })}`,
    more: 'Show more',
    none: 'No data problems',
    noneHint: 'The app could read every value from Clopos.',
  },

  found,
  history,
  changes,
  syncSettings,

  exporting,
}
