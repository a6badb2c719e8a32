/** The most answers that are remembered. Then all are forgotten and asked for again. */
const maxKnown = 20_000

/** Which customers are selected, as far as known, and for the others the last known state. */
export class KnownSelected {
  readonly #known = new Map<number, boolean>()
  /** Known states that are in doubt. */
  readonly #were = new Map<number, boolean>()
  /** Whether all other customers are selected, or were when last known. */
  #others = false
  /** The others must be asked for. */
  #inDoubt = false

  /** Whether a customer is selected, or was if in doubt. */
  has(id: number): boolean {
    return this.#known.get(id) ?? this.#were.get(id) ?? this.#others
  }

  /** The `ids` that are in doubt. */
  unknown(ids: readonly number[]): readonly number[] {
    return this.#inDoubt ? ids.filter((id) => !this.#known.has(id)) : []
  }

  set(ids: readonly number[], selected: boolean): void {
    for (const id of ids) this.#known.set(id, selected)
  }

  /** A customer was selected or unselected. A state in doubt stays in doubt. */
  toggle(id: number): void {
    const changed = this.#inDoubt && !this.#known.has(id) ? this.#were : this.#known
    changed.set(id, !this.has(id))
  }

  /** Of `asked`, those in `selected` are selected, and the others are not. */
  learn(asked: readonly number[], selected: readonly number[]): void {
    if (this.#known.size > maxKnown) this.#known.clear()
    this.set(asked, false)
    this.set(selected, true)
  }

  /** Forgets single customers. `others` is true for all. */
  reset(others: boolean): void {
    this.#known.clear()
    this.#were.clear()
    this.#others = others
    this.#inDoubt = false
  }

  /** More customers were selected, but not known which. Selected ones stay selected. */
  doubtUnselected(): void {
    this.#inDoubt ||= !this.#others
    for (const [id, selected] of this.#known) {
      if (selected) continue
      this.#known.delete(id)
      this.#were.set(id, false)
      this.#inDoubt = true
    }
  }

  /** There may be new customers, whose state must be asked for. */
  doubtOthers(): void {
    this.#inDoubt = true
  }

  /** All must be asked for. */
  doubtAll(): void {
    for (const [id, selected] of this.#known) this.#were.set(id, selected)
    this.#known.clear()
    this.#inDoubt = true
  }
}
