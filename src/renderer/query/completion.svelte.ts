import { complete, type Known, type Suggestion } from '#shared/query'

/** The suggestions below the search box. None is selected until the person selects one. */
export class Completion {
  suggestions = $state.raw<readonly Suggestion[]>([])
  /** The position of the selected suggestion, or null. */
  at = $state<number | null>(null)

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
    this.suggestions = complete(text, caret, known)
    this.at = null
  }

  close(): void {
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
