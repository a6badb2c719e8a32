/**
 * `npm run gallery [-- TEXT]`: pictures of every component in every state and of every screen, in light and in dark, in
 * `.cache/gallery`; `index.html` there shows all. TEXT takes only components whose name contains it, and no screens.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser } from '@playwright/test'
import { build, preview } from 'vite'
import { findBrowser } from './browser.ts'
import { buildIfNeeded, root } from './build.ts'
import { run } from './steps.ts'

const folder = join(root, '.cache/gallery')
const [only = ''] = process.argv.slice(2)
const themes = ['light', 'dark'] as const

const executablePath = findBrowser()
if (executablePath === null) {
  process.stderr.write('No Chromium was found, and none could be installed.\n')
  process.exit(1)
}

/** Takes the pictures of all states in one theme. */
async function takeComponents(
  browser: Browser,
  address: string,
  theme: (typeof themes)[number],
): Promise<void> {
  const page = await browser.newPage({ colorScheme: theme, viewport: { width: 900, height: 600 } })
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  await page.goto(address)
  const states = await page.evaluate(() => window.galleryStates ?? [])
  if (states.length === 0) throw new Error(`The page of the gallery does not work: ${problems.join(' ')}`)
  for (const [index, { component, name }] of states.entries()) {
    if (!component.includes(only)) continue
    await page.goto('about:blank')
    await page.goto(`${address}#${String(index)}`)
    await page.evaluate(() => document.fonts.ready)
    const file = `${component.replaceAll('/', '-')}-${name}-${theme}.png`
    await page.screenshot({ path: join(folder, 'components', file), animations: 'disabled' })
    if (problems.length > 0) throw new Error(`${component}, ${name}: ${problems.join(' ')}`)
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
      args: ['--project=chromium', '-g', 'is sound for assistive technology'],
      env: { E2E_PICTURES: join(folder, 'screens') },
    },
    true,
  )
  if (!passed) process.exitCode = 1
}
writeIndex()
process.stdout.write(`${join(folder, 'index.html')}\n`)
