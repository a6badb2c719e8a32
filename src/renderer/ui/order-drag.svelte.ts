/** The index at which an item dragged to `y` belongs among items with these `middles`, from the top. */
export function indexAt(y: number, middles: readonly number[]): number {
  return middles.filter((middle) => middle < y).length
}

/** `ids` with one of them moved. */
export function withMoved(ids: readonly string[], id: string, to: number): readonly string[] {
  const others = ids.filter((other) => other !== id)
  return others.toSpliced(Math.min(Math.max(to, 0), others.length), 0, id)
}

/** A row of a list that is dragged. The list shows the new order while dragging and applies it on release. */
export class OrderDrag {
  /** The dragged row, or null. */
  held = $state.raw<string | null>(null)
  /** The order to show while dragging. */
  order = $state.raw<readonly string[]>([])
  /** Read out by screen readers when a row moves. */
  said = $state('')

  begin(id: string, order: readonly string[]): void {
    this.held = id
    this.order = order
  }

  /** `middles`: those of the other rows, from the top, in the same pixels as `y`. */
  move(y: number, middles: readonly number[]): void {
    if (this.held !== null) this.order = withMoved(this.order, this.held, indexAt(y, middles))
  }

  /** Ends dragging and returns the new order, or null if nothing was dragged. */
  end(): readonly string[] | null {
    const reached = this.held === null ? null : this.order
    this.held = null
    return reached
  }
}
