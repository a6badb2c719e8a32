import { columnKeys, type ColumnKey } from '#shared/columns'
import {
  fields,
  nameOfKeyword,
  rowColumns,
  type ColumnOfKind,
  type Keyword,
  type RowColumn,
  type StoredNameOf,
} from '#shared/fields/table'
import { hundredths, ones, seconds } from '../../index/columns/numbers'
import type { ColumnKind, IndexColumn, IndexSchema, OrderSource } from '../../index/schema'
import { cellSql, storedName } from './columns-sql'
import { textSchema } from './search-text'

/** What the copy knows of a customer beyond its fields. */
const ownNumbers = ['added_at', 'changed_at', 'removed_at'] as const
const ownFlags = {
  is_removed: 'c.removed_at IS NOT NULL',
  has_problems: 'c.problems > 0',
  has_phone: 'c.has_phone',
} as const

/** Columns of the index that hold numbers, or the numbers of texts. */
export type NumberColumn =
  | StoredNameOf<ColumnOfKind<'named' | 'count' | 'number' | 'money' | 'instant' | 'date'> & RowColumn>
  | 'source'
  | (typeof ownNumbers)[number]

/** Columns of the index that hold 0, 1 or 2. */
export type FlagColumn =
  | StoredNameOf<ColumnOfKind<'boolean' | 'gender'> & RowColumn>
  | `has_${StoredNameOf<ColumnOfKind<'text' | 'long-text'> & RowColumn>}`
  | keyof typeof ownFlags

/** How a field lies in the index; null: nothing filters, counts or sums it there. */
function columnOf(name: RowColumn): IndexColumn | null {
  const { kind } = fields[name]
  const stored = storedName(name)
  const sql = cellSql(name)
  const as = (kind: ColumnKind, value = sql): IndexColumn => ({ name: stored, sql: value, kind })
  switch (kind) {
    case 'named':
    case 'count':
      return as({ is: 'number', scale: ones })
    case 'number':
    case 'money':
      return as({ is: 'number', scale: hundredths })
    case 'instant':
      return as({ is: 'number', scale: seconds })
    case 'date':
      // 19800131 for 1980-01-31.
      return as({ is: 'number', scale: ones }, `CAST(replace(${sql}, '-', '') AS INTEGER)`)
    case 'boolean':
    case 'gender':
      return as({ is: 'flag' })
    case 'text':
    case 'long-text':
      if ('facet' in fields[name]) return as({ is: 'dictionary' })
      return { name: `has_${stored}`, sql: `${sql} IS NOT NULL`, kind: { is: 'flag' } }
    case 'id':
    case 'uuid':
    case 'phone':
    case 'phones':
      return null
  }
}

/** How customers sort by a column. */
function orderOf(key: ColumnKey): OrderSource {
  if (key === 'groupName')
    return { is: 'named', column: 'group_id', sql: 'SELECT id, name FROM customer_group' }
  if (key === 'venueName') return { is: 'named', column: 'venue_id', sql: 'SELECT id, name FROM venue' }
  const { kind } = fields[key]
  switch (kind) {
    case 'id':
      return { is: 'id' }
    case 'text':
    case 'long-text':
      if ('facet' in fields[key]) return { is: 'dictionary', column: storedName(key) }
      return { is: 'text', sql: cellSql(key), by: 'alphabet' }
    case 'uuid':
    case 'phone':
    case 'phones':
      // Numbers of phones and the like are the same in every alphabet.
      return { is: 'text', sql: cellSql(key), by: 'letters' }
    case 'date':
      // Birthdays: people look for who has the next one.
      return { is: 'annual', column: storedName(key) }
    default:
      return { is: 'column', column: storedName(key) }
  }
}

const columns: readonly IndexColumn[] = [
  ...rowColumns.map(columnOf).filter((column) => column !== null),
  ...ownNumbers.map((name): IndexColumn => ({
    name,
    sql: `c.${name}`,
    kind: { is: 'number', scale: seconds },
  })),
  ...Object.entries(ownFlags).map(([name, sql]): IndexColumn => ({ name, sql, kind: { is: 'flag' } })),
]

/** What the index holds of the customers. */
export const customerIndex: IndexSchema = {
  table: 'customer c',
  id: 'c.id',
  columns,
  orders: Object.fromEntries(columnKeys.map((key) => [key, orderOf(key)])),
  texts: textSchema,
}

const flagNames: ReadonlySet<string> = new Set(
  columns.filter(({ kind }) => kind.is === 'flag').map(({ name }) => name),
)
const numberNames: ReadonlySet<string> = new Set(
  columns.map(({ name }) => name).filter((name) => !flagNames.has(name)),
)
const isNumber = (name: string): name is NumberColumn => numberNames.has(name)
const isFlag = (name: string): name is FlagColumn => flagNames.has(name)

/** The number column of the field with a keyword. Throws RangeError if it has none. */
export function numberColumn(keyword: Keyword): NumberColumn {
  const name = storedName(nameOfKeyword(keyword))
  if (!isNumber(name)) throw new RangeError(`The index has no numbers of ${keyword}.`)
  return name
}

/** The flag column of the field with a keyword: its values or, of texts, whether there is one. Throws RangeError. */
export function flagColumn(keyword: Keyword): FlagColumn {
  const name = storedName(nameOfKeyword(keyword))
  const flag = isFlag(name) ? name : `has_${name}`
  if (!isFlag(flag)) throw new RangeError(`The index has no flags of ${keyword}.`)
  return flag
}
