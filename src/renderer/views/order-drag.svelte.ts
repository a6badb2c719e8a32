/** The index at which something held at `y` would be put among items whose middles are `middles`, from the top. */
export function indexAt(y: number, middles: readonly number[]): number {
  return middles.filter((middle) => middle < y).length
}

/** `ids` with one of them at another place. */
export function withMoved(ids: readonly string[], id: string, to: number): readonly string[] {
  const others = ids.filter((other) => other !== id)
  return others.toSpliced(Math.min(Math.max(to, 0), others.length), 0, id)
}

/** A row of a list on its way to another place: the order shows while it is held, and counts when it is let go. */
export class OrderDrag {
  /** The row that is held, or null. */
  held = $state.raw<string | null>(null)
  /** The order to show while something is held. */
  order = $state.raw<readonly string[]>([])

  begin(id: string, order: readonly string[]): void {
    this.held = id
    this.order = order
  }

  /** `middles`: of the other rows, from the top, in the pixels of `y`. */
  move(y: number, middles: readonly number[]): void {
    if (this.held !== null) this.order = withMoved(this.order, this.held, indexAt(y, middles))
  }

  /** Lets go and gives the order that was reached; null where nothing was held. */
  end(): readonly string[] | null {
    const reached = this.held === null ? null : this.order
    this.held = null
    return reached
  }
}
