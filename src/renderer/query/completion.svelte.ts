import { complete, type Known, type Suggestion } from '#shared/query'

/** What is offered below the search box while somebody types there. Nothing is chosen until they choose it. */
export class Completion {
  suggestions = $state.raw<readonly Suggestion[]>([])
  /** The place of the one that the arrow keys have reached, or null. */
  at = $state<number | null>(null)

  get isOpen(): boolean {
    return this.suggestions.length > 0
  }

  get chosen(): Suggestion | null {
    return this.at === null ? null : (this.suggestions[this.at] ?? null)
  }

  /** After typing. Where nothing was begun yet, nothing is offered, so that plain words are typed in peace. */
  typed(text: string, caret: number, known: Known): void {
    if (/\S$/.test(text.slice(0, caret))) this.open(text, caret, known)
    else this.close()
  }

  /** Offers all that could stand at the caret. */
  open(text: string, caret: number, known: Known): void {
    this.suggestions = complete(text, caret, known)
    this.at = null
  }

  close(): void {
    this.suggestions = []
    this.at = null
  }

  /** To the next (1) or the one before (-1); beyond both ends lies the text itself. */
  move(by: 1 | -1): void {
    const places = this.suggestions.length + 1
    const next = ((this.at ?? -1) + 1 + by + places) % places
    this.at = next === 0 ? null : next - 1
  }
}
