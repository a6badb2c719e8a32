import { formatCount } from '../../locale/formats'
import { presets } from './formats'
import { form } from './plurals'

/** Texts of the command line. */
const number = (value: number): string => formatCount(value, 'en')

const oneOfSeveral = `  --connection NAME connection to use, if there are several: its name or ID (see connections)
`

const everywhere = `  --data DIR        folder for all data (default: CUSTOMER_DESK_DATA, or the system's folder for app data)
  --language CODE   language of messages and headings: en, az, ru or tr (default: LC_ALL, LC_MESSAGES or LANG)
  --help            show this help
`

const choosing = `  --query QUERY     customers to include: words to search for, and filters such as group:VIP, "spent>500", birthday:30d,
                    no:phone, -active:no, new:sync, removed:any. OR and parentheses are allowed. docs/query.md has the
                    full list (default: all customers that are not removed)
`

const sorting = `  --sort COLUMNS    order, for example name,-spent. A minus sign means largest first (default: by name. In a search,
                    customers with a word that starts with the searched text come first)
`

const presetLines = Object.entries(presets)
  .map(([preset, { help }]) => `                    ${preset.padEnd(10)}${help}`)
  .join('\n')

export const commandLine = {
  fetching: 'Fetching customers',
  writing: 'Writing customers',
  progress: (done: number, total: number | null) =>
    total === null ? number(done) : `${number(done)} of ${number(total)}`,
  timeLeft: (seconds: number) =>
    seconds < 90 ? `${String(Math.ceil(seconds))} s left` : `${String(Math.round(seconds / 60))} min left`,
  written: (rows: number, file: string) =>
    `${number(rows)} ${form(rows, { one: 'customer', other: 'customers' })} exported to ${file}.`,
  forgotten: (folder: string) =>
    `All customer data was removed from ${folder}. Settings and views are still there.`,
  exportsLeft: 'Exported files are not deleted. These folders have some:',
  seeHelp: (problem: string) => `${problem} Run with --help to see all commands and options.`,
  noVerb:
    'Choose a command: sync, list, count, export, views, schedule, status, history, connections, check, diagnostics, opt-outs or forget.',
  unknownVerb: (verb: string) => `There is no command “${verb}”.`,
  tooMuch: (argument: string) => `Unexpected argument “${argument}”.`,
  unknownOption: (option: string) => `There is no option ${option}.`,
  optionElsewhere: (option: string, verb: string) => `The command ${verb} has no option ${option}.`,
  missingValue: (option: string) => `The option ${option} needs a value.`,
  needlessValue: (option: string) => `The option ${option} takes no value.`,
  missingOption: (option: string) => `The option ${option} is required.`,
  badNumber: (option: string, text: string) => `${option} must be a whole number, not “${text}”.`,
  badBy: (text: string, known: readonly string[]) =>
    `Customers cannot be counted by “${text}”. Choose one of: ${known.join(', ')}.`,
  badPreset: (text: string, known: readonly string[]) =>
    `There is no preset “${text}”. Choose one of: ${known.join(', ')}.`,
  badFormat: (text: string, known: readonly string[]) =>
    `There is no format “${text}”. Choose one of: ${known.join(', ')}.`,
  badChoice: (option: string, text: string, known: readonly string[]) =>
    `${option} cannot be “${text}”. Choose one of: ${known.join(', ')}.`,
  presetAndFormat: 'A preset has a format. Use --preset or --format, not both.',
  bothMarks: 'Use --bom or --no-bom, not both.',
  idleOption: (option: string, format: string, known: readonly string[]) =>
    known.length === 0
      ? `${option} changes nothing in the format ${format}, which has no options.`
      : `${option} changes nothing in the format ${format}. Its options are: ${known.join(', ')}.`,
  aboutNeedsFile: '--about needs a file. The standard output has no name.',
  noColumns: (format: string) =>
    `The format ${format} has columns of its own, so it does not take --columns.`,
  badDays: (option: string, text: string, most: number) =>
    `${option} must be a number of days from 0 to ${String(most)}, not “${text}”.`,
  unreadableFile: (file: string) => `The file “${file}” cannot be read.`,
  addAndRemove: 'Use --add or --remove, not both.',
  badLanguage: (text: string, known: readonly string[]) =>
    `There is no language “${text}”. Choose one of: ${known.join(', ')}.`,
  unknownColumn: (name: string, known: readonly string[]) =>
    `There is no column “${name}”. Choose from: ${known.join(', ')}.`,
  tooManySorts: (most: number) => `You can sort by at most ${String(most)} columns.`,
  badVenue: (text: string) => `CLOPOS_VENUE_ID must be a whole number, not “${text}”.`,
  missingVariables: (names: readonly string[]) =>
    `To sign in to Clopos, set these environment variables: ${names.join(', ')}.`,
  severalConnections: (ids: readonly string[]) =>
    `There are several connections. Choose one with --connection: ${ids.join(', ')}.`,
  unknownConnection: (name: string, known: readonly string[]) =>
    known.length === 0
      ? `There is no connection “${name}”, and no other one either.`
      : `There is no connection “${name}”. Choose one of: ${known.join(', ')}.`,
  ambiguousConnection: (name: string, known: readonly string[]) =>
    `Several connections are called “${name}”. Use the ID in parentheses: ${known.join(', ')}.`,
  unknownView: (name: string, known: readonly string[]) =>
    `There is no view “${name}”. Choose one of: ${known.join(', ')}.`,
  unknownSchedule: (name: string, known: readonly string[]) =>
    known.length === 0
      ? `There is no scheduled export “${name}”, and no other one either.`
      : `There is no scheduled export “${name}”. Choose one of: ${known.join(', ')}.`,
  viewAndQuery: 'A view has its own search. Use either --view or --query.',
  scheduleActions: 'Write “schedule list”, or “schedule run” with the name of a scheduled export.',
  help: `Customer Desk on the command line: the customers of a Clopos brand, copied to this computer.

  sync         fetch the customers from Clopos
  list         print customers, one JSON object per line
  count        print the number of customers
  export       write customers to a file
  views        print the saved and ready-made views, one JSON object per line
  schedule     list the scheduled exports, or run one
  status       print the contents and the age of the copy
  history      print the result of each sync
  connections  print the connections, one JSON object per line
  check        check the connection, the clock, the disk and the data on this computer
  diagnostics  write versions, settings, log and statistics to a file for support
  opt-outs     print, add or remove the phone numbers of people who want no messages
  forget       remove all customer data from this computer

  COMMAND --help shows the options of a command. --language az, ru or tr shows everything in that language.

The sign-in to Clopos comes from environment variables: CLOPOS_CLIENT_ID, CLOPOS_CLIENT_SECRET, CLOPOS_BRAND and
CLOPOS_INTEGRATOR_ID. Without them, the sign-in that the app has stored is used. CLOPOS_VENUE_ID and CLOPOS_BASE_URL are
optional. CLOPOS_BRAND and CLOPOS_VENUE_ID also choose the copy that the other commands read. Without them the only
connection is used. In a company network, set HTTPS_PROXY, NO_PROXY and NODE_EXTRA_CA_CERTS if you need them.

Exit codes: 0 success, 1 error in the app, 2 wrong usage, 3 sign-in refused, 4 Clopos cannot be reached, 5 bad answer or
repeated errors from the server, 6 problem with the data folder, the copy or the output file, 130 cancelled.
`,
  verbHelp: {
    sync: `sync: fetch the customers from Clopos and print the changes as one JSON line. If possible, only changed
customers are fetched ("kind":"catch-up"). Otherwise all customers are fetched ("kind":"complete").

  --full            fetch all customers again
${oneOfSeveral}${everywhere}`,
    list: `list: print customers as Clopos sent them, one JSON object per line. Customers that were deleted in
Clopos (removed:yes) have a removed_at.

${choosing}${sorting}  --limit N         print at most N customers
  --offset N        skip the first N customers
${oneOfSeveral}${everywhere}`,
    count: `count: print the number of customers.

  --by FIELD        count by group, venue, source, gender, status, month (of creation) or birthday (month). Prints one
                    JSON object per value: {"value":"5","name":"VIP","customers":12}. "value" can be used in a filter.
                    It is null for customers without a value
${choosing}${oneOfSeveral}${everywhere}`,
    export: `export: write customers to a file. The file gets its name when it is complete.

  --out FILE        file to write; - writes to the standard output
  --format FORMAT   xlsx, csv, tsv, raw, jsonl, vcf or messages (default: csv)
  --preset PRESET   a format with its options:
${presetLines}
                    or the name of a preset that you saved in the app
  --separator MARK  between two cells: , ; | or tab
  --decimal MARK    decimal mark: . or ,
  --bom, --no-bom   with or without the mark by which Excel recognizes UTF-8
  --headings WHICH  api (the API's names), or a language: en, az, ru or tr
  --dates STYLE     iso (UTC) or local (this computer's time)
  --no-formula-guard
                    leave texts as they are, even if Excel would run them as formulas
  --about           also write FILE.about.json: the query, the time of the copy, the app's version and a hash
  --for SERVICE     what a message list is for: whatsapp (phone with plus, first name, name), sms (digits, name) or
                    plain (only numbers)
  --not-contacted DAYS
                    leave out customers whom other message lists reached in the last DAYS days
  --columns NAMES   columns, for example name,phone,spent, or all (default: all)
  --view NAME       customers, order and columns of a view, by its name or ID (see views), instead of --query
${choosing}${sorting}${oneOfSeveral}${everywhere}`,
    status: `status: print one JSON line: customers, removed, problems, lastSync, interrupted, databaseVersion.

${oneOfSeveral}${everywhere}`,
    history: `history: print the finished syncs, newest first, one JSON object per line: id, reason, startedAt, finishedAt,
outcome (done, failed, cancelled or interrupted) and requests. A sync that is done also has its changes, and a failed
sync has its error.

  --limit N         print at most N syncs
${oneOfSeveral}${everywhere}`,
    forget: `forget: remove all customer data from the data folder: every copy of the customers, the stored sign-ins, the log, the
backups of settings, the list of exports, and the numbers of people who want no messages. Nothing changes in Clopos.
Settings, views and exported files stay; the folders of exported files are printed. The app must not be running.

  --all             required, because this cannot be undone
${everywhere}`,
    'opt-outs': `opt-outs: print the phone numbers of people who want no messages, one per line. They are never in a message list,
however they are written. Numbers without a country code are those of the country in the settings.

  --add FILE        add the numbers of a file, one per line; - reads the standard input
  --remove FILE     remove the numbers of a file
${everywhere}`,
    check: `check: check the connection to Clopos, the clock, the proxy, the client secret, the data on this computer and the
disk. Prints one line for each. The exit code is that of the first problem; 0 means that there is none.

${oneOfSeveral}${everywhere}`,
    diagnostics: `diagnostics: write versions, settings, log, syncs, statistics and the result of check to a zip file that you can send
to support. It has no customers, names, queries or secrets.

  --out FILE        file to write
${oneOfSeveral}${everywhere}`,
    views: `views: print the saved and ready-made views, one JSON object per line. --view of export takes the "name" or the "view" (ID)
of one of them. Ready-made views are found by their name in any language.

${everywhere}`,
    schedule: `schedule list: print the scheduled exports of the app, one JSON object per line, each with its last run.

schedule run NAME: run one of them now, by its name or ID, and print the run as one JSON line. It syncs first if the
scheduled export says so, with the sign-in of the environment or of the app, writes the file, and deletes its oldest files. It
also runs if it is switched off in the app, and while the app is open.

Exit codes of run: 0 the file was written; 2 there is no such scheduled export, its connection, view or preset is gone, or
the workbook would be too large; 3, 4 or 5 the sync failed; 6 the folder, the file or the copy has a problem; 130 cancelled.
If the sync failed but a file was written, it has the customers of the last sync: "outcome" is then "done", and "syncError"
says why.

${everywhere}`,
    connections: `connections: print the connections, one JSON object per line. --connection takes the "name" or the "connection" (ID)
of one of them. Upper and lower case do not matter, unless names differ by nothing else.

${oneOfSeveral}${everywhere}`,
  },
}
