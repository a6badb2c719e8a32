/** Rows from the first to the last. */
export interface RowRange {
  readonly first: number
  readonly last: number
}

/** A row before a view was read anew, and where its customer stands now. */
export interface Moved {
  readonly from: number | null
  readonly to: number | null
}

/** Where what was at hand stands after a view was read anew; what was looked at is `shift` rows further down. */
export interface Movement {
  readonly shift: number
  readonly current: Moved
  readonly anchor: Moved
}

interface AtHand {
  readonly seen: RowRange
  readonly current: number | null
  readonly anchor: number | null
  /** The customer at a row, as it was. */
  readonly idAt: (index: number) => number | undefined
}

/**
 * Finds the customers at hand again; `places` tells where they stand now. What is looked at shifts with the current row
 * if that is in sight, else with the first row in sight whose customer is still there.
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
