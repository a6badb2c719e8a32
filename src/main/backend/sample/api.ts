import type { Answer } from './answers'
import { failure, listAnswer, shortAnswer } from './answers'
import type { Fault } from './faults'
import { compareKeys, sortFields, type SortKey } from './order'
import { customersRequest, groupsRequest, groupSortFields, type GroupSortField } from './parameters'
import { relations, type ApiGroup, type ApiRow } from './rows'
import type { SampleStore } from './store'

/** When an answer is created, and how long its request took. In milliseconds. */
interface Timing {
  readonly now: number
  readonly took: number
}

/** The row without the relations that were not asked for: JSON leaves out what is undefined. */
function onlyWith(row: ApiRow, asked: ReadonlySet<string>): ApiRow {
  const others = relations.filter((name) => !asked.has(name))
  return others.length === 0
    ? row
    : { ...row, ...Object.fromEntries(others.map((name) => [name, undefined])) }
}

function customers(
  store: SampleStore,
  query: URLSearchParams,
  fault: Fault | null,
  timing: Timing,
  largestPage: number,
): Answer {
  const request = customersRequest(query)
  if ('status' in request) return request
  const limit = fault?.kind === 'limit-ignored' ? fault.limit : Math.min(largestPage, request.limit)
  const { sort, descending } = fault?.kind === 'sort-ignored' ? fault : request
  const page = fault?.kind === 'page-repeated' ? Math.max(1, request.page - 1) : request.page
  const { rows, total } = store.page({ ...request, limit, page, sort, descending })
  const data = rows.map((row) => onlyWith(row, request.relations))
  const said = fault?.kind === 'total-shifted' ? Math.max(0, total + fault.by) : total
  return fault?.kind === 'short-envelope'
    ? shortAnswer(data, said)
    : listAnswer(data, said, sortFields, timing.now, timing.took)
}

/** What the members of each group spent, by the group's id. */
function amounts(store: SampleStore): Map<unknown, number> {
  const sums = new Map<unknown, number>()
  for (const row of store.rows()) {
    const spent = Number(row['spent'])
    sums.set(row['group_id'], (sums.get(row['group_id']) ?? 0) + (Number.isFinite(spent) ? spent : 0))
  }
  return sums
}

function groupKeys(store: SampleStore, sort: GroupSortField): (group: ApiGroup) => SortKey {
  if (sort !== 'total_amount') return (group) => group[sort]
  const sums = amounts(store)
  return (group) => sums.get(group.id) ?? 0
}

function groups(store: SampleStore, query: URLSearchParams, timing: Timing): Answer {
  const request = groupsRequest(query)
  if ('status' in request) return request
  const keyOf = groupKeys(store, request.sort)
  const sign = request.descending ? -1 : 1
  const sorted = store
    .groups()
    .toSorted((first, second) => sign * (compareKeys(keyOf(first), keyOf(second)) || first.id - second.id))
  const start = (request.page - 1) * request.limit
  const data = sorted.slice(start, start + request.limit)
  return listAnswer(data, sorted.length, groupSortFields, timing.now, timing.took)
}

export const dataPaths = ['/customers', '/customer-groups', '/venues'] as const
export type DataPath = (typeof dataPaths)[number]

/** Answers a data call that is within its limits, with at most `largestPage` customers. */
export function answerData(
  store: SampleStore,
  path: DataPath,
  query: URLSearchParams,
  fault: Fault | null,
  timing: Timing,
  largestPage: number,
): Answer {
  switch (path) {
    case '/customers':
      return customers(store, query, fault, timing, largestPage)
    case '/customer-groups':
      return groups(store, query, timing)
    case '/venues':
      // Not paged; this one has the short envelope.
      return shortAnswer(store.venues(), store.venues().length)
  }
}

/** 404 for what the API does not have. */
export const unknownPath = failure(404, 'The requested resource was not found', 'not_found')
