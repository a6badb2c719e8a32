import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

/** One file of the built page. */
export interface PageFile {
  /** Value of the `Content-Type` header. */
  readonly type: string
  readonly read: () => Promise<Uint8Array<ArrayBuffer>>
}

/** Every file of the page by its URL path. Other files are never served, even if they exist on the disk. */
export type Page = ReadonlyMap<string, PageFile>

const types: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
])

/** The files below `folder`, as parts of their paths. Node's `recursive` does not work inside an ASAR archive. */
async function filesBelow(folder: string, above: readonly string[] = []): Promise<(readonly string[])[]> {
  const entries = await readdir(join(folder, ...above), { withFileTypes: true })
  const found = await Promise.all(
    entries.map((entry) => {
      const parts = [...above, entry.name]
      if (entry.isDirectory()) return filesBelow(folder, parts)
      return entry.isFile() ? [parts] : []
    }),
  )
  return found.flat()
}

/**
 * Lists the files of the built page, once at the start: the exact paths that a shell serves, and `/` for `/index.html`.
 * Other types of file, such as source maps, are left out. Throws if the folder cannot be read.
 */
export async function readPage(folder: string): Promise<Page> {
  const page = new Map<string, PageFile>()
  for (const parts of await filesBelow(folder)) {
    const type = types.get(extname(parts.at(-1) ?? ''))
    if (type === undefined) continue
    const file: PageFile = { type, read: () => readFile(join(folder, ...parts)) }
    const path = `/${parts.map(encodeURIComponent).join('/')}`
    page.set(path, file)
    if (path === '/index.html') page.set('/', file)
  }
  return page
}
