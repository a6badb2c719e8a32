import type { Counted } from '../../locale/plurals'
import { plural } from './plurals'

interface SettingTexts {
  readonly name: string
  readonly hint: string
}

/** The settings, by section in the order of the screen. */
const items = {
  language: { name: 'Language', hint: 'Of texts, numbers and dates.' },
  theme: { name: 'Theme', hint: 'Colors of the window.' },
  density: { name: 'Row height', hint: 'Compact shows more customers at once.' },
  currency: {
    name: 'Currency',
    hint: 'Shown with amounts. Clopos does not say which currency a brand uses.',
  },
  country: { name: 'Country', hint: 'For phone numbers without a country code.' },
  keepRunning: {
    name: 'Keep running after closing',
    hint: 'Closing the window leaves the app in the notification area, so that syncs and scheduled exports go on.',
  },
  startAtSignIn: {
    name: 'Start with this computer',
    hint: 'Opens the app when you sign in to the computer. If it keeps running after closing, it starts without its window.',
  },
  lock: {
    name: 'Lock with a PIN',
    hint: 'Hides the customers until the PIN or password is entered: after some minutes without use, when the computer is locked or sleeps, and at each start. It protects from people passing by. It does not encrypt the files.',
  },
  lockAfter: {
    name: 'Lock by itself',
    hint: 'When nobody has used the app for this long.',
  },
  lockSecret: {
    name: 'PIN or password',
    hint: 'What unlocks the app.',
  },
  syncEvery: {
    name: 'Sync automatically',
    hint: 'While Customer Desk is open. If the copy is older than this, also when it starts.',
  },
  completeEvery: {
    name: 'Full sync',
    hint: 'Other syncs fetch only what changed. A full sync fetches all customers, so it also finds changes that Clopos does not report.',
  },
  keepChanges: { name: 'Keep history for', hint: 'The changes of each customer and the list of syncs.' },
  schedules: {
    name: 'Export views at set times',
    hint: 'For example every day at 08:00. The scheduler of the system can run them, too.',
  },
  forgetRemoved: {
    name: 'Forget deleted customers',
    hint: 'Customers that were deleted in Clopos are then deleted for good from this computer, too, with their history.',
  },
  exportLog: {
    name: 'Exports',
    hint: 'What was exported or copied here, when, and where it went. The list is on this computer only.',
  },
  optOuts: {
    name: 'No messages',
    hint: 'These numbers are never in a message list, even after a customer was forgotten. They stay on this computer.',
  },
  removeAll: {
    name: 'Remove all customer data',
    hint: 'Deletes every copy and sign-in from this computer. Nothing changes in Clopos.',
  },
  connectionName: { name: 'Name', hint: 'Only in this app. Nothing changes in Clopos.' },
  venue: {
    name: 'Venue',
    hint: 'Each venue has its own copy. Another venue opens as its own connection, and this one stays.',
  },
  signIn: { name: 'Sign-in', hint: 'Brand, client ID, client secret and integrator ID.' },
  connectionData: {
    name: 'Copy on this computer',
    hint: 'The folder with the customers of this connection.',
  },
  dataFolder: {
    name: 'Data folder',
    hint: 'Everything that the app stores: copies, settings, views and log. To back it up, close the app and copy this folder.',
  },
  backups: {
    name: 'Settings and views',
    hint: 'Backed up once a day if something has changed. The last 14 backups are kept.',
  },
  updateAddress: {
    name: 'Update address',
    hint: 'A web address or a folder, for example https://example.com/customer-desk or \\\\server\\customer-desk. Without one, the app does not look for updates.',
  },
  updateNow: { name: 'New version', hint: '' },
  checks: {
    name: 'Is everything all right?',
    hint: 'Checks the connection to Clopos, the clock, the proxy, the client secret, the data on this computer and the disk.',
  },
  diagnostics: {
    name: 'Diagnostics for support',
    hint: 'Versions, settings, log, syncs and statistics in one file. Without customers, names, queries and secrets.',
  },
  version: { name: 'Version', hint: '' },
  news: { name: 'What’s new', hint: '' },
  licence: { name: 'License', hint: 'Customer Desk is free software.' },
  notices: { name: 'Open-source notices', hint: 'Software of others in this app, with thanks.' },
} satisfies Readonly<Record<string, SettingTexts>>

export type SettingId = keyof typeof items

/** The screen of the settings. */
export const settings = {
  title: 'Settings',
  find: 'Find a setting',
  none: 'No such setting',
  /** What a line of the palette leads to. */
  hintOf: (section: string) => `Settings · ${section}`,
  sectionsLabel: 'Sections',
  sections: {
    general: 'General',
    lock: 'Lock',
    sync: 'Sync',
    schedules: 'Scheduled exports',
    privacy: 'Privacy',
    connection: 'Connection',
    data: 'Data',
    backup: 'Backups',
    updates: 'Updates',
    help: 'Help & diagnostics',
    about: 'About',
  },
  items: items as Readonly<Record<SettingId, SettingTexts>>,
  notStored: (why: string) => `This could not be stored. ${why}`,
  languageSystem: 'Same as this computer',
  themes: { system: 'System', light: 'Light', dark: 'Dark', contrast: 'High contrast' },
  densities: { comfortable: 'Comfortable', compact: 'Compact' },
  noCurrency: 'None',
  coded: (code: string, name: string) => `${code} – ${name}`,
  pick: (setting: string, chosen: string) => `${setting}: ${chosen}`,
  pickFind: 'Search',
  pickNone: 'Nothing found',
  venueDefault: 'The brand’s default',
  venueNumber: (id: number) => `Venue ${String(id)}`,
  venueOf: (connection: string, venue: string) => `${connection} · ${venue}`,
  venuesLoading: 'Asking Clopos for the venues…',
  changeSignIn: 'Change sign-in…',
  signedInAs: (brand: string, clientId: string) => `${brand}, client ID ${clientId}`,
  updates: {
    check: 'Check for updates',
    checking: 'Checking…',
    current: 'You have the newest version.',
    waiting: (version: string) =>
      `Version ${version} is available. It will be downloaded when no sync or export is running.`,
    downloading: (version: string, percent: string) => `Downloading version ${version}: ${percent}%`,
    ready: (version: string) => `Version ${version} is ready.`,
    restart: 'Restart now',
    later: 'Later',
    news: 'What’s new',
  },
  backups: {
    now: 'Back up now',
    none: 'No backup yet.',
    loading: 'Looking for backups…',
    content: (views: Counted, settings: Counted) =>
      `${plural(views, { one: 'saved view', other: 'saved views' })}, ${plural(settings, { one: 'changed setting', other: 'changed settings' })}`,
    damaged: 'Damaged. Cannot be restored.',
    newer: 'Made by a newer version. Update the app to restore it.',
    restore: 'Restore',
    restoreOf: (when: string) => `Restore the backup of ${when}`,
    question: (when: string) => `Restore the backup of ${when}?`,
    explain:
      'Your settings and views will be as they were then. The present ones are backed up first, so you can return to them.',
    restored: 'Restored. What you had before is in the newest backup.',
  },
  copyPath: 'Copy path',
  pathCopied: 'Copied',
  reveal: 'Show in folder',
  size: (size: string) => `Size: ${size}`,
  show: 'Show',
  thisVersion: 'This version',
  older: 'Older versions',
  packages: (count: Counted) => plural(count, { one: 'package', other: 'packages' }),
  packageOf: (name: string, version: string, licence: string) => `${name} ${version} (${licence})`,
  chromium:
    'On the desktop, the notices of Chromium are in the file LICENSES.chromium.html next to the program.',
}
