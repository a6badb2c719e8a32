import type { CustomerPage } from '../clopos/source'

/** `ids` without what is not on `page`, where the page's own ids begin at `start`; also what was taken out. */
function withoutGhosts(
  ids: Float64Array,
  start: number,
  page: readonly number[],
): { readonly ids: Float64Array; readonly ghosts: readonly number[] } {
  const present = new Set(page)
  const last = page.at(-1) ?? Infinity
  const ghosts: number[] = []
  for (let at = start; at < ids.length; at += 1) {
    const id = ids[at]
    if (id === undefined || id > last) break
    if (!present.has(id)) ghosts.push(id)
  }
  const gone = new Set(ghosts)
  return { ids: ids.filter((id) => !gone.has(id)), ghosts }
}

/** The server's ids on a page, as sent. */
export const idsOn = (page: CustomerPage): number[] => page.customers.map(({ customer }) => customer.id)

/**
 * Finds customers that were read and then deleted while the read went on: `seen` (ascending, all of them Clopos's own
 * ids) has them, the server does not. Up to the first of them both have the same customers on the same pages, so
 * halving finds its page in log2(pages) requests. Gives null where that does not work out: the server moved meanwhile.
 */
export async function dropGhosts(
  seen: Float64Array,
  limit: number,
  total: number,
  read: (page: number) => Promise<CustomerPage>,
): Promise<{
  readonly seen: Float64Array
  readonly ghosts: readonly number[]
  readonly total: number
} | null> {
  let ids = seen
  let count = total
  const ghosts: number[] = []
  const agrees = (page: number, found: readonly number[]): boolean => {
    const slice = ids.subarray((page - 1) * limit, page * limit)
    return found.length === slice.length && found.every((id, index) => id === slice[index])
  }
  const ask = async (page: number): Promise<number[]> => {
    const answer = await read(page)
    count = answer.total
    return idsOn(answer)
  }
  while (ids.length > count) {
    let low = 1
    let high = Math.ceil(ids.length / limit)
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      if (agrees(middle, await ask(middle))) low = middle + 1
      else high = middle
    }
    const cleaned = withoutGhosts(ids, (low - 1) * limit, await ask(low))
    // Every round must find one.
    if (cleaned.ghosts.length === 0) return null
    ids = cleaned.ids
    ghosts.push(...cleaned.ghosts)
  }
  return { seen: ids, ghosts, total: count }
}
