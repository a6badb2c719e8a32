import { columnKeys, type ColumnKey } from '#shared/columns'
import { fieldOf } from '#shared/fields/table'

/** The name of the column of `customer` that holds a field of Clopos's row, or when the customer was removed. */
export function storedName(key: ColumnKey): string {
  const { stored, api } = fieldOf(key)
  return stored ?? api
}

function sqlOf(key: ColumnKey): string {
  switch (fieldOf(key).from) {
    case 'group':
      return 'g.name'
    case 'venue':
      return 'v.name'
    default:
      return `c.${storedName(key)}`
  }
}

const sqlByKey: ReadonlyMap<ColumnKey, string> = new Map(columnKeys.map((key) => [key, sqlOf(key)]))

/** The stored value of a column, from `customer c`, `customer_group g` and `venue v`. */
export const cellSql = (key: ColumnKey): string => sqlByKey.get(key) ?? 'NULL'

/** The joins that `columns` need; names of groups and venues lie in tables of their own. */
export function joinsOf(columns: readonly ColumnKey[]): string {
  const group = columns.includes('groupName') ? ' LEFT JOIN customer_group g ON g.id = c.group_id' : ''
  const venue = columns.includes('venueName') ? ' LEFT JOIN venue v ON v.id = c.venue_id' : ''
  return group + venue
}
