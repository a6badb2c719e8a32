import { columnKeys, columnOf } from '#shared/columns'
import type { CustomerRow } from '#shared/customer'
import type { Stored } from '../../sqlite/append'
import { cellReaders } from './cells'
import { cellSql, joinsOf } from './columns-sql'

/** What `rowSql` selects, in its order. */
export type CustomerCells = Stored[]

/** Selects everything of a `CustomerRow`; to be followed by a condition on `c`. */
export const rowSql = `SELECT ${columnKeys.map(cellSql).join(', ')}, c.problems
  FROM customer c${joinsOf(columnKeys)}`

const idPlace = columnKeys.indexOf('id')

/** The id in what `rowSql` selected. */
export const idIn = (cells: CustomerCells): Stored => cells[idPlace] ?? null

const forms = columnKeys.map((key) => ({ key, read: cellReaders[columnOf(key).kind] }))

/** Makes a row from what `rowSql` selected. */
export function customerRow(cells: CustomerCells): CustomerRow {
  const row: Record<string, unknown> = { problems: Number(cells.at(-1) ?? 0) }
  for (const [place, { key, read }] of forms.entries()) row[key] = read(cells[place] ?? null)
  // `cellReaders` has a form of the right type for each kind, and `forms` has every column.
  return row as CustomerRow
}
