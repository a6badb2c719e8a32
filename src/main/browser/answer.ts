import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { Page } from '#backend/shell/page'
import { securityHeaders } from '#backend/shell/security-headers'
import { mediaTypeOf } from '#shared/exports/formats'
import type { Messages } from '#shared/messages/index'
import type { Admission } from './admission'
import { attachment, type Downloads } from './downloads'

/** What the server serves. */
export interface Shop {
  readonly page: Page
  readonly downloads: Downloads
  readonly texts: Messages['shell']
  /** While the window is locked, nothing can be downloaded. */
  readonly isLocked: () => boolean
}

type Answer = (status: number, headers: Readonly<Record<string, string>>, body: string | Uint8Array) => void

function answerWith(request: IncomingMessage, response: ServerResponse, admission: Admission): Answer {
  const always = securityHeaders([admission.origin.replace('http:', 'ws:')])
  return (status, headers, body) => {
    response.writeHead(status, { ...always, 'Content-Length': Buffer.byteLength(body), ...headers })
    response.end(request.method === 'HEAD' ? undefined : body)
  }
}

async function sendDownload(path: string, response: ServerResponse, downloads: Downloads): Promise<boolean> {
  const found = await downloads.find(path)
  if (found === null) return false
  const { size } = await found.file.stat()
  response.writeHead(200, {
    ...securityHeaders(),
    'Content-Type': `${mediaTypeOf(found.fileName)}; charset=utf-8`,
    'Content-Length': size,
    'Content-Disposition': attachment(found.fileName),
  })
  // Closes the file at its end, or when the browser disconnects before.
  await pipeline(found.file.createReadStream(), response).catch(() => undefined)
  return true
}

/** Page scripts send a token or the pass here. */
const entrance = '/enter/'

/**
 * Answers one HTTP request. The files of the page are no secret: anyone on this computer may read them. Customers are only
 * behind the socket, and a download has an address that only the socket tells.
 */
export async function answerRequest(
  request: IncomingMessage,
  response: ServerResponse,
  admission: Admission,
  shop: Shop,
): Promise<void> {
  const answer = answerWith(request, response, admission)
  const plain = { 'Content-Type': 'text/plain; charset=utf-8' }
  const refuse = (status: number, text: string): void => {
    answer(status, plain, `${text}\n`)
  }
  if (!admission.isAddressedHere(request.headers)) {
    refuse(403, shop.texts.notAdmitted)
    return
  }
  // The path as sent, because only exact paths are served.
  const [path = ''] = (request.url ?? '').split('?', 1)
  if (request.method === 'POST' && path.startsWith(entrance)) {
    const pass = admission.admit(path.slice(entrance.length))
    if (pass === null) refuse(403, shop.texts.notAdmitted)
    else answer(200, plain, pass)
    return
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    refuse(405, shop.texts.notHere)
    return
  }
  const file = shop.page.get(path)
  if (file !== undefined) answer(200, { 'Content-Type': file.type }, await file.read())
  else if (path === '/refused') refuse(403, shop.texts.notAdmitted)
  else if (
    request.method !== 'GET' ||
    shop.isLocked() ||
    !(await sendDownload(path, response, shop.downloads))
  ) {
    refuse(404, shop.texts.notHere)
  }
}
