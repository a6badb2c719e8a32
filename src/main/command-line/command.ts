import { columnByApiName, columns, defaultSort, type SortKey } from '#shared/columns'
import type { FacetField } from '#shared/facets'
import { AppError } from '#shared/errors'
import type { Messages } from '#shared/messages/index'
import { languages, type Language } from '#shared/locale/languages'
import { parseQuery } from '#shared/query'
import type { CopyPlace, Place } from './copies'
import { fileOptions, readFileStyle, type FileStyle } from './export-options'
import { readWords, wrongUsage, type OptionName, type Words } from './words'

/** The options of each verb, besides those that all verbs have. */
const verbOptions = {
  sync: ['connection', 'full'],
  list: ['connection', 'query', 'sort', 'limit', 'offset'],
  count: ['connection', 'query', 'by'],
  export: ['connection', 'out', 'query', 'view', 'sort', 'columns', ...fileOptions],
  status: ['connection'],
  history: ['connection', 'limit'],
  forget: ['all'],
  'opt-outs': ['add', 'remove'],
  check: ['connection'],
  diagnostics: ['connection', 'out'],
  connections: ['connection'],
  views: [],
  schedule: [],
} as const satisfies Readonly<Record<string, readonly OptionName[]>>

const commonOptions: readonly OptionName[] = ['data', 'language', 'help']

export type Verb = keyof typeof verbOptions

export interface Commands {
  sync: CopyPlace & { readonly verb: 'sync'; readonly full: boolean }
  list: CopyPlace & {
    readonly verb: 'list'
    readonly query: string
    readonly sort: readonly SortKey[]
    /** Infinity: no limit. */
    readonly limit: number
    readonly offset: number
  }
  count: CopyPlace & {
    readonly verb: 'count'
    readonly query: string
    /** The field by whose values customers are counted, or null for one number. */
    readonly by: FacetField | null
  }
  export: CopyPlace & {
    readonly verb: 'export'
    /** `-`: the standard output. */
    readonly out: string
    readonly query: string
    /** The name or id of the view to export; null: the query says which customers. */
    readonly view: string | null
    /** null: that of the view, or by name. */
    readonly sort: readonly SortKey[] | null
    /** API names; which of them there are depends on the format. null: those of the preset or the view, or all. */
    readonly columns: readonly string[] | 'all' | null
    readonly style: FileStyle
  }
  status: CopyPlace & { readonly verb: 'status' }
  history: CopyPlace & {
    readonly verb: 'history'
    /** -1: no limit, as in SQLite. */
    readonly limit: number
  }
  /** Everything of every connection. */
  forget: Place & { readonly verb: 'forget' }
  /** null: prints the numbers of people who want no messages. */
  'opt-outs': Place & {
    readonly verb: 'opt-outs'
    readonly change: { readonly kind: 'add' | 'remove'; readonly file: string } | null
  }
  check: CopyPlace & { readonly verb: 'check' }
  diagnostics: CopyPlace & { readonly verb: 'diagnostics'; readonly out: string }
  connections: CopyPlace & { readonly verb: 'connections' }
  views: Place & { readonly verb: 'views' }
  /** `run`: the name or id of the schedule to run; null: lists all. `language`: null: none was chosen. */
  schedule: Place & {
    readonly verb: 'schedule'
    readonly run: string | null
    readonly language: Language | null
  }
}

/** A parsed command line. */
export type Command = Commands[Verb] | { readonly verb: 'help'; readonly of: Verb | null }

/** As many keys as the contract allows. */
const maxSortKeys = 8

function isVerb(word: string): word is Verb {
  return Object.hasOwn(verbOptions, word)
}

/** The language that arguments choose, even if something else about them is wrong; undefined: none that the app has. */
export function languageIn(args: readonly string[]): Language | undefined {
  const chosen = args.flatMap((arg, at) => {
    if (arg === '--language') return args[at + 1] ?? []
    return arg.startsWith('--language=') ? arg.slice('--language='.length) : []
  })
  return languages.find((language) => language === chosen.at(-1))
}

/** Checks a query. The search box leaves a mistake out; here it throws `query.mistake`. */
function checkQuery(text: string): string {
  const { mistakes } = parseQuery(text)
  if (mistakes.length === 0) return text
  throw new AppError({ code: 'query.mistake', query: text, mistakes })
}

const namesIn = (list: string): string[] => list.split(',').map((name) => name.trim())

function readSort(text: string | undefined, { commandLine }: Messages): readonly SortKey[] {
  if (text === undefined) return defaultSort
  const keys = namesIn(text).map((name): SortKey => {
    const descending = name.startsWith('-')
    const column = columnByApiName(descending ? name.slice(1) : name)
    if (column !== undefined) return { column: column.key, descending }
    const known = columns.map(({ api }) => api)
    throw wrongUsage(commandLine, commandLine.unknownColumn(name, known))
  })
  if (keys.length > maxSortKeys) throw wrongUsage(commandLine, commandLine.tooManySorts(maxSortKeys))
  return keys
}

/** What `--by` can name, by the name of the field. */
const countedBy: Readonly<Record<string, FacetField>> = {
  group: 'group',
  venue: 'venue',
  source: 'source',
  gender: 'gender',
  status: 'active',
  month: 'created',
  birthday: 'birthday',
}

function readBy(text: string | undefined, { commandLine }: Messages): FacetField | null {
  if (text === undefined) return null
  const field = Object.hasOwn(countedBy, text) ? countedBy[text] : undefined
  if (field === undefined) throw wrongUsage(commandLine, commandLine.badBy(text, Object.keys(countedBy)))
  return field
}

function checkLanguage(text: string | undefined, texts: Messages['commandLine']): void {
  if (text === undefined || languages.some((language) => language === text)) return
  throw wrongUsage(texts, texts.badLanguage(text, languages))
}

/** Reads the arguments. Throws `invalid-input` or `query.mistake`. */
export function readCommand(args: readonly string[], messages: Messages): Command {
  const texts = messages.commandLine
  const { given, others } = readWords(args, texts)
  const [verb, ...extra] = others
  if (verb === undefined) {
    if (given.has('help')) return { verb: 'help', of: null }
    throw wrongUsage(texts, texts.noVerb)
  }
  if (!isVerb(verb)) throw wrongUsage(texts, texts.unknownVerb(verb))
  if (given.has('help')) return { verb: 'help', of: verb }
  const [needless] = verb === 'schedule' ? [] : extra
  if (needless !== undefined) throw wrongUsage(texts, texts.tooMuch(needless))
  checkLanguage(given.get('language'), texts)
  const allowed: readonly OptionName[] = [...commonOptions, ...verbOptions[verb]]
  for (const name of given.keys()) {
    if (!allowed.includes(name)) throw wrongUsage(texts, texts.optionElsewhere(`--${name}`, verb))
  }
  return readVerb(verb, { given, others: extra }, messages)
}

/** `schedule list`, or `schedule run NAME`. */
function readScheduleRun(words: readonly string[], texts: Messages['commandLine']): string | null {
  const [action, name, extra] = words
  if (action === 'list' && name !== undefined) throw wrongUsage(texts, texts.tooMuch(name))
  if (extra !== undefined) throw wrongUsage(texts, texts.tooMuch(extra))
  if (action === 'list') return null
  if (action === 'run' && name !== undefined) return name
  throw wrongUsage(texts, texts.scheduleActions)
}

function readVerb(verb: Verb, { given, others }: Words, messages: Messages): Commands[Verb] {
  const texts = messages.commandLine
  const required = (name: OptionName): string => {
    const text = given.get(name)
    if (text === undefined || text === '') throw wrongUsage(texts, texts.missingOption(`--${name}`))
    return text
  }
  const wholeNumber = (name: OptionName, otherwise: number): number => {
    const text = given.get(name)
    if (text === undefined) return otherwise
    if (!/^\d{1,15}$/.test(text)) throw wrongUsage(texts, texts.badNumber(`--${name}`, text))
    return Number(text)
  }
  const place: Place = { data: given.get('data') }
  const copyPlace: CopyPlace = { ...place, connection: given.get('connection') }
  const query = checkQuery(given.get('query') ?? '')
  const sort = readSort(given.get('sort'), messages)
  switch (verb) {
    case 'sync':
      return { verb, ...copyPlace, full: given.has('full') }
    case 'list':
      return {
        verb,
        ...copyPlace,
        query,
        sort,
        limit: wholeNumber('limit', Infinity),
        offset: wholeNumber('offset', 0),
      }
    case 'count':
      return { verb, ...copyPlace, query, by: readBy(given.get('by'), messages) }
    case 'export': {
      const names = given.get('columns')
      if (given.has('view') && given.has('query')) throw wrongUsage(texts, texts.viewAndQuery)
      return {
        verb,
        ...copyPlace,
        out: required('out'),
        query,
        view: given.get('view') ?? null,
        sort: given.has('sort') ? sort : null,
        columns: names === undefined ? null : names === 'all' ? names : namesIn(names),
        style: readFileStyle(given, messages),
      }
    }
    case 'schedule':
      return {
        verb,
        ...place,
        run: readScheduleRun(others, texts),
        language: languages.find((language) => language === given.get('language')) ?? null,
      }
    case 'status':
    case 'check':
    case 'connections':
      return { verb, ...copyPlace }
    case 'history':
      return { verb, ...copyPlace, limit: wholeNumber('limit', -1) }
    case 'forget':
      // So that nobody deletes everything to see what the command does.
      if (!given.has('all')) throw wrongUsage(texts, texts.missingOption('--all'))
      return { verb, ...place }
    case 'opt-outs': {
      if (given.has('add') && given.has('remove')) throw wrongUsage(texts, texts.addAndRemove)
      const kind = given.has('add') ? 'add' : given.has('remove') ? 'remove' : null
      return { verb, ...place, change: kind === null ? null : { kind, file: required(kind) } }
    }
    case 'views':
      return { verb, ...place }
    case 'diagnostics':
      return { verb, ...copyPlace, out: required('out') }
  }
}
