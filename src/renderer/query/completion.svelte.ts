import { fold } from '#shared/fold'
import { complete, type Known, type Suggestion } from '#shared/query'

/**
 * Whether a suggestion is selected without being chosen: any value after the name of its field, and what begins as typed.
 * What only contains a typed word is not, because Enter after a word should search for it.
 */
function isMeant({ kind, field, label, text }: Suggestion, typed: string): boolean {
  const isValue = kind === 'value' && !text.startsWith(`${field}:`)
  return typed !== '' ? isValue || fold(label).startsWith(fold(typed.replace(/^"/, ''))) : isValue
}

/** The suggestions below the search box. */
export class Completion {
  suggestions = $state.raw<readonly Suggestion[]>([])
  /** The position of the selected suggestion, or null. */
  at = $state<number | null>(null)
  /** Where something is offered, even if nothing fits yet. */
  #place: { readonly text: string; readonly caret: number } | null = null

  get isOpen(): boolean {
    return this.suggestions.length > 0
  }

  get chosen(): Suggestion | null {
    return this.at === null ? null : (this.suggestions[this.at] ?? null)
  }

  /** After typing. Offers nothing before something was typed, so that it does not disturb plain words. */
  typed(text: string, caret: number, known: Known): void {
    if (/\S$/.test(text.slice(0, caret))) this.open(text, caret, known)
    else this.close()
  }

  /** Offers everything that fits at the caret. */
  open(text: string, caret: number, known: Known): void {
    this.#place = { text, caret }
    this.suggestions = complete(text, caret, known)
    const [first] = this.suggestions
    this.at = first !== undefined && isMeant(first, text.slice(first.start, caret)) ? 0 : null
  }

  /** The groups, venues and sources of the copy have arrived, or changed. What is selected stays so. */
  learn(known: Known): void {
    if (this.#place === null) return
    const { text, caret } = this.#place
    const before = this.chosen
    this.open(text, caret, known)
    const again = this.suggestions.findIndex((suggestion) => suggestion.text === before?.text)
    if (again >= 0) this.at = again
  }

  close(): void {
    this.#place = null
    this.suggestions = []
    this.at = null
  }

  /** Moves to the next (1) or the previous (-1) suggestion. Beyond both ends is the text itself. */
  move(by: 1 | -1): void {
    const places = this.suggestions.length + 1
    const next = ((this.at ?? -1) + 1 + by + places) % places
    this.at = next === 0 ? null : next - 1
  }
}
