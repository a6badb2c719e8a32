import type { CustomerPage } from '../clopos/source'
import { checkOrder, isWhole, pageFrom, type PageNumber } from './pages'

/** The ids on a page, as sent. */
export const idsOn = (page: CustomerPage): number[] => page.customers.map(({ customer }) => customer.id)

/**
 * Those of `ids` that no longer existed when the server sent this page: the ones between its first and its last customer
 * that are not on it. Customers outside that range may only have moved across the page's borders.
 */
function missingBetween(ids: Float64Array, asked: PageNumber, found: readonly number[]): readonly number[] {
  const present = new Set(found)
  const first = asked.page === 1 ? -Infinity : (found[0] ?? Infinity)
  const last = found.length < asked.limit ? Infinity : (found.at(-1) ?? -Infinity)
  return [...ids].filter((id) => id > first && id < last && !present.has(id))
}

/**
 * Finds the customers that were deleted after they had been read: `seen` (ascending, only ids that Clopos assigned) has
 * them, the server does not. Before the first of them, both have the same customers on the same pages, so a binary search
 * finds its page in log2(pages) requests. Returns null if that fails, because the server changed meanwhile or sent a page
 * other than the one asked for.
 */
export async function findDeleted(
  seen: Float64Array,
  limit: number,
  total: number,
  read: (page: PageNumber) => Promise<CustomerPage>,
): Promise<readonly number[] | null> {
  let ids = seen
  let count = total
  const deleted: number[] = []
  const agrees = (page: number, found: readonly number[]): boolean => {
    const slice = ids.subarray((page - 1) * limit, page * limit)
    return found.length === slice.length && found.every((id, index) => id === slice[index])
  }
  const ask = async (asked: PageNumber): Promise<number[] | null> => {
    const answer = await read(asked)
    if (!isWhole(asked, { rows: answer.customers.length, total: answer.total })) return null
    const found = idsOn(answer)
    checkOrder(found)
    count = answer.total
    return found
  }
  while (ids.length > count) {
    let low = 1
    let high = Math.ceil(ids.length / limit)
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      const found = await ask({ page: middle, limit })
      if (found === null) return null
      if (agrees(middle, found)) low = middle + 1
      else high = middle
    }
    // This page begins within the one before, so that a deleted customer at the border lies between two others.
    const asked = pageFrom((low - 1) * limit, limit)
    const found = await ask(asked)
    const missing = new Set(found === null ? [] : missingBetween(ids, asked, found))
    // Without one more in each round, the loop would not end.
    if (missing.size === 0) return null
    ids = ids.filter((id) => !missing.has(id))
    deleted.push(...missing)
  }
  return deleted
}
