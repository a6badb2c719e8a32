/** As many answers are remembered before all are forgotten and asked for anew. */
const maxKnown = 20_000

/** Which customers are known to be selected, and which not; of those who are to be asked, what was last known. */
export class KnownSelected {
  readonly #known = new Map<number, boolean>()
  /** What was known one by one and is in doubt. */
  readonly #were = new Map<number, boolean>()
  /** Of all that are not known one by one: whether they are selected, or were when that was last known. */
  #others = false
  /** Those who are not known one by one are to be asked. */
  #inDoubt = false

  /** Whether a customer is selected; of one in doubt, whether they were. */
  has(id: number): boolean {
    return this.#known.get(id) ?? this.#were.get(id) ?? this.#others
  }

  /** Those of `ids` that are in doubt. */
  unknown(ids: readonly number[]): readonly number[] {
    return this.#inDoubt ? ids.filter((id) => !this.#known.has(id)) : []
  }

  set(ids: readonly number[], selected: boolean): void {
    for (const id of ids) this.#known.set(id, selected)
  }

  /** A customer was let go who was selected, or selected who was not. One in doubt stays in doubt. */
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

  /** Forgets single customers; `others` holds for all of them. */
  reset(others: boolean): void {
    this.#known.clear()
    this.#were.clear()
    this.#others = others
    this.#inDoubt = false
  }

  /** More were selected, but it is not known which: who was selected still is. */
  doubtUnselected(): void {
    this.#inDoubt ||= !this.#others
    for (const [id, selected] of this.#known) {
      if (selected) continue
      this.#known.delete(id)
      this.#were.set(id, false)
      this.#inDoubt = true
    }
  }

  /** There may be others than before: those who are not known one by one are to be asked. */
  doubtOthers(): void {
    this.#inDoubt = true
  }

  /** All are to be asked. */
  doubtAll(): void {
    for (const [id, selected] of this.#known) this.#were.set(id, selected)
    this.#known.clear()
    this.#inDoubt = true
  }
}
