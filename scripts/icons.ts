/**
 * `node scripts/icons.ts`: draws resources/icon.svg in every size that a system asks for, by the browser that the tests
 * use: icons/ for Linux, icon.ico for Windows, icon.icns for macOS, and the tray icon. Run it after changing the drawing, and
 * commit what it writes.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { findBrowser } from './browser.ts'
import { root } from './build.ts'

const folder = join(root, 'resources')
const drawing = readFileSync(join(folder, 'icon.svg'), 'utf8')
const icoSizes = [16, 24, 32, 48, 64, 128, 256]
const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512]
/** The types of the images in an ICNS file, with their sizes in pixels. Each size for screens with twice the pixels has its own. */
const icnsTypes = {
  icp4: 16,
  icp5: 32,
  icp6: 64,
  ic07: 128,
  ic08: 256,
  ic09: 512,
  ic10: 1024,
  ic11: 32,
  ic12: 64,
  ic13: 256,
  ic14: 512,
} as const

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

/** A part of an ICNS file: its type, its length with this header of 8 bytes, its content. */
function icnsPart(type: string, content: Buffer): Buffer {
  const header = Buffer.alloc(8)
  header.write(type, 'ascii')
  header.writeUInt32BE(header.length + content.length, 4)
  return Buffer.concat([header, content])
}

const executablePath = findBrowser()
if (executablePath === null) {
  process.stderr.write('No Chromium was found, and none could be installed.\n')
  process.exit(1)
}
const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 })

const drawn = new Map<number, Buffer>()

async function draw(size: number): Promise<Buffer> {
  const known = drawn.get(size)
  if (known !== undefined) return known
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${drawing}`)
  const png = await page.screenshot({ omitBackground: true })
  await page.close()
  drawn.set(size, png)
  return png
}

try {
  mkdirSync(join(folder, 'icons'), { recursive: true })
  for (const size of linuxSizes) {
    writeFileSync(join(folder, 'icons', `${String(size)}x${String(size)}.png`), await draw(size))
  }
  writeFileSync(join(root, 'src/main/desktop/tray.png'), await draw(32))
  const images: { size: number; png: Buffer }[] = []
  for (const size of icoSizes) images.push({ size, png: await draw(size) })
  writeFileSync(join(folder, 'icon.ico'), ico(images))
  const parts: Buffer[] = []
  for (const [type, size] of Object.entries(icnsTypes)) parts.push(icnsPart(type, await draw(size)))
  writeFileSync(join(folder, 'icon.icns'), icnsPart('icns', Buffer.concat(parts)))
} finally {
  await browser.close()
}
