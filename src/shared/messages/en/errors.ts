import type { ErrorCode, ErrorDetails } from '../../errors'
import type { Mistake } from '../../query'
import { mistake } from './query'

/** Says each error in one or two plain sentences: what happened, and what to do. */
type ErrorSentences = { readonly [Code in ErrorCode]: (error: ErrorDetails[Code]) => string }

const fieldLabels: Readonly<Record<string, string>> = {
  brand: 'brand',
  clientId: 'client ID',
  clientSecret: 'client secret',
  integratorId: 'integrator ID',
}

const mistakeIn = ({ text, reason }: Mistake): string =>
  `The search has a mistake at “${text}”: ${mistake(reason)}`

const seconds = (count: number): string => (count === 1 ? '1 second' : `${String(count)} seconds`)

const grouped = (count: number): string => count.toLocaleString('en')

const missing = {
  connection: 'There is no such connection.',
  customer: 'This customer is not in the copy.',
  job: 'This work has ended already.',
  method: 'The app was asked for something it does not know.',
  view: 'This view is no longer there.',
}

export const errors: ErrorSentences = {
  'invalid-input': ({ problem }) => problem,
  'query.mistake': ({ mistakes }) => mistakes.map(mistakeIn).join(' '),
  'not-found': ({ what }) => missing[what],
  'sign-in.missing-field': ({ fields }) =>
    `Please fill in: ${fields.map((field) => fieldLabels[field] ?? field).join(', ')}.`,
  'sign-in.unknown-integrator': () =>
    'Clopos does not know this integrator ID, or it is switched off. Please ask Clopos for the right one.',
  'sign-in.mode-mismatch': () =>
    'The integrator ID and the brand do not belong together: one is for tests, the other is not. Use the integrator ID that matches the brand.',
  'sign-in.rejected': () =>
    'Clopos refused the sign-in. Please check the client ID, the client secret and the brand.',
  'sign-in.disabled': () =>
    'The Open API add-on is switched off for this brand. Switch it on in the Clopos back office under Add-ons, Open API.',
  'sign-in.revoked': () => 'Clopos no longer accepts this sign-in. Please sign in again.',
  'network.unreachable': ({ host }) =>
    `Could not reach Clopos (${host}). Please check the internet connection.`,
  'network.timeout': ({ host }) => `Clopos (${host}) did not answer in time. Please try again in a moment.`,
  'network.certificate': ({ host }) =>
    `The secure connection to ${host} could not be trusted. Check this computer’s clock and antivirus settings. In a company network, ask those who look after it to install the company’s certificate on this computer; on the command line, NODE_EXTRA_CA_CERTS can name its file.`,
  'network.proxy-unreachable': ({ proxy }) =>
    `The proxy ${proxy} did not answer. Please check the network connection and this computer’s proxy settings.`,
  'network.proxy-sign-in': ({ proxy }) =>
    `The proxy ${proxy} asks for a user name and a password that it accepts. Give them in the variable HTTPS_PROXY, as in http://user:password@${proxy}, or ask those who look after the network.`,
  'network.proxy-refused': ({ proxy, status }) =>
    `The proxy ${proxy} did not connect the app to Clopos${status === null ? '' : ` (answer ${String(status)})`}. Please ask those who look after the network to allow it.`,
  'network.proxy-nonsense': ({ proxy }) =>
    `What answers at ${proxy} does not work as a proxy. Please check this computer’s proxy settings.`,
  'server.nonsense': ({ problem }) =>
    `The server gave an answer that is not Clopos’s: ${problem}. Nothing was changed.`,
  'server.failing': ({ status }) =>
    `Clopos kept answering with an error (${String(status)}). Nothing was changed; please try again later.`,
  'server.busy': ({ seconds: wait }) =>
    `Clopos is limiting requests at the moment. Please try again in ${seconds(wait)}.`,
  'server.refused': ({ status, message }) =>
    `Clopos refused the request (${String(status)}${message === '' ? '' : `: ${message}`}).`,
  'server.moving': () =>
    'Customers kept changing in Clopos while they were being read. Nothing was changed; please try again in a moment.',
  'secret.missing': () => 'The client secret is not known here. Please sign in again.',
  'secret.lost': () =>
    'The stored client secret can no longer be read on this computer. Please sign in again.',
  'secret.weak': () =>
    'This computer has no protected place for passwords. The client secret would be stored where other programs could read it.',
  'storage.folder': ({ folder }) =>
    `The data folder ${folder} cannot be written. Check that it exists and that you may write there.`,
  'storage.full': () => 'The disk is full. Nothing was lost; free some space and try again.',
  'storage.damaged': ({ file, aside }) =>
    aside === null
      ? `The copy of the customers is damaged (${file}). Sync while Clopos can be reached: the file is then set aside and the customers are fetched anew.`
      : `The copy of the customers was damaged. It was set aside as ${aside}; the next sync fetches all customers anew.`,
  'settings.damaged': ({ file, aside }) =>
    aside === null
      ? `The file with your settings and views is damaged (${file}). Close other programs that may have it open, and try again.`
      : `The file with your settings and views was damaged. It was set aside as ${aside}; everything is set as at first.`,
  'storage.newer': ({ version, known }) =>
    `This copy was written by a newer version of Customer Desk (format ${String(version)}; this version knows ${String(known)}). Please update the app.`,
  'storage.foreign': ({ file }) => `${file} is not a copy of customers made by Customer Desk.`,
  'storage.unread': ({ file }) => `${file} cannot be read. Check that it is there and that you may open it.`,
  'storage.busy': () => 'Another program is holding the copy of the customers. Please try again in a moment.',
  'storage.empty': () => 'There is no copy of the customers yet. Run a sync first.',
  'storage.in-use': ({ folder }) => `Customer Desk is already running with the data folder ${folder}.`,
  'sync.running': () => 'A sync is already running.',
  'sync.no-source': () =>
    'This copy belongs to no connection that customers could be fetched from. Connect to Clopos first.',
  'view.no-name': () => 'Please give the view a name.',
  'view.name-taken': ({ name }) => `There is a view called “${name}” already. Please choose another name.`,
  'view.too-many': ({ max }) => `There can be at most ${String(max)} views. Delete one that is not needed.`,
  'view.ready-made': () =>
    'The views that come with the app cannot be changed. Duplicate it, and change that.',
  'export.target': ({ file }) =>
    `The file ${file} cannot be written. Check that its folder exists and that no other program has the file open, or choose another place.`,
  'clipboard.refused': () => 'The text could not be put on the clipboard. Please try to copy again.',
  'clipboard.too-many': ({ rows, max }) =>
    `${grouped(rows)} rows are too many to copy; up to ${grouped(max)} can be. Export them to a file instead.`,
  cancelled: () => 'Cancelled.',
  internal: () => 'Something went wrong inside the app. Nothing was lost; please try again.',
}
