/**
 * `npm run bench:desktop [-- --customers N,N] [--runs N] [--minute SECONDS]`: how long the desktop app takes to show its
 * first rows, and how much memory all its processes take, next to an empty window of the same Electron in the same run.
 * Printed as a table and written to test-results/bench-desktop.json.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { median, milliseconds, table, type Row } from './measure'
import { sampleFolder } from './sample-folder'

interface Program {
  readonly path: string
  readonly args: readonly string[]
}

const program = (name: 'APP' | 'EMPTY'): Program => ({
  path: process.env[`BENCH_${name}`] ?? '',
  args: [process.env[`BENCH_${name}_FOLDER`] ?? '', '--no-sandbox'].filter((arg) => arg !== ''),
})

interface Started {
  readonly electron: ElectronApplication
  readonly page: Page
  /** From the start of the process until what it is started for can be seen, in milliseconds. */
  readonly took: number
}

/** Starts a program and waits for the first element that `shown` selects. */
async function start({ path, args }: Program, dataFolder: string, shown: string): Promise<Started> {
  const env = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
  const electron = await _electron.launch({
    executablePath: path,
    args: [...args],
    env: { ...env, CUSTOMER_DESK_DATA: dataFolder },
  })
  const page = await electron.firstWindow()
  await page.locator(shown).first().waitFor()
  const now = Date.now()
  const created = await electron.evaluate(() => process.getCreationTime())
  if (created === null) throw new Error('The system does not say when a process started.')
  return { electron, page, took: now - created }
}

/** The process and all that it started. */
function treeOf(pid: number): readonly number[] {
  const children = readdirSync(`/proc/${String(pid)}/task`).flatMap((task) =>
    readFileSync(`/proc/${String(pid)}/task/${task}/children`, 'utf8')
      .split(' ')
      .filter(Boolean)
      .map(Number),
  )
  return [pid, ...children.flatMap(treeOf)]
}

/** The memory of an app's processes in MB; what several share is divided among them (PSS). */
async function memoryOf(electron: ElectronApplication): Promise<number> {
  const pid = await electron.evaluate(() => process.pid)
  const kilobytes = treeOf(pid).map((one) => {
    const rollup = readFileSync(`/proc/${String(one)}/smaps_rollup`, 'utf8')
    return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0)
  })
  return kilobytes.reduce((sum, one) => sum + one, 0) / 1024
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Works with the list as a person would: scrolls, searches, sorts. */
async function work(page: Page, seconds: number): Promise<void> {
  const end = Date.now() + seconds * 1000
  const box = page.getByRole('combobox').first()
  const words = ['ali', 'mamm', 'iv', 'ler', '994 50', 'qa']
  const grid = await page.getByRole('grid').boundingBox()
  if (grid === null) throw new Error('There is no list.')
  await page.mouse.move(grid.x + 200, grid.y + 200)
  for (let at = 0; Date.now() < end; at += 1) {
    for (let turn = 0; turn < 20; turn += 1) await page.mouse.wheel(0, 900)
    await page
      .getByRole('columnheader')
      .nth(at % 2 === 0 ? 1 : 4)
      .click()
    await box.fill('')
    await box.pressSequentially(words[at % words.length] ?? '', { delay: 80 })
    for (let turn = 0; turn < 20; turn += 1) await page.mouse.wheel(0, 300)
    await box.fill('')
  }
}

interface Figures {
  readonly starts: number[]
  readonly idle: number[]
}

const { values } = parseArgs({
  options: {
    customers: { type: 'string', default: '100000,1000000' },
    runs: { type: 'string', default: '5' },
    minute: { type: 'string', default: '60' },
  },
})
const sizes = values.customers.split(',').map(Number)
const runs = Number(values.runs)

const goals: Readonly<Record<number, readonly [start: string, memory: string]>> = {
  100_000: ['<= 1.3x', '<= 1.4x'],
  1_000_000: ['<= 1.5x', '<= 1.8x'],
}

const folder = mkdtempSync(join(tmpdir(), 'customer-desk-bench-'))
try {
  const folders = sizes.map((customers) => {
    const dataFolder = join(folder, String(customers))
    mkdirSync(dataFolder)
    sampleFolder(dataFolder, customers)
    return { customers, dataFolder, figures: { starts: [], idle: [] } as Figures }
  })
  const empty: Figures = { starts: [], idle: [] }
  const once = async (of: Program, dataFolder: string, shown: string, into: Figures): Promise<void> => {
    const { electron, took } = await start(of, dataFolder, shown)
    await wait(5000)
    into.starts.push(took)
    into.idle.push(await memoryOf(electron))
    await electron.close()
  }
  // The first starts read the program from the disk, and count for nobody.
  await once(program('EMPTY'), folder, '#ready', { starts: [], idle: [] })
  for (const { dataFolder } of folders)
    await once(program('APP'), dataFolder, '[role="gridcell"] bdi', { starts: [], idle: [] })
  for (let run = 0; run < runs; run += 1) {
    await once(program('EMPTY'), folder, '#ready', empty)
    for (const { dataFolder, figures } of folders)
      await once(program('APP'), dataFolder, '[role="gridcell"] bdi', figures)
  }
  const rows: Row[] = []
  const emptyIdle = median(empty.idle)
  const memory = (what: string, mb: number, goal: string): Row => ({
    what,
    ours: `${mb.toFixed(0)} MB`,
    peer: `an empty window, ${emptyIdle.toFixed(0)} MB`,
    ratio: mb / emptyIdle,
    goal,
  })
  for (const { customers, dataFolder, figures } of folders) {
    const [startGoal = '–', memoryGoal = '–'] = goals[customers] ?? []
    const of = `${String(customers)} customers`
    rows.push({
      what: `start to first rows, ${of}`,
      ours: milliseconds(median(figures.starts)),
      peer: `an empty window, ${milliseconds(median(empty.starts))}`,
      ratio: median(figures.starts) / median(empty.starts),
      goal: startGoal,
    })
    rows.push(memory(`memory when nothing happens, ${of}`, median(figures.idle), '–'))
    const { electron, page } = await start(program('APP'), dataFolder, '[role="gridcell"] bdi')
    await work(page, Number(values.minute))
    await wait(5000)
    rows.push(memory(`memory after ${values.minute} s of work, ${of}`, await memoryOf(electron), memoryGoal))
    await electron.close()
  }
  process.stdout.write(`${table(rows)}\n`)
  mkdirSync('test-results', { recursive: true })
  writeFileSync('test-results/bench-desktop.json', `${JSON.stringify(rows, null, 2)}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
