import type { SampleCustomers } from './customers'
import { secondsOf, type ApiRow } from './rows'

/** The fields that `GET /customers` sorts by, in the order in which its answers list them. */
export const sortFields = [
  'id',
  'cid',
  'group_id',
  'name',
  'email',
  'address',
  'created_at',
  'updated_at',
] as const
export type SortField = (typeof sortFields)[number]

/** What a row is sorted by; null comes first. */
export type SortKey = number | string | null

/** The sample's own rows in one order, by position. */
export interface BaseOrder {
  readonly indexAt: (position: number) => number
  readonly positionOf: (index: number) => number
  /** The key of the row with this index. */
  readonly keyOf: (index: number) => SortKey
}

/** A row's key: instants by time, numbers by size, texts without regard to case. */
function sortKey(row: ApiRow, field: SortField): SortKey {
  const value = row[field]
  if (field === 'created_at' || field === 'updated_at') return secondsOf(value)
  if (typeof value === 'number') return value
  return typeof value === 'string' ? value.toLowerCase() : null
}

/** Less than, equal to or greater than 0, as `first` stands before, with or after `second`. */
export function compareKeys(first: SortKey, second: SortKey): number {
  if (first === second) return 0
  if (first === null) return -1
  if (second === null) return 1
  if (typeof first === typeof second) return first < second ? -1 : 1
  return typeof first === 'number' ? -1 : 1
}

const maxIndexes = 2 ** 21

/** Indexes by a whole number each (or null), equal ones by index. One native sort: key and index share a double. */
function sortedByNumber(count: number, keyOf: (index: number) => number | null): Uint32Array {
  const packed = new Float64Array(count)
  for (let index = 0; index < count; index += 1) {
    packed[index] = ((keyOf(index) ?? -1) + 1) * maxIndexes + index
  }
  packed.sort()
  return Uint32Array.from(packed, (value) => value % maxIndexes)
}

function sortedByText(count: number, keyOf: (index: number) => SortKey): Uint32Array {
  const keys = Array.from({ length: count }, (_, index) => keyOf(index))
  return Uint32Array.from({ length: count }, (_, index) => index).sort(
    (first, second) => compareKeys(keys[first] ?? null, keys[second] ?? null) || first - second,
  )
}

/** Sorts the sample's rows by a field. By id that costs nothing; other fields are read once from all rows. */
export function baseOrder(customers: SampleCustomers, field: SortField): BaseOrder {
  const { count } = customers
  if (field === 'id') {
    const same = (place: number): number => place
    return { indexAt: same, positionOf: same, keyOf: customers.idAt }
  }
  let keyOf = (index: number): SortKey => sortKey(customers.rowAt(index), field)
  let indexes: Uint32Array
  if (field === 'created_at' || field === 'updated_at') {
    const secondsAt = (index: number): number | null => customers.secondsAt(index, field)
    indexes = sortedByNumber(count, secondsAt)
    keyOf = secondsAt
  } else {
    indexes = sortedByText(count, keyOf)
  }
  const positions = new Uint32Array(count)
  for (let position = 0; position < count; position += 1) positions[indexes[position] ?? 0] = position
  return {
    indexAt: (position) => indexes[position] ?? 0,
    positionOf: (index) => positions[index] ?? 0,
    keyOf,
  }
}

/** The first whole number from 0 to `length` for which `test` holds, where it holds for all after it too. */
function firstWhere(length: number, test: (place: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (test(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** Either a row of the sample, by index, or one that was inserted or changed. */
export type Place = { readonly index: number } | { readonly row: ApiRow }

/** All rows that are there now, in one order. */
export interface View {
  readonly length: number
  readonly at: (position: number) => Place
}

/**
 * The sample's rows without those `hidden` (removed, or changed and so among `own`), merged with `own`. Reading a
 * position costs two binary searches in the lists of what differs, however many rows there are.
 */
export function mergedView(
  customers: SampleCustomers,
  base: BaseOrder,
  field: SortField,
  hidden: ReadonlySet<number>,
  own: Iterable<ApiRow>,
): View {
  const hiddenAt = Float64Array.from(hidden, (index) => base.positionOf(index)).sort()
  const hiddenBefore = (position: number): number =>
    firstWhere(hiddenAt.length, (place) => (hiddenAt[place] ?? 0) >= position)
  const visible = customers.count - hiddenAt.length
  const ownRows = Array.from(own, (row) => ({ row, key: sortKey(row, field) })).sort(
    (first, second) => compareKeys(first.key, second.key) || first.row.id - second.row.id,
  )
  // Where each own row stands among all: after the visible rows before it and the own rows before it.
  const ownAt = ownRows.map(({ row, key }, place) => {
    const position = firstWhere(customers.count, (candidate) => {
      const index = base.indexAt(candidate)
      return (compareKeys(base.keyOf(index), key) || customers.idAt(index) - row.id) >= 0
    })
    return position - hiddenBefore(position) + place
  })
  return {
    length: visible + ownRows.length,
    at: (position) => {
      const after = firstWhere(ownAt.length, (place) => (ownAt[place] ?? 0) > position)
      const mine = ownRows[after - 1]
      if (mine !== undefined && ownAt[after - 1] === position) return { row: mine.row }
      const ordinal = position - after
      const skipped = firstWhere(hiddenAt.length, (place) => (hiddenAt[place] ?? 0) - place > ordinal)
      return { index: base.indexAt(ordinal + skipped) }
    },
  }
}
