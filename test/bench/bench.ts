/**
 * `npm run bench [-- --customers N] [--sync]`: measures what docs/benchmarks.md lists, each figure beside its peer's in the same
 * run, prints a table and writes it as JSON to test-results/bench.json.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openCustomers } from '#backend/customers/customers'
import { openCopyReader } from '#backend/database/copy'
import { benchCsv } from './csv'
import { table, type Row } from './measure'
import { benchSearch, benchWindows } from './queries'
import { benchStoring } from './storing'
import { benchSync } from './sync'

const { values } = parseArgs({
  options: {
    customers: { type: 'string', default: '100000' },
    /** Also a sync over a line with latency and a budget: minutes, at a million customers. */
    sync: { type: 'boolean', default: false },
  },
})
const count = Number(values.customers)
if (!Number.isInteger(count) || count < 1000) {
  process.stderr.write('--customers takes a whole number from 1000 on.\n')
  process.exit(2)
}

const folder = mkdtempSync(join(tmpdir(), 'customer-desk-bench-'))
try {
  const rows: Row[] = benchStoring(folder, count)
  const database = openCopyReader(folder)
  const customers = openCustomers(database)
  rows.push(...benchWindows(database, customers, count), benchSearch(database, customers))
  rows.push(...(await benchCsv(folder, customers)))
  database.close()
  if (values.sync) rows.push(...(await benchSync(folder, count)))
  const machine = `${String(count)} customers, Node ${process.version}, ${String(cpus().length)} cores`
  process.stdout.write(`${machine}\n\n${table(rows)}\n`)
  mkdirSync('test-results', { recursive: true })
  writeFileSync('test-results/bench.json', `${JSON.stringify({ customers: count, rows }, null, 2)}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
