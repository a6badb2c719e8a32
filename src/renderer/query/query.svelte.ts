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

/** Whether a clause is shown as a chip. All are, except words. */
const isFilter = ({ clause }: Part): boolean => clause.kind !== 'word'

/** The query. Its text is its only state: chips show parts of the text and edit the text. */
export class QueryStore {
  #text = $state('')
  readonly parsed: ParsedQuery = $derived(parseQuery(this.#text))
  /** The parts with chips. */
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

  /** The text without spaces around it, which come and go while typing. */
  get asked(): string {
    return this.#text.trim()
  }

  get query(): CustomerQuery {
    return this.parsed.query
  }

  /** Whether removed customers are shown too, or only these. */
  get removed(): 'yes' | 'no' | 'any' {
    const tests = this.query.clauses.flatMap((clause) => (clause.kind === 'removed' ? clause.values : []))
    if (tests.every(({ is }) => is === 'no')) return 'no'
    return tests.some(({ is }) => is === 'any' || is === 'no') ? 'any' : 'yes'
  }

  /** Replaces the whole query. Ignores a text that is too long to be stored. */
  setText(text: string): void {
    this.#set(text, null)
  }

  /** Replaces the whole query as `setText` does, but tells nobody: the caller changes more at the same time. */
  load(text: string): void {
    this.#put(text, null)
  }

  /** Typed text. Undo works by words, not letters. */
  type(text: string): void {
    this.#set(text, runOfTyping(this.#text, text))
  }

  /** Undoes the last change. Returns whether there was one. */
  undo(): boolean {
    return this.#goTo(this.#history.back(this.#text))
  }

  /** Redoes the last undone change. Returns whether there was one. */
  redo(): boolean {
    return this.#goTo(this.#history.forth(this.#text))
  }

  /** An editor opens. Its changes are one undo step. */
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

  /** Switches a filter off without removing it, or on again. */
  switch(part: Part): void {
    this.setText(switchPart(this.#text, part))
  }

  remove(part: Part): void {
    this.setText(removePart(this.#text, part))
  }

  replace(part: Part, clause: Clause): void {
    this.#set(replacePart(this.#text, part, clause), `filter at ${String(part.start)}`)
  }

  /** Adds a clause as the first part. */
  add(clause: Clause): void {
    this.#history.endRun()
    this.#set(addClause(this.#text, clause), 'filter at 0')
  }

  /** Removes all filters. Words and mistakes stay. */
  clearFilters(): void {
    // From the end, so that earlier positions stay valid.
    this.setText(this.filters.reduceRight(removePart, this.#text))
  }

  clear(): void {
    this.setText('')
  }
}
