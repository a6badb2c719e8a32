/** Suffixes are compared by this many UTF-16 units; those that agree in all of them count as equal. */
export const maxCompared = 64

/** A line break ends each suffix, and sorts before all other units. */
export const fieldEnd = 10

/** Suffixes are first sorted by this many units, and then in groups of those that agree in them. */
const sortedFirst = 4

/** Sorts the suffixes that start at `starts`, which is written over. After the last text, `units` has `maxCompared` more. */
export function sortSuffixes(units: Uint16Array, starts: Uint32Array): Uint32Array {
  let order = starts
  let room: Uint32Array = new Uint32Array(starts.length)
  for (let depth = sortedFirst - 1; depth >= 0; depth -= 1) {
    sortByUnit(units, depth, order, room)
    ;[order, room] = [room, order]
  }
  let low = 0
  while (low < order.length) {
    const first = order[low] ?? 0
    let high = low + 1
    while (high < order.length && agree(units, first, order[high] ?? 0)) high += 1
    if (high - low > 1 && !endsEarly(units, first)) sortGroup(units, order, { low, high, depth: sortedFirst })
    low = high
  }
  return order
}

/** Sorts stably by one unit: a pass of a radix sort. */
function sortByUnit(units: Uint16Array, depth: number, order: Uint32Array, into: Uint32Array): void {
  const places = new Uint32Array(65_537)
  // Iterators would take several times as long.
  let at = 0
  while (at < order.length) {
    const unit = units[(order[at] ?? 0) + depth] ?? 0
    places[unit + 1] = (places[unit + 1] ?? 0) + 1
    at += 1
  }
  for (let unit = 0; unit < 65_536; unit += 1)
    places[unit + 1] = (places[unit + 1] ?? 0) + (places[unit] ?? 0)
  at = 0
  while (at < order.length) {
    const start = order[at] ?? 0
    const unit = units[start + depth] ?? 0
    const place = places[unit] ?? 0
    into[place] = start
    places[unit] = place + 1
    at += 1
  }
}

/** Whether two suffixes have the same first units. */
function agree(units: Uint16Array, one: number, other: number): boolean {
  let depth = 0
  while (depth < sortedFirst && units[one + depth] === units[other + depth]) depth += 1
  return depth === sortedFirst
}

/** Whether a suffix ends within its first units. */
function endsEarly(units: Uint16Array, start: number): boolean {
  let depth = 1
  while (depth < sortedFirst && units[start + depth] !== fieldEnd) depth += 1
  return depth < sortedFirst
}

/** Suffixes, from `low` up to `high` of an order, that agree in their first `depth` units. */
interface Group {
  readonly low: number
  readonly high: number
  readonly depth: number
}

/** Up to this size, a group is sorted by insertion. */
const smallGroup = 10

/** Sorts a group (Bentley and Sedgewick, Fast Algorithms for Sorting and Searching Strings, 1997). */
function sortGroup(units: Uint16Array, order: Uint32Array, group: Group): void {
  let { low, high, depth } = group
  while (high - low > smallGroup) {
    const unitAt = (place: number): number => units[(order[place] ?? 0) + depth] ?? 0
    const pivot = middleOf(unitAt(low), unitAt((low + high) >>> 1), unitAt(high - 1))
    let below = low
    let above = high
    for (let at = low; at < above;) {
      const start = order[at] ?? 0
      const unit = units[start + depth] ?? 0
      if (unit < pivot) {
        order[at] = order[below] ?? 0
        order[below] = start
        below += 1
        at += 1
      } else if (unit > pivot) {
        above -= 1
        order[at] = order[above] ?? 0
        order[above] = start
      } else at += 1
    }
    sortGroup(units, order, { low, high: below, depth })
    sortGroup(units, order, { low: above, high, depth })
    if (pivot === fieldEnd || depth + 1 === maxCompared) return
    low = below
    high = above
    depth += 1
  }
  sortSmall(units, order, { low, high, depth })
}

const middleOf = (one: number, two: number, three: number): number =>
  Math.max(Math.min(one, two), Math.min(Math.max(one, two), three))

function sortSmall(units: Uint16Array, order: Uint32Array, { low, high, depth }: Group): void {
  for (let at = low + 1; at < high; at += 1) {
    const start = order[at] ?? 0
    let place = at
    while (place > low && isBelow(units, start, order[place - 1] ?? 0, depth)) {
      order[place] = order[place - 1] ?? 0
      place -= 1
    }
    order[place] = start
  }
}

/** Whether one suffix sorts before another; they agree in their first `depth` units. */
function isBelow(units: Uint16Array, one: number, other: number, depth: number): boolean {
  for (let at = depth; at < maxCompared; at += 1) {
    const unit = units[one + at] ?? 0
    const otherUnit = units[other + at] ?? 0
    if (unit !== otherUnit) return unit < otherUnit
    if (unit === fieldEnd) return false
  }
  return false
}

/** How many units the separator of two neighbours takes from the second: up to the first unit in which they differ. */
export function separatorLength(units: Uint16Array, before: number, start: number): number {
  let length = 0
  while (
    length < maxCompared - 1 &&
    units[before + length] === units[start + length] &&
    (length === 0 || units[start + length] !== fieldEnd)
  )
    length += 1
  return length + 1
}
