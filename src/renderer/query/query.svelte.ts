import {
  formatQuery,
  mergeQueries,
  parseQuery,
  withTerm,
  type CustomerQuery,
  type Field,
  type ParsedQuery,
  type Term,
} from '#shared/query'
import type { Settings } from '#shared/settings'

/** What the search box's text becomes when its typed terms move into the chips: words, and what was a mistake. */
function withoutTerms({ query, mistakes }: ParsedQuery): string {
  const words = formatQuery({ words: query.words, terms: [] })
  const left = mistakes.filter(({ reason }) => reason.code !== 'open-quote').map(({ text }) => text)
  return [words, ...left].filter((part) => part !== '').join(' ')
}

/** The query: text in the search box and terms in the chips, two views of one thing. */
export class QueryStore {
  text = $state('')
  terms = $state.raw<readonly Term[]>([])
  readonly parsed: ParsedQuery = $derived(parseQuery(this.text))
  readonly query: CustomerQuery = $derived(mergeQueries({ words: [], terms: this.terms }, this.parsed.query))
  readonly #changed: () => void

  constructor(settings: Settings, changed: () => void) {
    this.text = settings.search
    this.terms = parseQuery(settings.filters).query.terms
    this.#changed = changed
  }

  get isEmpty(): boolean {
    return this.text.trim() === '' && this.terms.length === 0
  }

  /** What the settings keep. */
  get saved(): Pick<Settings, 'search' | 'filters'> {
    return { search: this.text, filters: formatQuery({ words: [], terms: this.terms }) }
  }

  /** The chosen groups or venues, wherever they were given. */
  values(field: 'group' | 'venue'): readonly string[] {
    const term = this.#term(field)
    return term !== undefined && 'values' in term ? term.values : []
  }

  /** What a yes-or-no filter is set to, or null. */
  flag(field: 'active' | 'loyalty' | 'verified' | 'has'): boolean | null {
    const term = this.#term(field)
    return term !== undefined && 'value' in term && typeof term.value === 'boolean' ? term.value : null
  }

  /** How customers removed from Clopos are treated. */
  get removed(): 'yes' | 'no' | 'any' {
    const term = this.#term('removed')
    return term?.field === 'removed' ? term.value : 'no'
  }

  setText(text: string): void {
    this.text = text
    this.#changed()
  }

  /** Moves the typed terms into the chips. */
  commit(): void {
    this.#moveTyped()
    this.#changed()
  }

  setTerm(term: Term): void {
    this.#moveTyped()
    this.terms = withTerm(this.terms, term)
    this.#changed()
  }

  clearTerm(field: Field): void {
    this.#moveTyped()
    this.terms = this.terms.filter((term) => term.field !== field)
    this.#changed()
  }

  /** Resets the chips, typed terms with them; words stay. */
  clearTerms(): void {
    this.#moveTyped()
    this.terms = []
    this.#changed()
  }

  clear(): void {
    this.text = ''
    this.terms = []
    this.#changed()
  }

  #term(field: Field): Term | undefined {
    return this.query.terms.find((term) => term.field === field)
  }

  #moveTyped(): void {
    if (this.parsed.query.terms.length === 0) return
    const { parsed } = this
    this.terms = this.query.terms
    this.text = withoutTerms(parsed)
  }
}
