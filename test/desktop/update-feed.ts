/** A place with updates: a folder, and a web server for it that can break. */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'

/** What is done to the installer on its way: nothing, the connection is cut halfway, or nothing more comes. */
export type Trouble = 'none' | 'cut' | 'silent'

/** An installer that is only text. */
const installer = `#!/bin/sh\n# ${'a program '.repeat(20_000)}\n`

/** What is new in every version. */
export const releaseNotes = '- Faster <b>search</b>\n- Fewer clicks'

/** Publishes a version in a folder, as electron-builder writes it. */
export function publish(
  folder: string,
  version: string,
  given: { readonly content?: string; readonly sha512?: string; readonly ending?: string } = {},
): string {
  const { content = installer, ending = 'AppImage' } = given
  const name = `customer-desk-${version}-${process.arch}.${ending}`
  const sha512 = given.sha512 ?? createHash('sha512').update(content).digest('base64')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), content)
  const info = JSON.stringify({
    version,
    files: [{ url: name, sha512, size: content.length }],
    path: name,
    sha512,
    releaseDate: '2026-01-01T00:00:00.000Z',
    releaseNotes,
  })
  // Each system reads its own file.
  for (const file of ['latest.yml', 'latest-linux.yml', 'latest-linux-arm64.yml'])
    writeFileSync(join(folder, file), info)
  return name
}

export interface Feed {
  readonly url: string
  /** What was asked for, without the query, and the headers that came with it. */
  readonly requests: (readonly [path: string, headers: NodeJS.Dict<string | string[]>])[]
  readonly setTrouble: (next: Trouble) => void
  readonly close: () => void
}

/** Serves a folder with updates on this computer. */
export async function serve(folder: string): Promise<Feed> {
  let trouble: Trouble = 'none'
  const requests: Feed['requests'] = []
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1)
    requests.push([path, request.headers])
    let content: Buffer
    try {
      content = readFileSync(join(folder, path))
    } catch {
      response.writeHead(404).end()
      return
    }
    response.setHeader('Content-Length', content.length)
    if (trouble === 'none' || path.endsWith('.yml')) response.end(content)
    else
      response.write(content.subarray(0, content.length / 2), () => {
        if (trouble === 'cut') response.destroy()
      })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = address === null || typeof address === 'string' ? 0 : address.port
  return {
    url: `http://127.0.0.1:${String(port)}/`,
    requests,
    setTrouble: (next) => {
      trouble = next
    },
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
