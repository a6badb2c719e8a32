import { columnKeys, type ColumnKey } from '#shared/columns'
import type { CustomerRow, Gender } from '#shared/customer'
import { cellSql, joinsOf } from './columns-sql'

type Cell = string | number | null

/** What `rowSql` selects, in its order. */
export type CustomerCells = Cell[]

/** Selects everything of a `CustomerRow`; to be followed by a condition on `c`. */
export const rowSql = `SELECT ${columnKeys.map((key) => cellSql[key]).join(', ')}, c.problems
  FROM customer c${joinsOf(columnKeys)}`

const positions: ReadonlyMap<ColumnKey, number> = new Map(columnKeys.map((key, index) => [key, index]))

/** Makes a row from what `rowSql` selected. The database is STRICT, so a cell is of its column's type or null. */
export function customerRow(cells: CustomerCells): CustomerRow {
  const cell = (key: ColumnKey): Cell => cells[positions.get(key) ?? -1] ?? null
  const text = (key: ColumnKey): string | null => {
    const value = cell(key)
    return typeof value === 'string' ? value : null
  }
  const number = (key: ColumnKey): number | null => {
    const value = cell(key)
    return typeof value === 'number' ? value : null
  }
  const flag = (key: ColumnKey): boolean | null => {
    const value = cell(key)
    return value === null ? null : value === 1
  }
  const genders: readonly (Gender | null)[] = [null, 'male', 'female']
  return {
    id: number('id') ?? 0,
    cid: text('cid'),
    venueId: number('venueId'),
    groupId: number('groupId'),
    name: text('name'),
    email: text('email'),
    phone: text('phone'),
    phones: JSON.parse(text('phones') ?? '[]'),
    address: text('address'),
    description: text('description'),
    discount: number('discount'),
    spent: number('spent'),
    totalDiscount: number('totalDiscount'),
    totalBonus: number('totalBonus'),
    receiptCount: number('receiptCount'),
    gender: genders[number('gender') ?? 0] ?? null,
    dateOfBirth: text('dateOfBirth'),
    code: text('code'),
    source: text('source'),
    referenceId: text('referenceId'),
    active: flag('active'),
    loyalty: flag('loyalty'),
    verified: flag('verified'),
    createdAt: number('createdAt'),
    updatedAt: number('updatedAt'),
    groupName: text('groupName'),
    venueName: text('venueName'),
    removedAt: number('removedAt'),
    problems: Number(cells.at(-1) ?? 0),
  }
}
