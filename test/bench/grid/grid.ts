/**
 * `npm run bench:grid [-- --customers 10000,100000,1000000] [--data FOLDER]`: our table beside a JavaScript grid that
 * holds all customers in the page's memory (AG Grid Community), in the same Chromium: time to the first rows, time of a
 * keystroke, memory. Prints a table and writes test-results/bench-grid.json. Copies in a folder that is named are kept.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { launchChromium } from '../../e2e/served-page'
import { median, milliseconds, p95, seconds, table, type Row } from '../measure'
import { sampleFolder } from '../sample-folder'
import { memoryOfChildren } from './memory'
import { measure, type Figures, type Side } from './side'

const pageFolder = resolve('.cache/bench-grid-page')

/** Everything but what would lead the app elsewhere. */
const env = Object.fromEntries(
  Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined || name.startsWith('CLOPOS_') || name === 'CUSTOMER_DESK_DATA' ? [] : [[name, value]],
  ),
)

const ourSide = (dataFolder: string): Side => ({
  program: [resolve('out/main/serve.js'), '--no-open', '--data', dataFolder],
  env,
  signs: {
    box: 'input[role="combobox"]',
    row: '[aria-rowindex="2"] [role="gridcell"][aria-colindex="2"]',
    busy: '[role="grid"][aria-busy="true"]',
    count: 'footer .count',
  },
})

const gridSide = (copyFolder: string, search: string): Side => ({
  program: [resolve('.cache/bench/grid-server.js'), copyFolder, pageFolder, search],
  env,
  signs: {
    box: 'input[aria-label="Search"]',
    row: '[row-index="0"] [col-id="id"]',
    busy: 'main[aria-busy="true"]',
    count: 'output',
  },
})

/** The grid's page, built as for production. */
async function buildPage(): Promise<void> {
  await build({
    root: resolve('test/bench/grid/page'),
    configFile: false,
    logLevel: 'warn',
    build: { outDir: pageFolder, emptyOutDir: true, target: 'esnext', chunkSizeWarningLimit: 2000 },
  })
}

/** Bytes of a Chromium that shows nothing; null: not told. */
async function memoryOfBrowser(): Promise<number | null> {
  const browser = await launchChromium()
  try {
    await browser.newPage()
    return memoryOfChildren()
  } finally {
    await browser.close()
  }
}

interface Measured {
  readonly customers: number
  readonly ours: Figures
  readonly grid: Figures
  /** The same with the grid's cache for its quick filter. */
  readonly cached: Figures
}

async function measureAll(customers: number, dataFolder: string): Promise<Measured> {
  const copyFolder = sampleFolder(dataFolder, customers)
  return {
    customers,
    ours: await measure(ourSide(dataFolder)),
    grid: await measure(gridSide(copyFolder, '')),
    cached: await measure(gridSide(copyFolder, '?cache')),
  }
}

const megabytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(0)} MB`
const keystrokes = ({ typed, failure }: Figures, of: (times: readonly number[]) => number): number | null =>
  failure === null ? of(typed.flatMap(({ times }) => times)) : null

/** One line; a side without a figure says why. */
function row(
  what: string,
  { ours, peer, peerName }: { ours: Figures; peer: Figures; peerName: string },
  figure: (figures: Figures) => number | null,
  unit: (value: number) => string,
): Row {
  const told = (figures: Figures): string => {
    const value = figure(figures)
    return value === null ? (figures.failure ?? 'not told by this system') : unit(value)
  }
  const [one, other] = [figure(ours), figure(peer)]
  return {
    what,
    ours: told(ours),
    peer: `${peerName}, ${told(peer)}`,
    ratio: one === null || other === null ? null : one / other,
    goal: '–',
  }
}

function rowsOf({ customers, ours, grid, cached }: Measured): Row[] {
  const size = new Intl.NumberFormat('en').format(customers)
  return [
    { peer: grid, peerName: 'AG Grid' },
    { peer: cached, peerName: 'AG Grid with its cache' },
  ].flatMap((beside) => {
    const sides = { ours, ...beside }
    return [
      row(`${size}: first rows`, sides, ({ first }) => first, seconds),
      row(`${size}: a keystroke (median)`, sides, (figures) => keystrokes(figures, median), milliseconds),
      row(`${size}: a keystroke (p95)`, sides, (figures) => keystrokes(figures, p95), milliseconds),
      row(`${size}: memory of all processes`, sides, ({ memory }) => memory, megabytes),
    ]
  })
}

const { values } = parseArgs({
  options: { customers: { type: 'string', default: '10000,100000,1000000' }, data: { type: 'string' } },
})
const sizes = values.customers.split(',').map(Number)
if (!sizes.every((size) => Number.isInteger(size) && size >= 1000)) {
  process.stderr.write('--customers takes whole numbers from 1000 on, with commas between them.\n')
  process.exit(2)
}

const folder = values.data ?? mkdtempSync(join(tmpdir(), 'customer-desk-bench-'))
try {
  await buildPage()
  const empty = await memoryOfBrowser()
  const measured: Measured[] = []
  for (const size of sizes) {
    const one = await measureAll(size, join(folder, String(size)))
    measured.push(one)
    // Tells what is known already: all of it takes long.
    for (const { what, ours, peer } of rowsOf(one)) process.stderr.write(`${what}: ${ours} (${peer})\n`)
  }
  const rows = measured.flatMap(rowsOf)
  const alone = empty === null ? '' : `, a Chromium that shows nothing takes ${megabytes(empty)}`
  process.stdout.write(`Node ${process.version}, ${String(cpus().length)} cores${alone}\n\n${table(rows)}\n`)
  mkdirSync('test-results', { recursive: true })
  writeFileSync('test-results/bench-grid.json', `${JSON.stringify({ empty, measured, rows }, null, 2)}\n`)
} finally {
  if (values.data === undefined) rmSync(folder, { recursive: true, force: true })
}
