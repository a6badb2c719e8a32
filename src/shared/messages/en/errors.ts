import type { BadAnswer, ErrorCode, ErrorDetails } from '../../errors'
import { formatSize } from '../../locale/sizes'
import { fieldList, patternSentence, type PatternTexts } from '../../exports/file-name'
import type { Mistake } from '../../query'
import { formatCount } from '../../locale/formats'
import { form } from './plurals'
import { mistake } from './query'

/** The message for each error: what happened, and what to do. */
type ErrorSentences = { readonly [Code in ErrorCode]: (error: ErrorDetails[Code]) => string }

const fieldLabels: Readonly<Record<string, string>> = {
  brand: 'brand',
  clientId: 'client ID',
  clientSecret: 'client secret',
  integratorId: 'integrator ID',
}

const mistakeIn = ({ text, reason }: Mistake): string => `Check “${text}” in the search. ${mistake(reason)}`

const seconds = (count: number): string =>
  `${String(count)} ${form(count, { one: 'second', other: 'seconds' })}`

const grouped = (count: number): string => formatCount(count, 'en')

const badAnswers: Readonly<Record<BadAnswer, string>> = {
  redirect: 'a redirect to another address',
  'not-http': 'not a web server',
  'web-page': 'a web page instead of data',
  'not-json': 'not JSON',
  'not-object': 'not a JSON object',
  'cut-off': 'the answer was cut off',
  'too-large': 'the answer is too large',
  'too-deep': 'the data is nested too deeply',
  'no-success': '“success” is missing',
  'no-token': 'the sign-in token is missing',
  'no-rows': 'the list of rows is missing',
  'no-total': 'the number of rows is missing',
  'wrong-total': 'the number of customers does not match the total',
  'too-many-rows': 'a page has more customers than requested',
  'same-page': 'the same page was sent twice',
  'id-order': 'customers are not in the order of their IDs',
  'change-order': 'customers are not in the order of their changes',
  'half-gone': 'the number of customers suddenly fell by more than half',
}

const badAnswerTexts: ReadonlyMap<string, string> = new Map(Object.entries(badAnswers))

/** The sync history of a copy from an older version has words instead of a code. */
const badAnswer = (problem: string): string => badAnswerTexts.get(problem) ?? problem

/** How far a clock is off, in whole minutes, hours or days. */
function clockOff(ahead: number): string {
  const minutes = Math.round(Math.abs(ahead) / 60)
  const [count, one, other] =
    minutes < 90
      ? ([minutes, 'minute', 'minutes'] as const)
      : minutes < 2880
        ? ([Math.round(minutes / 60), 'hour', 'hours'] as const)
        : ([Math.round(minutes / 1440), 'day', 'days'] as const)
  return `${grouped(count)} ${form(count, { one, other })} ${ahead > 0 ? 'fast' : 'slow'}`
}

/** What is wrong with a pattern for the names of files. */
const patternTexts: PatternTexts = {
  empty: () => 'Enter a file name, for example {view}-{date}.',
  field: ({ field }) => `There is no field {${field}}. Use ${fieldList}.`,
  brace: () => `Braces may only enclose a field: ${fieldList}.`,
  character: ({ character }) => `A file name cannot contain “${character}”. Leave it out.`,
  name: ({ name }) => `“${name}” cannot be used as a file name. Choose another one.`,
}

const missing = {
  backup: 'This backup no longer exists.',
  connection: 'This connection does not exist.',
  customer: 'This customer is not in the copy.',
  export: 'This export is no longer in the list.',
  diagnostics: 'Collect the diagnostics again.',
  job: 'This job has already ended.',
  method: 'The app does not know this request. Restart it.',
  preset: 'This preset no longer exists.',
  schedule: 'This scheduled export no longer exists.',
  view: 'This view no longer exists.',
}

export const errors: ErrorSentences = {
  'invalid-input': ({ problem }) => problem,
  'environment.base-url': () =>
    'CLOPOS_BASE_URL is not a web address. It should look like https://integrations.clopos.com/open-api/v2.',
  'environment.insecure-base-url': () =>
    'CLOPOS_BASE_URL must start with https://. Only servers on this computer may use http.',
  'environment.proxy': ({ variable }) =>
    `${variable} is not a proxy address. It should look like http://proxy.example.com:3128.`,
  'query.mistake': ({ mistakes }) => mistakes.map(mistakeIn).join(' '),
  'not-found': ({ what }) => missing[what],
  'sign-in.missing-field': ({ fields }) =>
    `Fill in these fields: ${fields.map((field) => fieldLabels[field] ?? field).join(', ')}.`,
  'sign-in.unknown-integrator': () =>
    'Clopos does not know this integrator ID, or it is switched off. Ask Clopos for the right one.',
  'sign-in.mode-mismatch': () =>
    'The integrator ID and the brand do not match: one is for tests and the other is not. Use the integrator ID for this brand.',
  'sign-in.rejected': () =>
    'Clopos refused the sign-in. Check the client ID, the client secret and the brand.',
  'sign-in.disabled': () =>
    'The Open API add-on is switched off for this brand. Switch it on in the Clopos back office under Add-ons, Open API.',
  'sign-in.unknown-venue': ({ venueId }) =>
    `There is no venue ${String(venueId)} in Clopos. Choose one from the list.`,
  'sign-in.revoked': () => 'Clopos no longer accepts this sign-in. Sign in again.',
  'network.unreachable': ({ host }) => `Could not reach Clopos (${host}). Check the internet connection.`,
  'network.timeout': ({ host }) => `Clopos (${host}) did not answer in time. Try again in a moment.`,
  'network.certificate': ({ host }) =>
    `The connection to ${host} is not secure. Check the clock and the antivirus settings of this computer. In a company network, ask your IT support to install the company’s certificate on this computer. On the command line, set NODE_EXTRA_CA_CERTS to the certificate file.`,
  'network.proxy-unreachable': ({ proxy }) =>
    `Could not reach the proxy ${proxy}. Check the network connection and the proxy settings of this computer.`,
  'network.proxy-sign-in': ({ proxy }) =>
    `The proxy ${proxy} needs a user name and a password. Set the variable HTTPS_PROXY to http://user:password@${proxy}, or ask your IT support.`,
  'network.proxy-refused': ({ proxy, status }) =>
    status === null
      ? `The proxy ${proxy} does not allow connections to Clopos. Ask your IT support to allow them.`
      : `The proxy ${proxy} does not allow connections to Clopos (status ${String(status)}). Ask your IT support to allow them.`,
  'network.proxy-nonsense': ({ proxy }) =>
    `${proxy} does not work as a proxy. Check the proxy settings of this computer.`,
  'server.nonsense': ({ problem }) =>
    `The app could not read an answer from Clopos (${badAnswer(problem)}). Nothing was changed. Try again later.`,
  'server.failing': ({ status }) =>
    `Clopos has a problem (error ${String(status)}). Nothing was changed. Try again later.`,
  'server.busy': ({ seconds: wait }) =>
    `Clopos is receiving too many requests. Try again in ${seconds(wait)}.`,
  'server.refused': ({ status, message }) =>
    message === ''
      ? `Clopos refused the request (error ${String(status)}).`
      : `Clopos refused the request (error ${String(status)}: ${message}).`,
  'server.moving': () =>
    'Too many customers were deleted in Clopos during the sync. Nothing was changed. Try again in a moment.',
  'server.endless': ({ customers, gigabytes }) =>
    `Clopos sent more than ${grouped(customers)} customers or ${String(gigabytes)} GB. The sync stopped so that your disk does not fill up. Nothing was changed. Contact Clopos support.`,
  'clock.wrong': ({ seconds }) =>
    `The clock of this computer is ${clockOff(seconds)}. Set the time automatically in the date and time settings of this computer.`,
  'connection.exists': ({ name }) =>
    `This brand and venue are connected already: “${name}”. Open it from the list at the top. To use another sign-in, open it and choose “Change sign-in…”.`,
  'connection.no-name': () => 'Enter a name for the connection.',
  'secret.missing': () => 'There is no client secret on this computer. Sign in again.',
  'secret.lost': () => 'The stored client secret can no longer be read. Sign in again.',
  'secret.weak': () =>
    'This computer cannot protect passwords. Other programs could read the stored client secret.',
  'storage.folder': ({ folder }) =>
    `The app cannot write to the data folder ${folder}. Check that the folder exists and that you may write to it.`,
  'storage.full': () => 'The disk is full. Nothing was lost. Free some space and try again.',
  'storage.little-space': ({ folder, free, needed }) =>
    `Not enough space on the disk of ${folder}: ${formatSize(free, 'en')} are free, and ${formatSize(needed, 'en')} are needed. Delete files that you no longer need, or empty the recycle bin.`,
  'copy.damaged': ({ name }) =>
    `The copy “${name}” is damaged, so customers in it may be missing or wrong. Open an undamaged file of it, or connect to Clopos.`,
  'storage.damaged': ({ file, aside }) =>
    aside === null
      ? `The copy of the customers is damaged (${file}). Sync while you are online: the damaged file is set aside and all customers are fetched again.`
      : `The copy of the customers was damaged and is now set aside as ${aside}. The next sync fetches all customers again.`,
  'settings.damaged': ({ file, aside }) =>
    aside === null
      ? `The file with your settings and views is damaged (${file}). Close other programs that use it and try again.`
      : `The file with your settings and views was damaged and is now set aside as ${aside}. The app starts with the default settings and views.`,
  'settings.newer': ({ version, known }) =>
    `A newer version of Customer Desk wrote your settings and views (format ${String(version)}, this version reads up to ${String(known)}). Install the newest version of the app. Nothing was changed.`,
  'backup.unusable': () =>
    'This backup is damaged or was made by a newer version, so it cannot be restored. Choose another one.',
  'storage.newer': ({ version, known }) =>
    `A newer version of Customer Desk made this copy (format ${String(version)}, this version reads up to ${String(known)}). Update the app.`,
  'storage.foreign': ({ file }) => `${file} is not a Customer Desk copy.`,
  'storage.unread': ({ file }) =>
    `Could not open ${file}. Check that the file exists and that you may open it.`,
  'storage.busy': () => 'Another program is using the copy of the customers. Try again in a moment.',
  'storage.empty': () => 'There is no copy of the customers yet. Sync first.',
  'storage.in-use': ({ folder }) => `Customer Desk is already running with the data folder ${folder}.`,
  'sync.running': () => 'A sync is already running.',
  'sync.no-source': () =>
    'This copy has no connection to Clopos, so it cannot sync. Connect to Clopos first.',
  'privacy.in-use': ({ connections }) =>
    `Another program is using a copy, for example a sync on the command line: ${connections.join(', ')}. Close it and try again.`,
  'view.no-name': () => 'Enter a name for the view.',
  'view.name-taken': ({ name }) => `There is already a view called “${name}”. Choose another name.`,
  'view.too-many': ({ max }) => `You can have at most ${String(max)} views. Delete one first.`,
  'view.ready-made': () => 'Ready-made views cannot be changed. Duplicate the view and change the duplicate.',
  'preset.no-name': () => 'Enter a name for the preset.',
  'preset.name-taken': ({ name }) => `There is already a preset called “${name}”. Choose another name.`,
  'preset.too-many': ({ max }) => `You can have at most ${String(max)} presets. Delete one first.`,
  'schedule.no-name': () => 'Enter a name for the scheduled export.',
  'schedule.name-taken': ({ name }) =>
    `There is already a scheduled export called “${name}”. Choose another name.`,
  'schedule.too-many': ({ max }) =>
    `You can have at most ${String(max)} scheduled exports. Delete one first.`,
  'schedule.file-name': ({ mistake }) => patternSentence(patternTexts, mistake),
  'schedule.folder': ({ folder }) =>
    `The folder ${folder} was not found. Connect its drive, or choose another folder for this scheduled export.`,
  'schedule.running': () => 'Another scheduled export is running. Try again in a moment.',
  'export.name': ({ file }) => `“${file}” cannot be used as a file name. Choose another one.`,
  'export.open': ({ file }) => `Could not open ${file}. Show it in its folder instead.`,
  'export.long-name': () => 'The file name is too long. Choose a shorter one.',
  'export.no-folder': ({ folder }) =>
    `The folder ${folder} is not there. Connect the USB stick or the network drive again and try again, or choose another folder.`,
  'export.read-only': ({ folder }) => `You may not write in the folder ${folder}. Choose another one.`,
  'export.in-use': ({ file }) =>
    `Another program has ${file} open. Close it there, for example in Excel, and try again.`,
  'export.target': ({ file }) =>
    `Could not write ${file}. Check the drive and try again, or choose another place.`,
  'export.gone': ({ file }) =>
    `${file} is no longer there. It was moved, renamed or deleted, or its drive is not connected.`,
  'export.not-comparable': () =>
    'This file cannot be compared: it has other columns than the export, or it is not a text file.',
  'export.workbook-size': () =>
    'This workbook would be larger than 4 GB. Choose fewer columns or fewer customers, or export a CSV file.',
  'clipboard.refused': () => 'Could not copy to the clipboard. Try again.',
  'clipboard.too-many': ({ rows, max }) =>
    `${grouped(rows)} rows are too many to copy. Copy at most ${grouped(max)} rows, or export them to a file.`,
  'update.address': () =>
    'The update address must start with https:// or be the full path of a folder, such as \\\\server\\customer-desk.',
  'update.unsupported': () =>
    'This copy of Customer Desk cannot update itself. Download the new version and install it.',
  'update.unsigned': () =>
    'This copy of Customer Desk has no digital signature, so it cannot tell whether an update is genuine. Install new versions yourself.',
  'update.no-folder': ({ folder }) =>
    `The folder ${folder} was not found. Check the update address and the network connection.`,
  'update.unreachable': ({ host }) =>
    `Could not get updates from ${host}. Check the internet connection and the update address.`,
  'update.no-feed': () => 'There is no version for this computer at the update address. Check the address.',
  'update.interrupted': () => 'The download of the update broke off. Nothing was changed. Try again.',
  'update.damaged': () =>
    'The downloaded update is damaged and was deleted. Nothing was changed. Try again later.',
  'update.signature': () =>
    'The update does not have the signature of the publisher of Customer Desk and was deleted. Nothing was changed. Tell the person who provides your updates.',
  'update.busy': () => 'A sync or an export is running. Restart when it has ended.',
  'lock.locked': () => 'Customer Desk is locked. Unlock it first.',
  'lock.wrong': ({ seconds: wait }) =>
    wait === 0 ? 'Wrong PIN or password.' : `Wrong PIN or password. Try again in ${seconds(wait)}.`,
  'lock.wait': ({ seconds: wait }) => `Too many wrong tries. Try again in ${seconds(wait)}.`,
  'lock.short': () => 'Use 4 to 12 digits, or a password of at least 8 characters.',
  'lock.changed': () => 'The lock was changed in another window. Close the settings and open them again.',
  cancelled: () => 'Cancelled.',
  internal: () => 'Something went wrong in the app. Nothing was lost. Try again.',
}
