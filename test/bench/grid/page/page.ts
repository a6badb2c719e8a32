/**
 * The peer of the benchmark: all customers in the page's memory, listed by AG Grid Community. Its settings are the ones
 * that are good for its speed; docs/benchmarks.md names them. `?cache`: with its cache for the quick filter.
 */
import {
  ClientSideRowModelModule,
  createGrid,
  ModuleRegistry,
  QuickFilterModule,
  RowApiModule,
  type ColDef,
} from 'ag-grid-community'
import { columns, type Column } from '#shared/columns'
import type { CustomerRow } from '#shared/customer'
import { createFormats } from '#shared/locale/formats'
import { rowHeights } from '../../../../src/renderer/table/geometry'
import { customersAtOnce } from '../at-once'

/** What of a customer the table shows from the start. */
type GridRow = Pick<CustomerRow, (typeof columns)[number]['key']>

const formats = createFormats(navigator.language)

function element<Kind extends Element>(selector: string, kind: new () => Kind): Kind {
  const found = document.querySelector(selector)
  if (!(found instanceof kind)) throw new TypeError(`There is no ${selector}.`)
  return found
}

const box = element('input', HTMLInputElement)
const count = element('output', HTMLOutputElement)
const main = element('main', HTMLElement)

/** As the app's own table writes it. */
function textOf(value: unknown, { key, kind }: Column): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value === 'string') return kind === 'date' ? formats.date(value) : value
  if (typeof value !== 'number') return ''
  if (kind === 'money') return formats.money(value)
  if (kind === 'instant') return formats.instant(value)
  return key === 'receiptCount' ? formats.count(value) : String(value)
}

function columnFor(column: Column): ColDef<GridRow> {
  const isSearched = column.kind === 'text' || column.kind === 'phone'
  return {
    field: column.key,
    headerName: column.api,
    width: column.width,
    valueFormatter: ({ value }) => textOf(value, column),
    ...(isSearched ? {} : { getQuickFilterText: () => '' }),
    ...(column.key === 'name' ? { sort: 'asc' } : {}),
  }
}

/** All customers. While the page reads one part, the server makes the next. */
async function fetchAll(): Promise<GridRow[]> {
  const request = (part: number): Promise<Response> => fetch(`/customers?part=${String(part)}`)
  const all: GridRow[] = []
  let response = await request(0)
  for (let part = 1; ; part += 1) {
    const next = request(part)
    const rows: readonly GridRow[] = await response.json()
    for (const row of rows) all.push(row)
    response = await next
    if (rows.length < customersAtOnce) return all
  }
}

ModuleRegistry.registerModules([ClientSideRowModelModule, QuickFilterModule, RowApiModule])
const grid = createGrid<GridRow>(main, {
  columnDefs: columns.filter(({ shown }) => shown).map(columnFor),
  defaultColDef: { cellDataType: false, filter: false },
  getRowId: ({ data }) => String(data.id),
  animateRows: false,
  cacheQuickFilter: new URLSearchParams(location.search).has('cache'),
  rowHeight: rowHeights.comfortable,
  headerHeight: 32,
})

/** The grid filters, sorts and draws before `setGridOption` returns. */
function change(act: () => void): void {
  main.ariaBusy = 'true'
  act()
  count.value = `${formats.count(grid.getDisplayedRowCount())} customers`
  main.ariaBusy = 'false'
}

box.addEventListener('input', () => {
  change(() => {
    grid.setGridOption('quickFilterText', box.value)
  })
})
const rowData = await fetchAll()
change(() => {
  grid.setGridOption('rowData', rowData)
})
