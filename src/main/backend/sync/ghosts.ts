import type { CustomerPage } from '../clopos/source'
import { checkOrder, isWhole, pageFrom, type PageNumber } from './reading'

/** The server's ids on a page, as sent. */
export const idsOn = (page: CustomerPage): number[] => page.customers.map(({ customer }) => customer.id)

/**
 * Those of `ids` that were gone when the server gave this page: the ones between its first customer and its last that are
 * not on it. What lies before or behind may only have moved over the page's borders.
 */
function goneBetween(ids: Float64Array, asked: PageNumber, found: readonly number[]): readonly number[] {
  const present = new Set(found)
  const first = asked.page === 1 ? -Infinity : (found[0] ?? Infinity)
  const last = found.length < asked.limit ? Infinity : (found.at(-1) ?? -Infinity)
  return [...ids].filter((id) => id > first && id < last && !present.has(id))
}

/**
 * Finds customers that were read and then deleted while the read went on: `seen` (ascending, all of them Clopos's own
 * ids) has them, the server does not. Up to the first of them both have the same customers on the same pages, so
 * halving finds its page in log2(pages) requests. Gives null where that does not work out: the server moved meanwhile,
 * or gave another page than was asked for.
 */
export async function findGhosts(
  seen: Float64Array,
  limit: number,
  total: number,
  read: (page: PageNumber) => Promise<CustomerPage>,
): Promise<readonly number[] | null> {
  let ids = seen
  let count = total
  const ghosts: number[] = []
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
    // It begins within the page before, so that the first one behind the border is between others.
    const asked = pageFrom((low - 1) * limit, limit)
    const found = await ask(asked)
    const gone = new Set(found === null ? [] : goneBetween(ids, asked, found))
    // Every round must find one.
    if (gone.size === 0) return null
    ids = ids.filter((id) => !gone.has(id))
    ghosts.push(...gone)
  }
  return ghosts
}
