import {
  addClause,
  limits,
  parseQuery,
  removePart,
  replacePart,
  switchPart,
  type Clause,
  type CustomerQuery,
  type ParsedQuery,
  type Part,
} from '#shared/query'
import type { Settings } from '#shared/settings'
import { runOfTyping, TextHistory } from './text-history'

/** Whether a clause is shown as a chip: all but words, which are the search itself. */
const isFilter = ({ clause }: Part): boolean => clause.kind !== 'word'

/** The query. Its text is all there is of it: chips are drawn from the text's parts, and edit the text. */
export class QueryStore {
  #text = $state('')
  readonly parsed: ParsedQuery = $derived(parseQuery(this.#text))
  /** The parts that are shown as chips. */
  readonly filters: readonly Part[] = $derived(this.parsed.parts.filter(isFilter))
  readonly #history = new TextHistory()
  readonly #changed: () => void

  constructor(settings: Pick<Settings, 'search'>, changed: () => void) {
    this.#text = settings.search
    this.#changed = changed
  }

  get text(): string {
    return this.#text
  }

  /** What is asked for: the text without the blanks around it, which come and go while somebody types. */
  get asked(): string {
    return this.#text.trim()
  }

  get query(): CustomerQuery {
    return this.parsed.query
  }

  /** Whether customers removed from Clopos are shown too, or alone. */
  get removed(): 'yes' | 'no' | 'any' {
    const tests = this.query.clauses.flatMap((clause) => (clause.kind === 'removed' ? clause.values : []))
    if (tests.every(({ is }) => is === 'no')) return 'no'
    return tests.some(({ is }) => is === 'any' || is === 'no') ? 'any' : 'yes'
  }

  /** Replaces the whole query. What is too long to be remembered is refused, and nothing changes. */
  setText(text: string): void {
    this.#set(text, null)
  }

  /** Replaces the whole query as `setText` does, but tells nobody: the caller changes more at the same time. */
  load(text: string): void {
    this.#put(text, null)
  }

  /** What somebody types: undone by words, not by letters. */
  type(text: string): void {
    this.#set(text, runOfTyping(this.#text, text))
  }

  /** Goes back to the text before the last change; tells whether there is one. */
  undo(): boolean {
    return this.#goTo(this.#history.back(this.#text))
  }

  /** Takes the last `undo` back; tells whether there is one. */
  redo(): boolean {
    return this.#goTo(this.#history.forth(this.#text))
  }

  /** An editor opens: what it changes is undone at once, but alone. */
  startEditing(): void {
    this.#history.endRun()
  }

  #set(text: string, run: string | null): void {
    if (this.#put(text, run)) this.#changed()
  }

  /** Gives whether anything changed. */
  #put(text: string, run: string | null): boolean {
    if (text.length > limits.query || text === this.#text) return false
    this.#history.record(this.#text, run)
    this.#text = text
    return true
  }

  #goTo(text: string | null): boolean {
    if (text === null) return false
    this.#text = text
    this.#changed()
    return true
  }

  /** Switches a filter off without deleting it, or on again. */
  switch(part: Part): void {
    this.setText(switchPart(this.#text, part))
  }

  remove(part: Part): void {
    this.setText(removePart(this.#text, part))
  }

  replace(part: Part, clause: Clause): void {
    this.#set(replacePart(this.#text, part, clause), `filter at ${String(part.start)}`)
  }

  /** Adds a clause that must hold as well; it is the first part then. */
  add(clause: Clause): void {
    this.#history.endRun()
    this.#set(addClause(this.#text, clause), 'filter at 0')
  }

  /** Takes all filters away; words and what was not understood stay. */
  clearFilters(): void {
    // From behind, so that the places of those before stay right.
    this.setText(this.filters.reduceRight(removePart, this.#text))
  }

  clear(): void {
    this.setText('')
  }
}
