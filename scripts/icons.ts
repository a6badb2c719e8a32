/**
 * `node scripts/icons.ts`: draws resources/icon.svg into icon.png (512 px), icon.ico and the tray icon, by the browser
 * that the tests use. Run it after changing the drawing, and commit what it writes.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { findBrowser } from './browser.ts'
import { root } from './build.ts'

const folder = join(root, 'resources')
const drawing = readFileSync(join(folder, 'icon.svg'), 'utf8')
const icoSizes = [16, 24, 32, 48, 64, 128, 256]

/** An ICO file of PNG images: a header of 6 bytes, a directory of 16 bytes an image, the images. */
function ico(images: readonly { readonly size: number; readonly png: Buffer }[]): Buffer {
  const header = Buffer.alloc(6)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(images.length, 4)
  let offset = header.length + 16 * images.length
  const directory = images.map(({ size, png }) => {
    const entry = Buffer.alloc(16)
    // One byte each for width and height, in which 0 stands for 256.
    entry.writeUInt8(size % 256, 0)
    entry.writeUInt8(size % 256, 1)
    entry.writeUInt16LE(1, 4)
    entry.writeUInt16LE(32, 6)
    entry.writeUInt32LE(png.length, 8)
    entry.writeUInt32LE(offset, 12)
    offset += png.length
    return entry
  })
  return Buffer.concat([header, ...directory, ...images.map(({ png }) => png)])
}

const executablePath = findBrowser()
if (executablePath === null) {
  process.stderr.write('No Chromium was found, and none could be installed.\n')
  process.exit(1)
}
const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 })

async function draw(size: number): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${drawing}`)
  const png = await page.screenshot({ omitBackground: true })
  await page.close()
  return png
}

try {
  writeFileSync(join(folder, 'icon.png'), await draw(512))
  writeFileSync(join(root, 'src/main/desktop/tray.png'), await draw(32))
  const images: { size: number; png: Buffer }[] = []
  for (const size of icoSizes) images.push({ size, png: await draw(size) })
  writeFileSync(join(folder, 'icon.ico'), ico(images))
} finally {
  await browser.close()
}
