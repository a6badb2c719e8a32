import type { JobKind } from '../../jobs'

/** A number with its form in the locale's digits: the first chooses between singular and plural, the second is shown. */
export interface Counted {
  readonly count: number
  readonly text: string
}

const plural = ({ count, text }: Counted, one: string, many: string): string =>
  `${text} ${count === 1 ? one : many}`
const customers = (count: Counted): string => plural(count, 'customer', 'customers')

const jobNames: Readonly<Record<JobKind, string>> = { sync: 'Sync', export: 'Export' }

/** Every text of the window that is neither an error, a column nor a value. */
export const window = {
  appName: 'Customer Desk',
  /** The title of the window while a connection is open. */
  titleOf: (connection: string) => `${connection} – Customer Desk`,
  loading: 'Opening…',
  close: 'Close',
  cancel: 'Cancel',
  back: 'Back',
  tryAgain: 'Try again',
  dismiss: 'Dismiss',
  signInAgain: 'Sign in again',
  startFailed: 'Customer Desk could not start',
  lostTouch: 'The connection to Customer Desk on this computer was lost. Trying again…',
  lostTouchLong:
    'Customer Desk on this computer does not answer. If it was closed, start it again and open its new address.',

  start: {
    title: 'Customer Desk',
    lead: 'Your Clopos customers on this computer: listed, searched and exported, with or without a network.',
    choices: 'How to begin',
    connect: 'Connect to Clopos',
    connectHint: 'Copy the customers of your brand to this computer and keep them up to date.',
    connectAction: 'Connect…',
    sample: 'Try it with sample customers',
    sampleHint: 'Invented people, fetched the way yours would be. Nothing leaves this computer.',
    sampleSize: 'How many',
    sampleCount: customers,
    sampleAction: 'Open sample customers',
    copy: 'Open an existing copy',
    copyHint: 'Look at a copy of customers that Customer Desk made earlier, here or on another computer.',
    copyPath: 'Path of the file',
    copyPathHint: 'The full path on this computer, for example D:\\Backup\\customers.sqlite',
    copyAction: 'Open a copy…',
    copyOpen: 'Open',
    existing: 'Your connections',
    remove: (name: string) => `Remove ${name}`,
    kinds: {
      clopos: 'Clopos',
      sample: 'Sample customers',
      copy: 'Opened from a file',
    },
    venue: (id: number) => `venue ${String(id)}`,
  },

  removal: {
    title: (name: string) => `Remove ${name}?`,
    explain:
      'The copy of its customers and its sign-in are deleted from this computer. Nothing changes in Clopos.',
    confirm: 'Remove',
    keep: 'Keep',
  },

  connect: {
    title: 'Connect to Clopos',
    again: (name: string) => `Sign in to ${name} again`,
    lead: 'These values are in the Clopos back office. The client secret stays on this computer and is never shown again.',
    brand: 'Brand',
    brandHint: 'Clopos back office, Add-ons, Open API: the name of your brand there.',
    clientId: 'Client ID',
    clientIdHint: 'Clopos back office, Add-ons, Open API.',
    clientSecret: 'Client secret',
    clientSecretHint: 'Clopos back office, Add-ons, Open API, next to the client ID.',
    integratorId: 'Integrator ID',
    integratorIdHint: 'You get it from Clopos; ask their support if you do not have one.',
    venue: 'Venue (optional)',
    venueHint:
      'The venue’s number. Leave it empty for the brand’s default; a successful test lists the venues.',
    venueDefault: 'The brand’s default',
    venueNamed: (name: string, id: number) => `${name} (${String(id)})`,
    notNumber: 'Please write the venue’s number, or leave this empty.',
    fieldMissing: 'Please fill this in.',
    show: 'Show the secret',
    hide: 'Hide the secret',
    test: 'Test connection',
    testing: 'Asking Clopos…',
    works: (found: Counted, venues: Counted) =>
      `The connection works: ${customers(found)}${venues.count === 0 ? '' : ` and ${plural(venues, 'venue', 'venues')}`} found.`,
    save: 'Save and fetch customers',
    saving: 'Saving…',
    weakTitle: 'Store the secret without protection?',
    weakAgree: 'Store it anyway',
    weakRefuse: 'Do not store it',
  },

  bar: {
    connections: 'Connections',
    connectionMenu: (name: string) => `Connection: ${name}`,
    current: 'open now',
    add: 'Add or remove connections…',
    signIn: 'Change the sign-in…',
    sync: 'Sync',
    syncRunning: 'Syncing…',
    export: 'Export',
  },

  search: {
    label: 'Search customers',
    placeholder: 'Name, phone, email… or group:VIP',
    clear: 'Clear the search',
    states: 'Searches name, all phones, email, code, address, note and reference.',
    leftOut: (text: string, reason: string) => `“${text}” is left out: ${reason}`,
    help: 'What can be typed',
    helpLead: 'Words are searched; filters can be typed too. Enter turns typed filters into chips.',
    examples: [
      { typed: 'ali 5355757', means: 'both must be found' },
      { typed: '"Əli Həsənov"', means: 'these words side by side' },
      { typed: 'group:VIP,Staff', means: 'in any of these groups' },
      { typed: 'venue:Downtown', means: 'of this venue' },
      { typed: 'active:yes', means: 'also loyalty: and verified:, yes or no' },
      { typed: 'has:phone', means: 'has a phone number; no:phone has none' },
      { typed: 'removed:any', means: 'also those removed from Clopos; yes shows only them' },
    ],
    shortcut: 'Press / or Ctrl+F to get to the search box.',
  },

  filters: {
    label: 'Filters',
    group: 'Group',
    venue: 'Venue',
    active: 'Active',
    loyalty: 'Loyalty',
    verified: 'Verified',
    phone: 'Phone',
    removed: 'Removed',
    any: 'Any',
    yes: 'Yes',
    no: 'No',
    hasPhone: 'Has a phone',
    noPhone: 'No phone',
    removedNo: 'Hidden',
    removedYes: 'Only these',
    removedAny: 'Shown too',
    chip: (field: string, choice: string) => `${field}: ${choice}`,
    more: (first: string, others: number) => `${first} +${String(others)}`,
    reset: (field: string) => `Reset ${field}`,
    find: (field: string) => `Find in ${field}`,
    none: 'There are none.',
    clearAll: 'Clear all',
  },

  table: {
    label: 'Customers',
    noName: 'No name',
    columns: 'Columns',
    columnsReset: 'Reset columns',
    removed: 'removed',
    removedOn: (day: string) => `Gone from Clopos since ${day}`,
    sortHint: (column: string) => `Sort by ${column}; with Shift as a further key`,
    resize: (column: string) => `Width of ${column}`,
    problems: (count: Counted) =>
      plural(count, 'value that could not be read', 'values that could not be read'),
    busy: 'Loading…',
    /** Where a search found something that no shown column holds. */
    foundIn: (columns: readonly string[]) => `in ${new Intl.ListFormat('en').format(columns)}`,
  },

  empty: {
    noCopy: 'No customers here yet',
    noCopyHint: 'Sync to fetch the customers from Clopos. After that they are here without a network, too.',
    noCopyOffline: 'You are offline, and no customers were fetched yet. Sync once the network is back.',
    sync: 'Sync now',
    reading: 'Fetching your customers for the first time',
    readingHint: 'They appear here as soon as all of them are read. You can go on with other work meanwhile.',
    noMatch: 'Nobody matches',
    noMatchHint: 'No customer fits the search and the filters together.',
    clear: 'Clear search and filters',
    noCustomers: 'There are no customers in Clopos',
    noCustomersHint: 'The copy is up to date, and there is nobody in it.',
  },

  details: {
    label: 'Customer details',
    close: 'Close the details',
    contact: 'Contact',
    loyalty: 'Loyalty',
    money: 'Money',
    dates: 'Dates',
    ids: 'IDs',
    addressOf: (type: string) => `Address (${type.toLowerCase()})`,
    problems: 'Values that could not be read',
    problem: (field: string, type: string, value: string) => `${field}: Clopos sent ${type} ${value}`,
    types: {
      string: 'the text',
      number: 'the number',
      boolean: 'the value',
      object: 'the object',
      array: 'the list',
      null: 'nothing:',
    } as Readonly<Record<string, string>>,
    averageReceipt: 'Average receipt',
    age: (years: Counted) => plural(years, 'year old', 'years old'),
    removed: (day: string) => `Removed from Clopos: gone at the sync of ${day}.`,
    copy: (label: string) => `Copy ${label}`,
    copied: 'Copied',
    call: (phone: string) => `Call ${phone}`,
    write: (email: string) => `Write to ${email}`,
    raw: 'What Clopos sent (JSON)',
    copyRaw: 'Copy JSON',
  },

  status: {
    label: 'Status',
    shownOf: (shown: Counted, all: Counted) =>
      shown.count === all.count ? customers(all) : `${shown.text} of ${customers(all)}`,
    spent: (sum: string) => `Spent ${sum}`,
    receipts: (count: Counted) => plural(count, 'receipt', 'receipts'),
    copyFrom: (when: string, age: string) => `Copy from ${when}, ${age}`,
    noCopy: 'No copy yet',
    now: 'just now',
    minutesAgo: (minutes: Counted) => `${minutes.text} min ago`,
    hoursAgo: (hours: Counted) => `${hours.text} h ago`,
    daysAgo: (days: Counted) => plural(days, 'day ago', 'days ago'),
    online: 'Online',
    offline: 'Offline',
    problems: (count: Counted) => plural(count, 'data problem', 'data problems'),
    interrupted: 'Sync interrupted',
    interruptedHint: 'The last sync did not finish; the next one goes on from there.',
  },

  jobs: {
    running: (kind: JobKind) => `${jobNames[kind]} is running`,
    syncing: (name: string) => `Fetching customers of ${name}`,
    exporting: 'Writing the export',
    doneOf: (done: Counted, total: Counted) => `${done.text} of ${total.text}`,
    done: (done: Counted) => done.text,
    secondsLeft: (seconds: Counted) => `${seconds.text} s left`,
    minutesLeft: (minutes: Counted) => `${minutes.text} min left`,
    hoursLeft: (hours: Counted) => `${hours.text} h left`,
    cancel: (kind: JobKind) => `Cancel the ${kind}`,
    cancelled: (kind: JobKind) => `${jobNames[kind]} cancelled. Nothing was changed.`,
    failed: (kind: JobKind, sentence: string) => `${jobNames[kind]} did not finish. ${sentence}`,
    lookingAt: (when: string) => `You are looking at the copy from ${when}.`,
    synced: (added: Counted, changed: Counted, removed: Counted) => {
      const parts = [
        { count: added, word: 'new' },
        { count: changed, word: 'changed' },
        { count: removed, word: 'removed' },
      ].filter(({ count }) => count.count > 0)
      return parts.length === 0
        ? 'Synced. Nothing has changed.'
        : `Synced: ${parts.map(({ count, word }) => `${count.text} ${word}`).join(', ')}.`
    },
    exported: (rows: Counted, fileName: string) => `${customers(rows)} written to ${fileName}.`,
    reveal: 'Show in folder',
    download: 'Download again',
  },

  problems: {
    title: 'Data problems',
    lead: 'These values came from Clopos in a form that could not be read. The customers are kept, and so are the values as they came.',
    customer: 'Customer',
    field: 'Field',
    value: 'What Clopos sent',
    open: (name: string) => `Open ${name}`,
    number: (id: string) => `Customer ${id}`,
    shown: (shown: Counted, all: Counted) => `${shown.text} of ${plural(all, 'problem', 'problems')}`,
    more: 'Show more',
    none: 'There are no data problems.',
  },

  exporting: {
    title: 'Export',
    rows: (count: Counted, columns: Counted) =>
      `${customers(count)} with ${plural(columns, 'column', 'columns')}, as filtered and sorted now.`,
    format: 'Format',
    presets: {
      excel: 'Excel',
      csv: 'CSV',
      tsv: 'TSV',
      raw: 'Raw API fields',
    },
    presetHints: {
      excel: 'Opens in columns by double click, whatever letters are in it.',
      csv: 'Commas and UTF-8, for other programs (RFC 4180).',
      tsv: 'Tabs between the columns, for pasting and for other programs.',
      raw: 'Clopos’s field names and values, untouched.',
    },
    columns: 'Columns',
    shown: (count: Counted) => `As shown (${count.text})`,
    all: (count: Counted) => `All (${count.text})`,
    start: 'Export',
    fileName: (name: string, day: string) => `Customers ${name} ${day}`,
  },
}
