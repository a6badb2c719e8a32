/** Texts of the command line. */
const number = (value: number): string => value.toLocaleString('en')

const everywhere = `  --data DIR        the folder that holds everything (default: CUSTOMER_DESK_DATA, else the system's place)
  --connection ID   the connection to use, where there are several
  --help            print this text
`

const choosing = `  --query QUERY     which customers: words to search and filters such as group:VIP, "spent>500", birthday:30d, no:phone,
                    -active:no, new:sync, removed:any, with OR and parentheses (default: all that are in Clopos).
                    docs/query.md lists them all
`

const sorting = `  --sort COLUMNS    the order, for example name,-spent: a dash in front means largest first (default: those first in whom
                    a searched word begins a word, then by name)
`

export const commandLine = {
  fetching: 'Fetching customers',
  writing: 'Writing customers',
  progress: (done: number, total: number | null) =>
    total === null ? number(done) : `${number(done)} of ${number(total)}`,
  timeLeft: (seconds: number) =>
    seconds < 90 ? `${String(Math.ceil(seconds))} s left` : `${String(Math.round(seconds / 60))} min left`,
  written: (rows: number, file: string) =>
    `${number(rows)} ${rows === 1 ? 'customer' : 'customers'} written to ${file}.`,
  seeHelp: (problem: string) => `${problem} Start with --help to see what there is.`,
  noVerb: 'Say what to do: sync, list, count, export, status or history.',
  unknownVerb: (verb: string) => `There is no command “${verb}”.`,
  tooMuch: (argument: string) => `“${argument}” is one word too many.`,
  unknownOption: (option: string) => `There is no option ${option}.`,
  optionElsewhere: (option: string, verb: string) => `${verb} has no option ${option}.`,
  missingValue: (option: string) => `Something is missing after ${option}.`,
  needlessValue: (option: string) => `${option} takes no value.`,
  missingOption: (option: string) => `${option} is missing.`,
  badNumber: (option: string, text: string) => `${option} must be a whole number, not “${text}”.`,
  badBy: (text: string, known: readonly string[]) =>
    `Customers cannot be counted by “${text}”; there are ${known.join(', ')}.`,
  badPreset: (text: string) => `There is no preset “${text}”; there are excel, csv, tsv and raw.`,
  unknownColumn: (name: string, known: readonly string[]) =>
    `There is no column “${name}”; there are ${known.join(', ')}.`,
  tooManySorts: (most: number) => `A list can be sorted by at most ${String(most)} columns.`,
  badVenue: (text: string) => `CLOPOS_VENUE_ID must be a whole number, not “${text}”.`,
  missingVariables: (names: readonly string[]) =>
    `To sign in to Clopos, set ${new Intl.ListFormat('en').format(names)} in the environment.`,
  severalConnections: (ids: readonly string[]) =>
    `There are several connections; choose one with --connection: ${ids.join(', ')}.`,
  help: `Customer Desk on the command line: the customers of a Clopos brand, copied to this computer.

  sync      fetch the customers from Clopos
  list      print customers, one JSON object a line
  count     print how many customers there are
  export    write customers to a file
  status    print what is in the copy and how old it is
  history   print what each sync did

  VERB --help tells the options of each.

Clopos is reached with what the environment says: CLOPOS_CLIENT_ID, CLOPOS_CLIENT_SECRET, CLOPOS_BRAND,
CLOPOS_INTEGRATOR_ID, and if need be CLOPOS_VENUE_ID and CLOPOS_BASE_URL. CLOPOS_BRAND and CLOPOS_VENUE_ID also say
whose customers the other commands read; without them and with one connection only, that one is read. In a company
network, HTTPS_PROXY, NO_PROXY and NODE_EXTRA_CA_CERTS are followed.

Exit codes: 0 done, 1 a defect of the app, 2 wrong usage, 3 sign-in refused, 4 Clopos could not be reached, 5 the server
answered nonsense or kept failing, 6 the data folder, the copy or the written file, 130 cancelled.
`,
  verbHelp: {
    sync: `sync: fetches the customers from Clopos and prints what changed as one JSON line. Where the last sync allows it,
only what changed since is fetched ("kind":"catch-up"), else every customer ("kind":"complete").

  --full            fetch every customer, from the start
${everywhere}`,
    list: `list: prints customers as Clopos sent them, one JSON object a line. Those that are no longer in Clopos
(removed:yes) carry removed_at.

${choosing}${sorting}  --limit N         at most so many
  --offset N        leave out the first so many
${everywhere}`,
    count: `count: prints how many customers there are.

  --by FIELD        for each value of group, venue, source, gender, status, month (of creation) or birthday (month): one
                    JSON object a line, {"value":"5","name":"VIP","customers":12}; "value" is what can be typed behind
                    the filter's name, null for customers without any
${choosing}${everywhere}`,
    export: `export: writes customers to a file. It appears under its name when it is complete.

  --out FILE        where to
  --preset PRESET   excel: opens right by double click; csv: plain CSV; tsv: separated by tabs; raw: the fields as
                    Clopos sent them, without protection from formulas (default: csv)
  --columns NAMES   for example name,phone,spent; or all (the default)
${choosing}${sorting}${everywhere}`,
    status: `status: prints one JSON line: customers, removed, problems, lastSync, interrupted, databaseVersion.

${everywhere}`,
    history: `history: prints the record of each sync that has ended, newest first, one JSON object a line: id, reason, startedAt,
finishedAt, outcome (done, failed, cancelled or interrupted), requests; with what was found where it is done, and with
the error where it failed.

  --limit N         at most so many
${everywhere}`,
  },
}
