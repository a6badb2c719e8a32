/**
 * `npm run gallery [-- TEXT] [--language CODE]`: pictures of every component in every state, in light and in dark, and of
 * the main screens in both and in three sizes, in `.cache/gallery`; `index.html` there shows all. TEXT takes only components
 * whose name contains it, and no screens. CODE is a language of the app; without it, the screens are shown in all of them.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Browser, type Page } from '@playwright/test'
import { build, preview } from 'vite'
import { findBrowser } from './browser.ts'
import { buildIfNeeded, root } from './build.ts'
import { run } from './steps.ts'

const folder = join(root, '.cache/gallery')
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { language: { type: 'string' } },
})
const [only = ''] = positionals
const { language = '' } = values
const themes = ['light', 'dark'] as const
type Theme = (typeof themes)[number]

const executablePath = findBrowser()
if (executablePath === null) {
  process.stderr.write('No Chromium was found, and none could be installed.\n')
  process.exit(1)
}

/** The part of the page that shows something, with a margin; all of it for a dialog, which covers the rest. */
function shownArea(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  return page.evaluate(() => {
    const elements =
      document.querySelector('dialog[open]') === null ? document.querySelectorAll('#app > div *') : []
    const boxes = Array.from(elements, (element) => element.getBoundingClientRect())
    if (boxes.length === 0) return { x: 0, y: 0, width: innerWidth, height: innerHeight }
    const end = (side: 'right' | 'bottom', most: number): number =>
      Math.min(most, Math.max(...boxes.map((box) => box[side])) + 24)
    return { x: 0, y: 0, width: end('right', innerWidth), height: end('bottom', innerHeight) }
  })
}

/** Takes the pictures of all states in one theme. */
async function takeComponents(browser: Browser, address: string, colorScheme: Theme): Promise<void> {
  const page = await browser.newPage({
    colorScheme,
    locale: language || 'en',
    viewport: { width: 900, height: 600 },
  })
  page.on('pageerror', (error) => {
    throw error
  })
  for (let number = 0; ; number += 1) {
    // Another number alone would not load the page again.
    await page.goto('about:blank')
    await page.goto(`${address}#${String(number)}`)
    const name = await page.title()
    if (name === '' && number > 0) break
    if (name === '') throw new Error('The gallery is empty.')
    if (!name.includes(only)) continue
    const path = join(folder, 'components', `${name.replaceAll(/[ /]/g, '-')}-${colorScheme}.png`)
    await page.screenshot({ path, clip: await shownArea(page), animations: 'disabled' })
  }
  await page.close()
}

/** A page with all pictures that are there. */
function writeIndex(): void {
  const sections = ['components', 'screens'].map((part) => {
    const files = readdirSync(join(folder, part)).sort()
    const pictures = files.map(
      (file) =>
        `<figure><img src="${part}/${file}" alt="" loading="lazy"><figcaption>${file}</figcaption></figure>`,
    )
    return `<h1>${part}</h1>\n${pictures.join('\n')}`
  })
  const style =
    'body{font:14px sans-serif}figure{display:inline-block;margin:8px}img{max-width:440px;border:1px solid}'
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><meta charset="utf-8"><title>Gallery</title><style>${style}</style>\n${sections.join('\n')}\n`,
  )
}

rmSync(folder, { recursive: true, force: true })
for (const part of ['components', 'screens']) mkdirSync(join(folder, part), { recursive: true })

const configFile = join(root, 'gallery.vite.config.ts')
await build({ configFile })
const server = await preview({ configFile, preview: { port: 0, host: '127.0.0.1' } })
const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 })
try {
  const address = server.resolvedUrls?.local[0] ?? ''
  for (const theme of themes) await takeComponents(browser, address, theme)
} finally {
  await browser.close()
  await server.close()
}

if (only === '') {
  buildIfNeeded()
  const passed = await run(
    {
      title: 'Screens',
      tool: 'scripts/e2e.ts',
      args: ['--project=chromium', '-g', `cut off in ${language}`],
      env: { E2E_PICTURES: join(folder, 'screens'), E2E_GALLERY: '1' },
    },
    true,
  )
  if (!passed) process.exitCode = 1
}
writeIndex()
process.stdout.write(`${join(folder, 'index.html')}\n`)
