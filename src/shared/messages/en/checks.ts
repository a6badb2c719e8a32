import type { CheckKind, SkipReason } from '../../checks'
import type { Counted } from '../../locale/plurals'
import { plural } from './plurals'

/** “Is everything all right?”, and the diagnostics. */
export const checks = {
  start: 'Check now',
  stop: 'Stop',
  running: (done: string, all: string) => `Checking… ${done} of ${all}`,
  allFine: 'Everything is all right.',
  incomplete: 'No problem was found, but not everything could be checked.',
  problems: (count: Counted) =>
    `${plural(count, { one: 'problem', other: 'problems' })} found. The lines below say what to do.`,
  names: {
    connection: 'Connection to Clopos',
    clock: 'Clock',
    proxy: 'Proxy',
    keyStore: 'Client secret',
    copy: 'Copy of the customers',
    settings: 'Settings and views',
    disk: 'Disk space',
  } satisfies Readonly<Record<CheckKind, string>> as Readonly<Record<CheckKind, string>>,
  named: (what: string, connection: string) => `${what}: ${connection}`,
  states: { fine: 'Fine', note: 'Note', wrong: 'Problem', skipped: 'Not checked', open: 'Checking' },
  connected: (customers: Counted) =>
    `Clopos accepts the sign-in and has ${plural(customers, { one: 'customer', other: 'customers' })}.`,
  clock: 'The clock of this computer agrees with that of Clopos.',
  direct: 'The app reaches Clopos without a proxy.',
  proxies: (list: string) => `The app reaches Clopos through ${list}.`,
  secret: {
    encrypted: 'It is stored encrypted and can be read.',
    file: 'It is in a file that only your account can read.',
  },
  whole: (size: string) => `No damage found (${size}).`,
  free: (size: string) => `${size} free.`,
  skipped: {
    'no-connection': 'There is no connection to Clopos yet.',
    'no-time': 'Clopos did not say what time it is.',
    'no-copy': 'No customers have been fetched yet.',
    'not-told': 'The system does not say how much space is free.',
    'too-slow': 'This took too long and was stopped. Try again when less is running.',
    cancelled: 'Stopped before it was checked.',
  } satisfies Readonly<Record<SkipReason, string>> as Readonly<Record<SkipReason, string>>,
  collect: 'Collect…',
  collecting: 'Collecting…',
  contains: (files: Counted) =>
    `${plural(files, { one: 'file', other: 'files' })}. Open each to see what will be saved.`,
  fileOf: (name: string, size: string) => `${name} (${size})`,
  save: 'Save…',
  download: 'Download',
  savedAs: (path: string) => `Saved as ${path}`,
}
