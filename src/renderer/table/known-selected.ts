/** As many answers are remembered before all are forgotten and asked for anew. */
const mostKnown = 20_000

/** Which customers are known to be selected, and which not. */
export class KnownSelected {
  readonly #known = new Map<number, boolean>()
  /** All that are not known one by one; null: to be asked. */
  #others: boolean | null = false

  /** null: not known. */
  get(id: number): boolean | null {
    return this.#known.get(id) ?? this.#others
  }

  /** Those of `ids` that are not known. */
  unknown(ids: readonly number[]): readonly number[] {
    return this.#others === null ? ids.filter((id) => !this.#known.has(id)) : []
  }

  set(ids: readonly number[], selected: boolean): void {
    for (const id of ids) this.#known.set(id, selected)
  }

  /** Of `asked`, those in `selected` are selected, and the others are not. */
  learn(asked: readonly number[], selected: readonly number[]): void {
    if (this.#known.size > mostKnown) this.#known.clear()
    this.set(asked, false)
    this.set(selected, true)
  }

  /** Forgets single customers; `others` holds for all of them, null: to be asked. */
  reset(others: boolean | null): void {
    this.#known.clear()
    this.#others = others
  }

  /** More were selected, but it is not known which: who was selected still is. */
  doubtUnselected(): void {
    for (const [id, selected] of this.#known) if (!selected) this.#known.delete(id)
    if (this.#others === false) this.#others = null
  }

  /** There may be others than before: those who are not known one by one are to be asked. */
  doubtOthers(): void {
    this.#others = null
  }
}
