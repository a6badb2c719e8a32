/** Rows from the first to the last. */
export interface RowRange {
  readonly first: number
  readonly last: number
}

/** A row before the list was read again, and the present row of its customer. */
export interface Moved {
  readonly from: number | null
  readonly to: number | null
}

/** Positions after the list was read again. The visible rows moved down by `shift`. */
export interface Movement {
  readonly shift: number
  readonly current: Moved
  readonly anchor: Moved
}

interface AtHand {
  readonly seen: RowRange
  readonly current: number | null
  readonly anchor: number | null
  /** The customer at a row before. */
  readonly idAt: (index: number) => number | undefined
}

/**
 * Finds customers again after the list was read; `places` has their new positions. The visible part follows the
 * current row if that is visible, otherwise the first visible customer that still exists.
 */
export async function movementOf(
  { seen: { first, last }, current, anchor, idAt }: AtHand,
  places: (ids: readonly number[]) => Promise<readonly (number | null)[]>,
): Promise<Movement> {
  const seen = Array.from({ length: last - first + 1 }, (_, step) => first + step)
  const guides = current !== null && current >= first && current <= last ? [current, ...seen] : seen
  const ids = [...guides, current, anchor].flatMap((index) => (index === null ? [] : (idAt(index) ?? [])))
  const asked = [...new Set(ids)]
  const found = asked.length === 0 ? [] : await places(asked)
  const now = new Map(asked.map((id, at) => [id, found[at] ?? null]))
  const placeOf = (index: number): number | null => now.get(idAt(index) ?? NaN) ?? null
  const guide = guides.find((index) => placeOf(index) !== null)
  const shift = guide === undefined ? 0 : (placeOf(guide) ?? guide) - guide
  const moved = (from: number | null): Moved => ({
    from,
    to: from === null ? null : (placeOf(from) ?? from + shift),
  })
  return { shift, current: moved(current), anchor: moved(anchor) }
}
