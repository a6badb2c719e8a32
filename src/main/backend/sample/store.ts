import { AppError } from '#shared/errors'
import { createSampleCustomers, type SampleOptions } from './customers'
import { passes, type Filter } from './filters'
import { groupPlans, sampleVenues } from './groups'
import { baseOrder, mergedView, type BaseOrder, type Place, type SortField, type View } from './order'
import { apiInstant, type ApiGroup, type ApiRow, type ApiVenue } from './rows'

export interface StoreQuery {
  /** 1-based. */
  readonly page: number
  readonly limit: number
  readonly sort: SortField
  readonly descending: boolean
  readonly filters: readonly Filter[]
}

export interface StorePage {
  readonly rows: readonly ApiRow[]
  /** Customers that match, on all pages. */
  readonly total: number
}

/** Fields of a row to set. A `group` given here is sent as it is, even `null`; `undefined` leaves it out. */
export type RowChanges = Readonly<Record<string, unknown>>

/** What the sample server serves: the sample's customers and what was done to them since. */
export interface SampleStore {
  readonly size: () => number
  readonly get: (id: number) => ApiRow | null
  readonly page: (query: StoreQuery) => StorePage
  /** All rows in id order. Do not change the store while reading them. */
  readonly rows: () => Generator<ApiRow>
  /**
   * Adds a customer created now: an invented one with `changes` on top. Its id is new and the highest so far, unless
   * `changes` has one. Returns the id. Throws `invalid-input` for an id in use.
   */
  readonly insert: (changes?: RowChanges) => number
  /** Changes a customer, and its `updated_at` unless `changes` has one. Throws `not-found`. */
  readonly update: (id: number, changes: RowChanges) => void
  /** Deletes a customer. Returns whether there was one. */
  readonly remove: (id: number) => boolean
  readonly groups: () => readonly ApiGroup[]
  /** Replaces the groups. Customers' rows show the change immediately. */
  readonly setGroups: (groups: readonly ApiGroup[]) => void
  readonly venues: () => readonly ApiVenue[]
  readonly setVenues: (venues: readonly ApiVenue[]) => void
}

/** Placeholder in a stored row for the group of its `group_id`, which is looked up when the row is read. */
const usualGroup = Symbol('the group of group_id')

/** How many views are cached: a read asks for page after page with the same sort and filter. */
const keptViews = 4

/** Creates a store of sample customers. `now` is the clock, in milliseconds. Throws `invalid-input`. */
export function createSampleStore(options: SampleOptions, now: () => number): SampleStore {
  let groups: ReadonlyMap<number, ApiGroup> = new Map(groupPlans.map(({ group }) => [group.id, group]))
  let venues = sampleVenues
  const groupOf = (id: unknown): ApiGroup | null => (typeof id === 'number' ? (groups.get(id) ?? null) : null)
  const customers = createSampleCustomers(options, groupOf)
  /** Rows inserted or changed, by id. */
  const own = new Map<number, ApiRow>()
  /** Indexes of the sample's rows that are removed, or that `own` replaces. */
  const hidden = new Set<number>()
  let lastId = customers.count === 0 ? 0 : customers.idAt(customers.count - 1)
  let inserted = 0

  const orders = new Map<SortField, BaseOrder>()
  const views = new Map<string, View>()
  const changed = (): void => {
    views.clear()
  }

  const withGroup = (row: ApiRow): ApiRow =>
    row['group'] === usualGroup ? { ...row, group: groupOf(row['group_id']) } : row
  const withoutGroup = (row: ApiRow): ApiRow =>
    row['group'] === groupOf(row['group_id']) ? { ...row, group: usualGroup } : row
  const rowOf = (place: Place): ApiRow =>
    'row' in place ? withGroup(place.row) : customers.rowAt(place.index)

  const sortedView = (sort: SortField): View => {
    let base = orders.get(sort)
    if (base === undefined) {
      base = baseOrder(customers, sort)
      orders.set(sort, base)
    }
    return mergedView(customers, base, sort, hidden, own.values())
  }
  const filteredView = (sort: SortField, filters: readonly Filter[]): View => {
    const all = viewOf(sort, [])
    const places: Place[] = []
    for (let position = 0; position < all.length; position += 1) {
      const place = all.at(position)
      const row = rowOf(place)
      if (filters.every((filter) => passes(row, filter))) places.push(place)
    }
    return {
      length: places.length,
      at: (position) => {
        const place = places[position]
        if (place === undefined) throw new RangeError(`There is no position ${String(position)}.`)
        return place
      },
    }
  }
  const viewOf = (sort: SortField, filters: readonly Filter[]): View => {
    const key = JSON.stringify([sort, filters])
    let view = views.get(key)
    if (view === undefined) {
      view = filters.length === 0 ? sortedView(sort) : filteredView(sort, filters)
      const [oldest] = views.keys()
      if (views.size >= keptViews && oldest !== undefined) views.delete(oldest)
      views.set(key, view)
    }
    return view
  }

  const get = (id: number): ApiRow | null => {
    const mine = own.get(id)
    if (mine !== undefined) return withGroup(mine)
    const index = customers.indexOf(id)
    return index === null || hidden.has(index) ? null : customers.rowAt(index)
  }
  const put = (row: ApiRow): void => {
    const index = customers.indexOf(row.id)
    if (index !== null) hidden.add(index)
    own.set(row.id, row)
    changed()
  }

  return {
    size: () => customers.count - hidden.size + own.size,
    get,
    page: ({ page, limit, sort, descending, filters }) => {
      const view = viewOf(sort, filters)
      const first = Math.min((page - 1) * limit, view.length)
      const rows: ApiRow[] = []
      for (let place = first; place < Math.min(first + limit, view.length); place += 1) {
        rows.push(rowOf(view.at(descending ? view.length - 1 - place : place)))
      }
      return { rows, total: view.length }
    },
    *rows() {
      const view = viewOf('id', [])
      for (let position = 0; position < view.length; position += 1) yield rowOf(view.at(position))
    },
    insert: (changes = {}) => {
      const id = typeof changes['id'] === 'number' ? changes['id'] : lastId + 1
      if (get(id) !== null) {
        throw new AppError({ code: 'invalid-input', problem: `There is already a customer ${String(id)}.` })
      }
      const invented = withoutGroup(customers.rowAt(customers.count + inserted))
      const instant = apiInstant(now())
      put({ ...invented, created_at: instant, updated_at: instant, ...changes, id })
      inserted += 1
      lastId = Math.max(lastId, id)
      return id
    },
    update: (id, changes) => {
      const row = get(id)
      if (row === null) throw new AppError({ code: 'not-found', what: 'customer' })
      put({ ...withoutGroup(row), updated_at: apiInstant(now()), ...changes, id })
    },
    remove: (id) => {
      if (get(id) === null) return false
      const index = customers.indexOf(id)
      if (index !== null) hidden.add(index)
      own.delete(id)
      changed()
      return true
    },
    groups: () => [...groups.values()],
    setGroups: (list) => {
      groups = new Map(list.map((group) => [group.id, group]))
    },
    venues: () => venues,
    setVenues: (list) => {
      venues = list
    },
  }
}
