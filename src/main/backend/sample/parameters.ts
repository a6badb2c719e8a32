import { failure, type Answer } from './answers'
import { filterFields, type Filter } from './filters'
import { sortFields } from './order'
import { relations } from './rows'
import type { StoreQuery } from './store'

/** What was asked of `GET /customers`. */
export interface CustomersRequest extends StoreQuery {
  /** What is sent with each customer. */
  readonly relations: ReadonlySet<string>
}

export const groupSortFields = [
  'id',
  'name',
  'discount_type',
  'discount_value',
  'total_amount',
  'created_at',
  'updated_at',
  'deleted_at',
] as const
export type GroupSortField = (typeof groupSortFields)[number]

/** What was asked of `GET /customer-groups`. */
export interface GroupsRequest {
  readonly page: number
  readonly limit: number
  readonly sort: GroupSortField
  readonly descending: boolean
}

/** A parameter that is not as documented, and its answer. */
class BadParameter extends Error {
  readonly answer: Answer

  constructor(answer: Answer) {
    super('bad parameter')
    this.answer = answer
  }
}

const outside = (name: string, least: number, most: number): BadParameter => {
  const range = `${String(least)} and ${String(most)}`
  return new BadParameter(
    failure(400, `The '${name}' parameter must be between ${range}`, 'invalid_parameter'),
  )
}

/** Lists of objects are the third form that `error` has. */
const unsupported = (name: string, value: string): BadParameter =>
  new BadParameter(
    failure(400, 'The given data was invalid.', [
      { field: name, message: `The '${name}' parameter does not support '${value}'` },
    ]),
  )

const maxPages = 1_000_000_000

function wholeNumber(query: URLSearchParams, name: string, most: number, otherwise: number): number {
  const text = query.get(name)
  if (text === null) return otherwise
  const value = /^\d{1,10}$/.test(text) ? Number(text) : 0
  if (value < 1 || value > most) throw outside(name, 1, most)
  return value
}

function sortOf<Field extends string>(
  query: URLSearchParams,
  fields: readonly Field[],
  otherwise: Field,
): { sort: Field; descending: boolean } {
  const asked = query.get('sort[0]')
  const direction = query.get('sort[1]')
  if (direction !== null && direction !== '1' && direction !== '-1') throw unsupported('sort[1]', direction)
  if (asked === null) return { sort: otherwise, descending: direction !== '1' }
  const sort = fields.find((field) => field === asked)
  if (sort === undefined) throw unsupported('sort[0]', asked)
  return { sort, descending: direction === '-1' }
}

function filtersOf(query: URLSearchParams): Filter[] {
  const filters: Filter[] = []
  for (const [name, asked] of query) {
    const place = /^filters\[(\d+)\]\[0\]$/.exec(name)?.[1]
    if (place === undefined) continue
    const field = filterFields.find((known) => known === asked)
    if (field === undefined) throw unsupported(name, asked)
    filters.push({ field, value: query.get(`filters[${place}][1]`) ?? '' })
  }
  return filters
}

function relationsOf(query: URLSearchParams): ReadonlySet<string> {
  const asked = new Set<string>()
  for (const [name, value] of query) {
    if (!/^with(?:\[\d*\])?$/.test(name)) continue
    if (!relations.some((known) => known === value)) throw unsupported(name, value)
    asked.add(value)
  }
  return asked
}

/** The result of `read`, or the answer 400 for a bad parameter. */
function orFailure<Value extends object>(read: () => Value): Value | Answer {
  try {
    return read()
  } catch (thrown) {
    if (thrown instanceof BadParameter) return thrown.answer
    throw thrown
  }
}

/** Reads the parameters of `GET /customers`, or returns the answer if one is wrong. Unknown ones are ignored. */
export function customersRequest(query: URLSearchParams): CustomersRequest | Answer {
  return orFailure(() => ({
    page: wholeNumber(query, 'page', maxPages, 1),
    limit: wholeNumber(query, 'limit', 999, 50),
    ...sortOf(query, sortFields, 'created_at'),
    filters: filtersOf(query),
    relations: relationsOf(query),
  }))
}

/** Reads the parameters of `GET /customer-groups`. */
export function groupsRequest(query: URLSearchParams): GroupsRequest | Answer {
  return orFailure(() => ({
    page: wholeNumber(query, 'page', maxPages, 1),
    limit: wholeNumber(query, 'limit', 200, 50),
    ...sortOf(query, groupSortFields, 'id'),
    ...(query.has('sort[0]') || query.has('sort[1]') ? {} : { descending: false }),
  }))
}
