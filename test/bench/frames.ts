/**
 * `npm run bench:frames [-- --customers N] [--data FOLDER]`: the frames of ten seconds of scrolling in a real Chromium,
 * printed as a table and written to test-results/bench-frames.json. A folder that is named is filled once and kept.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from '@playwright/test'
import { launch } from '../e2e/app'
import { milliseconds, table, type Row } from './measure'
import { sampleFolder } from './sample-folder'

/** Frames and blocking work of ten seconds. */
interface Frames {
  readonly frames: number
  /** Frames that took longer than 50 ms. */
  readonly slow: number
  /** Milliseconds. */
  readonly longest: number
  /** Times the page's thread was busy for more than 50 ms at a stretch. */
  readonly longTasks: number
  /** CPU time of the page's thread, in milliseconds, which does not depend on who else uses the machine: for a frame, */
  readonly cpu: number
  /** and for the longest task. */
  readonly longestTask: number
}

declare global {
  interface Window {
    /** What `watchFrames` has seen so far. */
    framesSeen?: { times: number[]; longTasks: number }
  }
}

/** Begins to note the time of each frame in the page. */
async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen = { times: [] as number[], longTasks: 0 }
    window.framesSeen = seen
    const each = (time: number): void => {
      seen.times.push(time)
      if (window.framesSeen === seen) requestAnimationFrame(each)
    }
    requestAnimationFrame(each)
    new PerformanceObserver((list) => {
      if (window.framesSeen === seen) seen.longTasks += list.getEntries().length
    }).observe({ type: 'longtask' })
  })
}

async function framesOf(page: Page): Promise<Omit<Frames, 'cpu' | 'longestTask'>> {
  return page.evaluate(() => {
    const { times, longTasks } = window.framesSeen ?? { times: [], longTasks: 0 }
    delete window.framesSeen
    const lengths = times.slice(1).map((time, index) => time - (times[index] ?? time))
    return {
      frames: lengths.length,
      slow: lengths.filter((length) => length > 50).length,
      longest: Math.max(0, ...lengths),
      longTasks,
    }
  })
}

/** Scrolls by `step` px in each frame, for `ms`; `sweep`: from one end of the list to the other, as a dragged bar does. */
async function scrollEachFrame(page: Page, step: number | 'sweep', ms: number): Promise<void> {
  await page.evaluate(
    ({ step: by, ms: time }) =>
      new Promise<void>((resolve) => {
        const scrolled = document.querySelector('[data-scrolled], [role="grid"]')
        if (scrolled === null) throw new TypeError('There is nothing to scroll.')
        const from = performance.now()
        const next = (): void => {
          const share = (performance.now() - from) / time
          if (share >= 1) {
            resolve()
            return
          }
          if (by === 'sweep') scrolled.scrollTop = share * scrolled.scrollHeight
          else scrolled.scrollTop += by
          requestAnimationFrame(next)
        }
        next()
      }),
    { step, ms },
  )
}

/** Does `act` again and again for `ms`, with a frame between. */
async function during(ms: number, act: () => Promise<void>): Promise<void> {
  const end = Date.now() + ms
  while (Date.now() < end) await act()
}

interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  /** CPU time, in microseconds. */
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/** CPU times of the tasks of the busiest page's thread while `act` runs, in milliseconds. */
async function tasksDuring(page: Page, act: () => Promise<void>): Promise<readonly number[]> {
  const browser = page.context().browser()
  if (browser === null) throw new TypeError('The page has no browser.')
  await browser.startTracing(page, { categories: ['toplevel'] })
  await act()
  const trace: { readonly traceEvents: readonly TraceEvent[] } = JSON.parse(
    (await browser.stopTracing()).toString(),
  )
  const threads = trace.traceEvents.filter(
    ({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain',
  )
  const tasks = threads.map(({ pid, tid }) =>
    trace.traceEvents.flatMap((event) =>
      event.pid === pid && event.tid === tid && event.ph === 'X' && event.name.endsWith('RunTask')
        ? [(event.tdur ?? 0) / 1000]
        : [],
    ),
  )
  return tasks.sort((one, other) => total(other) - total(one))[0] ?? []
}

const total = (times: readonly number[]): number => times.reduce((sum, time) => sum + time, 0)

/** Ten seconds: the wheel slowly and fast, a fling as of a finger, the bar from end to end, and the keys. */
async function scrollAbout(page: Page): Promise<Frames> {
  const scrolled = page.locator('[data-scrolled], [role="grid"]')
  const box = await scrolled.boundingBox()
  if (box === null) throw new TypeError('There is nothing to scroll.')
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  await scrolled.focus()
  await watchFrames(page)
  const tasks = await tasksDuring(page, async () => {
    await during(2000, () => page.mouse.wheel(0, 120))
    await during(1000, () => page.mouse.wheel(0, -900))
    await scrollEachFrame(page, 37, 1500)
    await scrollEachFrame(page, 640, 1500)
    await scrollEachFrame(page, 'sweep', 2000)
    await during(1000, () => page.keyboard.press('PageUp'))
    await during(1000, () => page.keyboard.press('ArrowUp'))
  })
  const frames = await framesOf(page)
  return { ...frames, longestTask: Math.max(0, ...tasks), cpu: total(tasks) / frames.frames }
}

const lines = 5000
const frame = 1000 / 60

/** A page with nothing but lines of text in a scrolled box of the same size. */
const plainPage = `<!doctype html><title>Plain</title>
<style>body{margin:0;font:13px/36px system-ui}[data-scrolled]{height:600px;overflow:auto}</style>
<div data-scrolled tabindex="0">${Array.from({ length: lines }, (_, at) => `<div>Line ${String(at)}</div>`).join('')}</div>`

const told = ({ frames, slow, longest, longTasks }: Frames): string =>
  `${String(slow)} of ${String(frames)} (longest ${longest.toFixed(0)} ms, long tasks ${String(longTasks)})`

/**
 * Frames over 50 ms in ten seconds of scrolling through the table, in a real Chromium on browser mode, against a plain
 * page that is scrolled in the same way in the same browser: without a graphics card it is slow to paint anything.
 */
async function benchFrames(dataFolder: string): Promise<Row[]> {
  const viewport = { width: 1440, height: 900 }
  const { page, close } = await launch({ dataFolder, shell: 'browser', viewport })
  try {
    const cell = page.locator('[aria-rowindex="20"] [role="gridcell"] bdi').first()
    await cell.waitFor({ timeout: 60_000 })
    const ours = await scrollAbout(page)
    const plain = await page.context().newPage()
    await plain.setContent(plainPage)
    const theirs = await scrollAbout(plain)
    return [
      {
        what: 'scrolling for 10 s: frames over 50 ms',
        ours: told(ours),
        peer: `a plain page, ${told(theirs)}`,
        ratio: null,
        goal: '0',
      },
      {
        what: 'the same: CPU of the page’s thread a frame',
        ours: milliseconds(ours.cpu),
        peer: `a 60 Hz frame, ${milliseconds(frame)}; a plain page, ${milliseconds(theirs.cpu)}`,
        ratio: ours.cpu / frame,
        goal: '<= 1x',
      },
      {
        what: 'the same: CPU of its longest task',
        ours: milliseconds(ours.longestTask),
        peer: `50 ms; a plain page, ${milliseconds(theirs.longestTask)}`,
        ratio: ours.longestTask / 50,
        goal: '<= 1x',
      },
    ]
  } finally {
    await close()
  }
}

const { values } = parseArgs({
  options: { customers: { type: 'string', default: '1000000' }, data: { type: 'string' } },
})
const count = Number(values.customers)
if (!Number.isInteger(count) || count < 1000) {
  process.stderr.write('--customers takes a whole number from 1000 on.\n')
  process.exit(2)
}
const folder = values.data ?? mkdtempSync(join(tmpdir(), 'customer-desk-bench-'))
try {
  sampleFolder(folder, count)
  const rows = await benchFrames(folder)
  const machine = `${String(count)} customers, Node ${process.version}, ${String(cpus().length)} cores`
  process.stdout.write(`${machine}\n\n${table(rows)}\n`)
  mkdirSync('test-results', { recursive: true })
  writeFileSync('test-results/bench-frames.json', `${JSON.stringify({ customers: count, rows }, null, 2)}\n`)
} finally {
  if (values.data === undefined) rmSync(folder, { recursive: true, force: true })
}
