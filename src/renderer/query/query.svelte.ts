import {
  addClause,
  joinText,
  limits,
  orderedText,
  parseQuery,
  removePart,
  replacePart,
  splitText,
  switchPart,
  type Clause,
  type CustomerQuery,
  type ParsedQuery,
  type Part,
  type Span,
  type SplitText,
} from '#shared/query'
import type { Settings } from '#shared/settings'
import { runOfTyping, TextHistory } from './text-history'

/**
 * The query. Its text is its only state, in two parts: the finished filters, which chips show and edit, and what the search
 * box shows: words, and filters that are unfinished or have mistakes.
 */
export class QueryStore {
  #split = $state.raw<SplitText>({ filters: '', rest: '' })
  readonly #text = $derived(joinText(this.#split))
  readonly parsed: ParsedQuery = $derived(parseQuery(this.#text))
  /** The parts with chips. */
  readonly filters: readonly Part[] = $derived(
    this.parsed.parts.filter(({ start }) => start < this.#split.filters.length),
  )
  /** The search box shows the whole query as text, and nothing is a chip. */
  isText = $state(false)
  /** The part of the box whose value is half typed and means nothing yet. It is not asked for. */
  #half = $state.raw<Span | null>(null)
  readonly #history = new TextHistory<SplitText>()
  readonly #changed: () => void

  constructor(settings: Pick<Settings, 'search'>, changed: () => void) {
    this.#split = splitText(settings.search)
    this.#changed = changed
  }

  get text(): string {
    return this.#text
  }

  /** What the search box shows. */
  get box(): string {
    return this.#split.rest
  }

  /** The position in the text where the search box begins. */
  get boxStart(): number {
    return this.#text.length - this.box.length
  }

  /** The text to ask for: always with its filters first, and without spaces around it, which come and go while typing. */
  get asked(): string {
    const { filters, rest } = this.#split
    const typed = this.#half === null ? rest : rest.slice(0, this.#half.start) + rest.slice(this.#half.end)
    return orderedText(joinText({ filters, rest: typed })).trim()
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
    this.#set(this.#splitOf(text), null)
  }

  /** Replaces the whole query as `setText` does, but tells nobody: the caller changes more at the same time. */
  load(text: string): void {
    this.#put(this.#splitOf(text), null)
  }

  /**
   * Typed text of the search box. Undo works by words, not letters. `half`: the part whose value is half typed; until it is
   * finished, what was found before stays.
   */
  type(rest: string, half: Span | null = null): void {
    this.#set({ ...this.#split, rest }, runOfTyping(this.box, rest), half)
  }

  /** Replaces the text of the search box. */
  setBox(rest: string): void {
    this.#set({ ...this.#split, rest }, null)
  }

  /**
   * Turns the finished filters of the search box into chips. One that `caret` touches may still be typed and stays; null:
   * nobody types. Returns where the caret is then.
   */
  finish(caret: number | null): number {
    const half = this.#half
    // Somebody who has left it does not type it any more.
    if (half !== null && (caret === null || caret < half.start || caret > half.end)) this.#half = null
    const isGivenUp = half !== null && this.#half === null
    if (this.isText) {
      if (isGivenUp) this.#changed()
      return caret ?? this.box.length
    }
    const { boxStart } = this
    const next = splitText(this.#text, caret === null ? null : caret + boxStart)
    const moved = next.filters !== this.#split.filters
    // Without a new chip, the spaces of the person stay.
    if (moved) {
      this.#split = { filters: next.filters, rest: next.rest }
      const by = next.caret - (caret ?? 0)
      if (this.#half !== null) this.#half = { start: this.#half.start + by, end: this.#half.end + by }
    }
    if (moved || isGivenUp) this.#changed()
    return moved ? next.caret : (caret ?? this.box.length)
  }

  /** Shows the whole query as text in the search box, or ends that. */
  showText(isText: boolean): void {
    if (isText === this.isText) return
    const half = this.#half
    this.isText = isText
    this.#half = null
    this.#split = this.#splitOf(this.#text)
    if (half !== null) this.#changed()
  }

  /** Takes a filter back into the search box, where its text is edited. Returns its place there. */
  takeBack({ start, end }: Part): Span {
    const own = this.#text.slice(start, end)
    const filters = [this.#split.filters.slice(0, start), this.#split.filters.slice(end)]
    this.#history.endRun()
    this.#put(
      {
        filters: filters
          .map((side) => side.trim())
          .filter((side) => side !== '')
          .join(' '),
        rest: joinText({ filters: own, rest: this.box }),
      },
      null,
    )
    return { start: 0, end: own.length }
  }

  /** Undoes the last change. Returns whether there was one. */
  undo(): boolean {
    return this.#goTo(this.#history.back(this.#split))
  }

  /** Redoes the last undone change. Returns whether there was one. */
  redo(): boolean {
    return this.#goTo(this.#history.forth(this.#split))
  }

  /** An editor opens. Its changes are one undo step. */
  startEditing(): void {
    this.#history.endRun()
  }

  #splitOf(text: string): SplitText {
    return this.isText ? { filters: '', rest: text } : splitText(text)
  }

  #set(split: SplitText, run: string | null, half: Span | null = null): void {
    if (this.#put(split, run, half)) this.#changed()
  }

  /** Gives whether anything changed. What is half typed never outlives its text. */
  #put({ filters, rest }: SplitText, run: string | null, half: Span | null = null): boolean {
    const before = this.#split
    const wasHalf = this.#half
    this.#half = half
    if (filters === before.filters && rest === before.rest) return half !== wasHalf
    if (joinText({ filters, rest }).length > limits.query) return false
    this.#history.record(before, run)
    this.#split = { filters, rest }
    return true
  }

  #goTo(split: SplitText | null): boolean {
    if (split === null) return false
    this.#half = null
    this.#split = this.isText ? this.#splitOf(joinText(split)) : split
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
    this.#set(
      this.#splitOf(replacePart(this.#text, part, clause)),
      `filter at ${String(this.parsed.parts.indexOf(part))}`,
    )
  }

  /** Adds a filter after the others. Returns its position among them. */
  add(clause: Clause): number {
    const at = this.filters.length
    this.#history.endRun()
    this.#set(this.#splitOf(addClause(this.#text, clause)), `filter at ${String(at)}`)
    return at
  }

  /** Removes all filters. Words and mistakes stay. */
  clearFilters(): void {
    this.#set({ filters: '', rest: this.box }, null)
  }

  clear(): void {
    this.setText('')
  }
}
