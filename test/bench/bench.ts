/**
 * `npm run bench [-- --customers N] [--sync]`: measures what docs/benchmarks.md lists, each figure beside its peer's in the same
 * run, prints a table and writes it as JSON to test-results/bench.json.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openCustomers } from '#backend/query/customers'
import { openCopy, openCopyReader } from '#backend/copy/copy'
import { isBackground } from './apart'
import { benchBackground, benchLoadMemory, benchMemory, doInBackground } from './background'
import { benchCsv, benchWorkbook } from './csv'
import { table, type Row } from './measure'
import { benchSearch } from './search'
import { benchStoring } from './storing'
import { benchSync } from './sync'
import { benchTotals, benchWindows, ourWindows } from './windows'

const { values } = parseArgs({
  options: {
    customers: { type: 'string', default: '100000' },
    /** Also a sync over a line with latency and a budget: minutes, at a million customers. */
    sync: { type: 'boolean', default: false },
    /** How this program starts itself for work beside what it measures; not for people. */
    background: { type: 'string' },
    folder: { type: 'string', default: '' },
  },
})
const count = Number(values.customers)
if (!Number.isInteger(count) || count < 1000) {
  process.stderr.write('--customers takes a whole number from 1000 on.\n')
  process.exit(2)
}

if (isBackground(values.background)) {
  await doInBackground(values.background, values.folder, count)
  process.exit(0)
}

/** Queries on a copy with an index. */
async function benchQueries(folder: string): Promise<Row[]> {
  const writer = openCopy(folder)
  const rows = [...(await benchLoadMemory(folder, count)), await benchMemory(folder, count)]
  const database = openCopyReader(folder)
  // Compiled before a clock runs, as SQLite's own code is.
  ourWindows(openCustomers(database))
  const customers = openCustomers(database)
  rows.push(
    ...benchWindows(database, writer, customers),
    ...benchSearch(database, customers),
    ...benchTotals(database, customers),
  )
  database.close()
  writer.close()
  return rows
}

const folder = mkdtempSync(join(tmpdir(), 'customer-desk-bench-'))
try {
  const rows: Row[] = []
  /** Tells what is known already: all of it takes long. */
  const add = (more: readonly Row[]): void => {
    rows.push(...more)
    for (const { what, ours, peer } of more) process.stderr.write(`${what}: ${ours} (${peer})\n`)
  }
  add(benchStoring(folder, count))
  add(await benchQueries(folder))
  add(await benchBackground(folder, count))
  const database = openCopyReader(folder)
  add(await benchCsv(folder, openCustomers(database)))
  add(await benchWorkbook(folder, openCustomers(database)))
  database.close()
  if (values.sync) add(await benchSync(folder, count))
  const machine = `${String(count)} customers, Node ${process.version}, ${String(cpus().length)} cores`
  process.stdout.write(`${machine}\n\n${table(rows)}\n`)
  mkdirSync('test-results', { recursive: true })
  writeFileSync('test-results/bench.json', `${JSON.stringify({ customers: count, rows }, null, 2)}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
