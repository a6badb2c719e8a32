import type { CustomerPage } from '../clopos/source'
import { offsetOf, pageAround, type PageNumber } from './pages'

/** The ids on a page, as sent. */
export const idsOn = (page: CustomerPage): number[] => page.customers.map(({ customer }) => customer.id)

/** Some neighbours in a list of ids: those from index `from` up to, not including, `to`. */
interface Stretch {
  readonly from: number
  readonly to: number
}

/** Ids of which the server lacks `missing`, after it lacked `before` of the earlier ones. Only counts say so. */
interface Gap extends Stretch {
  readonly before: number
  readonly missing: number
}

/** What one page shows of a list of ids: those of a stretch are on the page or gone from the server. */
interface Shown extends Stretch {
  /** How many ids the server lacks before the stretch, and up to its end. */
  readonly before: number
  readonly after: number
  readonly gone: readonly number[]
}

/** The index of an id in an ascending list, or of the first larger one. */
function indexOf(ids: Float64Array, id: number): number {
  let low = 0
  let high = ids.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ids[middle] ?? Infinity) < id) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Compares a page with the ids that were expected. The beginning of page 1 and a page that is not full show that nothing
 * is beyond them. Null if the page is not the one that was asked for, or has somebody who is not among the ids.
 */
function shownBy(ids: Float64Array, asked: PageNumber, { customers, total }: CustomerPage): Shown | null {
  const offset = offsetOf(asked)
  const rows = customers.map(({ customer }) => customer.id)
  if (rows.length !== Math.min(asked.limit, Math.max(0, total - offset))) return null
  const last = ids.at(-1) ?? -Infinity
  // Those beyond the last one are new.
  const found = rows.filter((id) => id <= last)
  const [first, end] = [found[0], found.at(-1)]
  const from = asked.page === 1 ? 0 : first === undefined ? ids.length : indexOf(ids, first)
  const isLast = found.length < asked.limit
  const to = isLast || end === undefined ? ids.length : indexOf(ids, end) + 1
  const gone: number[] = []
  let at = 0
  for (const id of ids.subarray(from, to)) {
    if (id === found[at]) at += 1
    else gone.push(id)
  }
  // Rows in another order end here, too.
  if (at < found.length) return null
  return { from, to, before: from - offset, after: to - offset - found.length, gone }
}

/** What a page leaves of a gap: the parts that it does not show. */
function leftOf(gap: Gap, shown: Shown): readonly Gap[] {
  if (shown.to <= gap.from || shown.from >= gap.to) return [gap]
  const { before, missing } = gap
  const parts = [
    { from: gap.from, to: Math.max(gap.from, shown.from), before, missing: shown.before - before },
    {
      from: Math.min(gap.to, shown.to),
      to: gap.to,
      before: shown.after,
      missing: before + missing - shown.after,
    },
  ]
  return parts.filter(({ from, to }) => from < to)
}

/** Whether a gap can be: where the server moves, counts from before and after do not fit together. */
const isPossible = ({ from, to, missing }: Gap): boolean => missing >= 0 && missing <= to - from

/**
 * Finds the customers that were deleted: `ids` (ascending, only ids that Clopos assigned) has them, the server does not,
 * and has `total`. A page shows by its place how many before it are gone, and whoever is missing between two of its
 * customers is gone. So stretches of ids with the right count are skipped, and the others are halved: about log2(pages)
 * requests for each customer. Ends early, with those who are proven to be gone, when the server moves, an answer does not
 * fit, or `read` returns null.
 */
export async function findDeleted(
  ids: Float64Array,
  limit: number,
  total: number,
  read: (page: PageNumber) => Promise<CustomerPage | null>,
): Promise<readonly number[]> {
  const deleted = new Set<number>()
  const missing = ids.length - total
  let gaps: readonly Gap[] = [{ from: 0, to: ids.length, before: 0, missing }]
  for (;;) {
    const gap = gaps.find((each) => each.missing > 0)
    if (gap === undefined) break
    const middle = Math.floor((gap.from + gap.to - gap.missing) / 2) - gap.before
    const asked = pageAround(middle, limit)
    const page = await read(asked)
    const shown = page && shownBy(ids, asked, page)
    if (shown === null || shown.before < 0 || shown.after > missing) break
    for (const id of shown.gone) deleted.add(id)
    gaps = gaps.flatMap((each) => leftOf(each, shown))
    // A page that shows nothing of the gap would be asked for without end.
    if (gaps.includes(gap) || !gaps.every(isPossible)) break
  }
  return [...deleted]
}
