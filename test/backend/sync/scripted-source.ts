import { readCustomer } from '#backend/clopos/customer-row'
import type { CustomerPage, CustomerSource, PageRequest } from '#backend/clopos/source'
import { apiRow } from '../api-rows'

/** A page of a source: customers by id and the second in which they changed. */
export interface ScriptedPage {
  readonly rows: readonly (readonly [id: number, changedAt: number | null])[]
  readonly total: number
  /** Seconds since 1970. */
  readonly now?: number
}

export function pageOf({ rows, total, now = 1000 }: ScriptedPage): CustomerPage {
  const customers = rows.map(([id, changedAt]) => {
    const updated_at = changedAt === null ? 'never' : new Date(changedAt * 1000).toISOString()
    return readCustomer(apiRow(id, { updated_at }))
  })
  return { customers, total, serverTime: now * 1000 }
}

/** A source of customers alone, which `answer` gives; `asked` has what was asked for. */
export function scriptedSource(
  largestPage: number,
  answer: (request: PageRequest, count: number, signal: AbortSignal) => CustomerPage | Promise<CustomerPage>,
): { readonly source: CustomerSource; readonly asked: PageRequest[] } {
  const asked: PageRequest[] = []
  const source: CustomerSource = {
    largestPage,
    signIn: () => Promise.resolve(),
    customers: async (request, signal) => {
      asked.push(request)
      return answer(request, asked.length, signal)
    },
    groups: () => Promise.resolve([]),
    venues: () => Promise.resolve([]),
    requests: () => asked.length,
  }
  return { source, asked }
}
