import {
  formatQuery,
  isTerm,
  parseQuery,
  removePart,
  type Clause,
  type CustomerQuery,
  type ParsedQuery,
  type Part,
  type Term,
} from '#shared/query'
import type { Settings } from '#shared/settings'

/** The chips there are; `has` is the one of phones. */
export type ChipField = 'group' | 'venue' | 'active' | 'loyalty' | 'verified' | 'has' | 'removed'

/** The chip that can show all of a clause, or null. */
function chipOf(clause: Clause): ChipField | null {
  switch (clause.kind) {
    case 'named':
      return clause.field
    case 'flag':
      return clause.values.length === 1 ? clause.field : null
    case 'presence':
      return clause.values.length === 1 && clause.values[0] === 'phone' ? 'has' : null
    case 'removed': {
      const [first, second] = clause.values
      const simple = first?.is === 'yes' || first?.is === 'no' || first?.is === 'any'
      return simple && second === undefined ? 'removed' : null
    }
    default:
      return null
  }
}

/** The typed parts that a chip can show: those whose field is typed once. */
function chipParts({ parts }: ParsedQuery): readonly Part[] {
  const chips = parts.map(({ clause }) => chipOf(clause))
  return parts.filter((_, at) => {
    const chip = chips[at] ?? null
    return chip !== null && chips.filter((other) => other === chip).length === 1
  })
}

/** `terms` with `term` in place of an earlier one of its chip, or at the end. */
function withTerm(terms: readonly Term[], term: Term): readonly Term[] {
  const chip = chipOf(term)
  return terms.some((other) => chipOf(other) === chip)
    ? terms.map((other) => (chipOf(other) === chip ? term : other))
    : [...terms, term]
}

const termsOf = (parts: readonly Part[]): readonly Term[] => parts.map(({ clause }) => clause).filter(isTerm)

/** The query: text in the search box and terms in the chips, two views of one thing. */
export class QueryStore {
  text = $state('')
  terms = $state.raw<readonly Term[]>([])
  readonly parsed: ParsedQuery = $derived(parseQuery(this.text))
  /** The chips' terms, with those that are typed and not yet among them. */
  readonly #chips: readonly Term[] = $derived(termsOf(chipParts(this.parsed)).reduce(withTerm, this.terms))
  readonly query: CustomerQuery = $derived.by(() => {
    const typed = chipParts(this.parsed)
    const others = this.parsed.parts.filter((part) => !typed.includes(part))
    return { clauses: [...this.#chips, ...others.map(({ clause }) => clause)] }
  })
  readonly #changed: () => void

  constructor(settings: Settings, changed: () => void) {
    this.text = settings.search
    this.terms = parseQuery(settings.filters).query.clauses.filter(isTerm)
    this.#changed = changed
  }

  get isEmpty(): boolean {
    return this.text.trim() === '' && this.terms.length === 0
  }

  /** What the settings keep. */
  get saved(): Pick<Settings, 'search' | 'filters'> {
    return { search: this.text, filters: formatQuery({ clauses: this.terms }) }
  }

  get hasChips(): boolean {
    return this.#chips.length > 0
  }

  /** The chosen groups or venues, wherever they were given. */
  values(field: 'group' | 'venue'): readonly string[] {
    const term = this.#term(field)
    return term?.kind === 'named' ? term.values : []
  }

  /** What a yes-or-no filter is set to, or null. */
  flag(field: 'active' | 'loyalty' | 'verified' | 'has'): boolean | null {
    const term = this.#term(field)
    if (term?.kind === 'presence') return term.field === 'has'
    return term?.kind === 'flag' ? (term.values[0] ?? null) : null
  }

  /** How customers removed from Clopos are treated. */
  get removed(): 'yes' | 'no' | 'any' {
    const term = this.#term('removed')
    const is = term?.kind === 'removed' ? term.values[0]?.is : undefined
    return is === 'yes' || is === 'any' ? is : 'no'
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

  clearTerm(field: ChipField): void {
    this.#moveTyped()
    this.terms = this.terms.filter((term) => chipOf(term) !== field)
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

  #term(field: ChipField): Term | undefined {
    return this.#chips.find((term) => chipOf(term) === field)
  }

  #moveTyped(): void {
    const typed = chipParts(this.parsed)
    if (typed.length === 0) return
    this.terms = this.#chips
    // From behind, so that the places of those before stay right.
    this.text = typed.reduceRight(removePart, this.text)
  }
}
