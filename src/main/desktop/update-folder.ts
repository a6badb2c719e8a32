import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { AppError } from '#shared/errors'

async function answer(
  folder: string,
  secret: string,
  { url = '/' }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(url, 'http://localhost')
  const [, given, name = '', ...deeper] = decodeURIComponent(pathname).split('/')
  const file = join(folder, name)
  const found = given === secret && deeper.length === 0 && name === basename(name) ? await stat(file) : null
  if (found?.isFile() !== true) throw new Error('no such file')
  response.setHeader('Content-Length', found.size)
  await pipeline(createReadStream(file), response)
}

/**
 * Calls `work` with an address that serves the files of a folder, and only those directly in it. The updater reads web
 * servers only. The address is on this computer, has a secret, and ends with the work. Throws `update.no-folder`.
 */
export async function serveFolder<Result>(
  folder: string,
  work: (url: string) => Promise<Result>,
): Promise<Result> {
  const found = await stat(folder).catch(() => null)
  if (found?.isDirectory() !== true) throw new AppError({ code: 'update.no-folder', folder })
  const secret = randomBytes(32).toString('hex')
  const server = createServer((request, response) => {
    answer(folder, secret, request, response).catch(() => {
      // A file that breaks off must not look complete.
      if (response.headersSent) response.destroy()
      else response.writeHead(404).end()
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  const port = address === null || typeof address === 'string' ? '' : String(address.port)
  try {
    return await work(`http://127.0.0.1:${port}/${secret}/`)
  } finally {
    server.close()
    server.closeAllConnections()
  }
}
