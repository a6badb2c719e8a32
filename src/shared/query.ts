/**
 * What a person asks for: words to search and terms to filter by. The search box, the filter chips and the command
 * line all speak it; `parseQuery` reads its text form, `formatQuery` writes it.
 */
export interface CustomerQuery {
  /** Every word must be found in the customer's text or phone numbers. */
  readonly words: readonly string[]
  /** All terms must hold; there is at most one term of each field. */
  readonly terms: readonly Term[]
}

export type Term =
  /** Any of these groups or venues, each by id or by name. */
  | { readonly field: 'group' | 'venue'; readonly values: readonly string[] }
  | { readonly field: 'active' | 'loyalty' | 'verified'; readonly value: boolean }
  /** Typed `has:phone` or `no:phone`. */
  | { readonly field: 'has'; readonly what: 'phone'; readonly value: boolean }
  /** Without this term, customers removed from Clopos are hidden. */
  | { readonly field: 'removed'; readonly value: 'yes' | 'no' | 'any' }

export type Field = Term['field']

/** A part of the text that could not be understood; the rest of the query still applies. */
export interface Mistake {
  /** Position in the text, in UTF-16 units: from `start` up to, not including, `end`. */
  readonly start: number
  readonly end: number
  readonly text: string
  readonly reason:
    | { readonly code: 'unknown-field'; readonly field: string }
    | { readonly code: 'unknown-value'; readonly field: string; readonly allowed: readonly string[] }
    | { readonly code: 'missing-value'; readonly field: string }
    | { readonly code: 'open-quote' }
}

export interface ParsedQuery {
  readonly query: CustomerQuery
  readonly mistakes: readonly Mistake[]
}

export const emptyQuery: CustomerQuery = { words: [], terms: [] }

/** The field names that a term can start with, as typed. */
const fieldNames = ['group', 'venue', 'active', 'loyalty', 'verified', 'has', 'no', 'removed'] as const
type FieldName = (typeof fieldNames)[number]

interface Token {
  readonly start: number
  readonly end: number
  /** What stands before the colon, or null for a plain word. */
  readonly name: string | null
  /** The parts between unquoted commas (a plain word has one), without their quotes. */
  readonly values: readonly string[]
  readonly openQuote: boolean
}

const fieldPattern = /^([A-Za-z_]+):/

/** Splits at blanks outside quotes. Inside quotes `\"` and `\\` stand for themselves. */
function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) {
      at += 1
      continue
    }
    const start = at
    const name = fieldPattern.exec(text.slice(at))?.[1] ?? null
    if (name !== null) at += name.length + 1
    const values: string[] = []
    let value = ''
    let quoted = false
    while (at < text.length && (quoted || !/\s/.test(text.charAt(at)))) {
      const letter = text.charAt(at)
      if (letter === '"') quoted = !quoted
      else if (quoted && letter === '\\' && /["\\]/.test(text.charAt(at + 1))) value += text.charAt((at += 1))
      else if (letter === ',' && !quoted && name !== null) {
        values.push(value)
        value = ''
      } else value += letter
      at += 1
    }
    values.push(value)
    tokens.push({
      start,
      end: at,
      name,
      values: values.filter((part) => part.trim() !== ''),
      openQuote: quoted,
    })
  }
  return tokens
}

const yesNo: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['no', false],
])

function isFieldName(name: string): name is FieldName {
  return fieldNames.some((known) => known === name)
}

/** The term a token stands for, or the reason why it stands for none. */
function readTerm(name: string, values: readonly string[]): Term | Mistake['reason'] {
  const field = name.toLowerCase()
  if (!isFieldName(field)) return { code: 'unknown-field', field: name }
  const [first, ...more] = values
  if (first === undefined) return { code: 'missing-value', field }
  const value = more.length === 0 ? first.toLowerCase() : ''
  switch (field) {
    case 'group':
    case 'venue':
      return { field, values }
    case 'active':
    case 'loyalty':
    case 'verified': {
      const flag = yesNo.get(value)
      return flag === undefined
        ? { code: 'unknown-value', field, allowed: ['yes', 'no'] }
        : { field, value: flag }
    }
    case 'has':
    case 'no':
      return value === 'phone'
        ? { field: 'has', what: 'phone', value: field === 'has' }
        : { code: 'unknown-value', field, allowed: ['phone'] }
    case 'removed':
      return value === 'yes' || value === 'no' || value === 'any'
        ? { field, value }
        : { code: 'unknown-value', field, allowed: ['yes', 'no', 'any'] }
  }
}

/**
 * Reads a query from text, for example `group:VIP has:phone "Əli Həsənov"`. Values with blanks or commas are quoted;
 * commas separate alternatives; a later term replaces an earlier one of the same field. Never throws: what cannot
 * be understood is listed as a mistake and left out.
 */
export function parseQuery(text: string): ParsedQuery {
  const words: string[] = []
  const mistakes: Mistake[] = []
  let terms: readonly Term[] = []
  for (const token of tokenize(text)) {
    const mistake = (reason: Mistake['reason']): void => {
      mistakes.push({ start: token.start, end: token.end, text: text.slice(token.start, token.end), reason })
    }
    if (token.openQuote) mistake({ code: 'open-quote' })
    if (token.name === null) {
      words.push(...token.values)
      continue
    }
    const term = readTerm(token.name, token.values)
    if ('code' in term) mistake(term)
    else terms = withTerm(terms, term)
  }
  return { query: { words, terms }, mistakes }
}

/** `terms` with `term` in place of an earlier one of its field, or at the end. */
export function withTerm(terms: readonly Term[], term: Term): readonly Term[] {
  return terms.some((other) => other.field === term.field)
    ? terms.map((other) => (other.field === term.field ? term : other))
    : [...terms, term]
}

/** Both queries at once. Where both have a term of one field, that of `second` counts. */
export function mergeQueries(first: CustomerQuery, second: CustomerQuery): CustomerQuery {
  return {
    words: [...first.words, ...second.words],
    terms: second.terms.reduce(withTerm, first.terms),
  }
}

const quote = (value: string): string => `"${value.replace(/["\\]/g, '\\$&')}"`
const quoteIfNeeded = (value: string): string => (/[\s",\\]/.test(value) ? quote(value) : value)
const quoteWord = (word: string): string =>
  /[\s"\\]/.test(word) || fieldPattern.test(word) ? quote(word) : word

/** The text form of one term, as `parseQuery` reads it. */
function formatTerm(term: Term): string {
  switch (term.field) {
    case 'group':
    case 'venue':
      return `${term.field}:${term.values.map(quoteIfNeeded).join(',')}`
    case 'has':
      return `${term.value ? 'has' : 'no'}:${term.what}`
    case 'removed':
      return `removed:${term.value}`
    default:
      return `${term.field}:${term.value ? 'yes' : 'no'}`
  }
}

/** The text form of a query, as `parseQuery` reads it. */
export function formatQuery(query: CustomerQuery): string {
  return [...query.terms.map(formatTerm), ...query.words.map(quoteWord)].join(' ')
}
