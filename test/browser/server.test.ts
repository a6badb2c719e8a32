import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { networkInterfaces, tmpdir } from 'node:os'
import { connect } from 'node:net'
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { WebSocket } from 'ws'
import { createLog } from '#backend/log/log'
import { readPage } from '#backend/shell/page'
import { AppError } from '#shared/errors'
import { catalogues } from '#shared/messages/index'
import { openLine, type Dispatch } from '#shared/wire'
import { openDownloads, type Downloads } from '../../src/main/browser/downloads'
import { startServer, type PageServer } from '../../src/main/browser/server'
import { itUnless, onWindows, rightsOfFolder } from '../platform'
import { ask, enter, knock } from './visitor'

const texts = catalogues.en.shell
const log = createLog({ write: () => undefined })
const root = mkdtempSync(join(tmpdir(), 'browser-mode-'))
const exportsFolder = join(root, 'exports')
const calls: unknown[] = []
const isLocked = () => false

let downloads: Downloads
let server: PageServer
let port: number
let origin: string
let pass: string

beforeAll(async () => {
  mkdirSync(join(root, 'renderer', 'assets'), { recursive: true })
  writeFileSync(join(root, 'secret.html'), 'secret')
  writeFileSync(join(root, 'renderer', 'index.html'), '<p>Ünvan')
  writeFileSync(join(root, 'renderer', 'assets', 'page.js'), 'let x')
  mkdirSync(join(exportsFolder, 'old'), { recursive: true })
  writeFileSync(join(exportsFolder, 'old', 'customers.csv'), 'left behind')
  downloads = await openDownloads(exportsFolder)
  server = await startServer(
    0,
    { page: await readPage(join(root, 'renderer')), downloads, texts, isLocked },
    (method, input) => {
      calls.push([method, input])
      return Promise.resolve({ ok: true, value: { method } })
    },
    log,
  )
  origin = server.admission.origin
  port = Number(new URL(origin).port)
  pass = await enter(server.admission.address())
})

afterAll(async () => {
  await server.close()
  rmSync(root, { recursive: true })
})

const host = () => `127.0.0.1:${String(port)}`

test('anyone on this computer may read the files of the page, which are no secret', async () => {
  const reply = await ask(port, '/')
  expect([reply.status, reply.body]).toEqual([200, '<p>Ünvan'])
  expect(reply.headers['content-type']).toBe('text/html; charset=utf-8')
  expect((await ask(port, '/assets/page.js', { origin })).body).toBe('let x')
  expect(await ask(port, '/', {}, 'HEAD')).toMatchObject({ status: 200, body: '' })
})

test('a token is traded for the pass once, and says so', async () => {
  const used: string[] = []
  const address = server.admission.address(() => used.push('used'))
  const token = new URL(address).searchParams.get('token') ?? ''
  expect(token).toMatch(/^[\w-]{43}$/)
  expect(pass).toMatch(/^[\w-]{43}$/)
  expect(token).not.toBe(pass)
  expect((await ask(port, `/?token=${token}`)).body).toBe('<p>Ünvan')
  expect((await ask(port, `/enter/${token}`)).status).toBe(404)
  expect(used).toEqual([])
  expect(await enter(address)).toBe(pass)
  expect(used).toEqual(['used'])
  const again = await ask(port, `/enter/${token}`, { origin }, 'POST')
  expect([again.status, again.body]).toEqual([403, `${texts.notAdmitted}\n`])
  expect(used).toEqual(['used'])
})

test('a token opens no socket', async () => {
  const token = new URL(server.admission.address()).searchParams.get('token') ?? ''
  expect(await knock(port, { origin }, `/socket/${token}`)).toBe(403)
})

test('the pass is good for every reload', async () => {
  for (let load = 0; load < 2; load += 1) {
    expect((await ask(port, `/enter/${pass}`, { origin }, 'POST')).body).toBe(pass)
  }
})

test('no answer sets a cookie, because browsers would send it to every port of this computer', async () => {
  const { pathname, search, searchParams } = new URL(server.admission.address())
  const replies = [
    await ask(port, pathname + search),
    await ask(port, `/enter/${searchParams.get('token') ?? ''}`, { origin }, 'POST'),
    await ask(port, '/'),
    await ask(port, '/refused'),
  ]
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 403])
  for (const { headers } of replies) expect(headers['set-cookie']).toBeUndefined()
})

test.each<[string, () => string]>([
  ['nothing', () => ''],
  ['a wrong token', () => 'none'],
  ['a part of the pass', () => pass.slice(0, -1)],
  ['more than the pass', () => `${pass}x`],
])('whoever shows %s is not let in', async (_name, shown) => {
  const reply = await ask(port, `/enter/${shown()}`, { origin }, 'POST')
  expect([reply.status, reply.body]).toEqual([403, `${texts.notAdmitted}\n`])
})

test('a tab that is not let in is told why', async () => {
  const reply = await ask(port, '/refused')
  expect([reply.status, reply.body]).toEqual([403, `${texts.notAdmitted}\n`])
})

test.each<[string, () => Readonly<Record<string, string>>]>([
  ['a name for this computer as host', () => ({ host: `localhost:${String(port)}` })],
  ['a foreign host', () => ({ host: 'evil.example' })],
  ['a foreign host that resolves here', () => ({ host: `evil.example:${String(port)}` })],
  ['the host without its port', () => ({ host: '127.0.0.1' })],
  ['a foreign origin', () => ({ origin: 'https://evil.example' })],
  ['an opaque origin', () => ({ origin: 'null' })],
  ['another port’s origin', () => ({ origin: 'http://127.0.0.1:1' })],
  ['the secure origin', () => ({ origin: `https://${host()}` })],
])('a request with %s is refused', async (_name, headers) => {
  for (const reply of [
    await ask(port, '/', headers()),
    await ask(port, `/enter/${pass}`, headers(), 'POST'),
  ]) {
    expect([reply.status, reply.body]).toEqual([403, `${texts.notAdmitted}\n`])
  }
})

test.each([
  '/../secret.html',
  '/%2e%2e/secret.html',
  '/..%2fsecret.html',
  '/..%5csecret.html',
  '/assets/../../secret.html',
  '//index.html',
  '/assets/',
  '/INDEX.HTML',
  '/assets/page.js%00',
  '/download/',
  '/download/../secret.html',
  '/socket',
  `/download/${'0'.repeat(32)}`,
])('%s is not there', async (path) => {
  const reply = await ask(port, path)
  expect([reply.status, reply.body]).toEqual([404, `${texts.notHere}\n`])
})

test('beside the entrance, only reading is answered', async () => {
  for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
    expect((await ask(port, '/', {}, method)).status).toBe(405)
  }
})

test('every answer carries the rules of the page [electron-7]', async () => {
  const policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
    `connect-src 'self' ws://${host()}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; ` +
    "require-trusted-types-for 'script'; trusted-types svelte-trusted-html"
  for (const reply of [await ask(port, '/'), await ask(port, '/refused'), await ask(port, '/none')]) {
    expect(reply.headers).toMatchObject({
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
  }
})

test('the server listens to this computer alone', async () => {
  const others = Object.values(networkInterfaces()).flatMap((list) =>
    (list ?? []).filter(({ family, internal }) => family === 'IPv4' && !internal),
  )
  for (const { address } of others) {
    const socket = connect(port, address)
    await expect(once(socket, 'connect')).rejects.toThrow('ECONNREFUSED')
  }
  await expect(once(connect(port, '::1'), 'connect')).rejects.toThrow()
})

test('a taken port has its sentence', async () => {
  const shop = { page: new Map(), downloads, texts, isLocked }
  const taken = startServer(port, shop, () => Promise.resolve({ ok: true, value: null }), log)
  await expect(taken).rejects.toThrow(new AppError({ code: 'invalid-input', problem: texts.portTaken(port) }))
})

test('an export is there once it is complete, as a file to keep', async () => {
  expect(existsSync(join(exportsFolder, 'old'))).toBe(false)
  const place = await downloads.place('Müştərilər 2026.csv')
  expect(place.download).toMatch(/^\/download\/[0-9a-f]{32}$/)
  expect((await ask(port, place.download)).status).toBe(404)
  writeFileSync(place.path, '\uFEFFAd\r\nƏli\r\n')
  const reply = await ask(port, place.download)
  expect([reply.status, reply.body]).toEqual([200, '\uFEFFAd\r\nƏli\r\n'])
  expect(reply.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-length': '13',
    'content-disposition':
      'attachment; filename="M__t_ril_r 2026.csv"; ' +
      "filename*=UTF-8''M%C3%BC%C5%9Ft%C9%99ril%C9%99r%202026.csv",
    'x-content-type-options': 'nosniff',
  })
  expect((await ask(port, place.download, { origin: 'https://evil.example' })).status).toBe(403)
})

test('an export is deleted an hour after it was fetched', async () => {
  const [first, second] = [await downloads.place('one.csv'), await downloads.place('two.csv')]
  writeFileSync(first.path, 'one')
  writeFileSync(second.path, 'two')
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  await (await downloads.find(first.download))?.file.close()
  vi.advanceTimersByTime(59 * 60_000)
  const again = await downloads.find(first.download)
  expect(await again?.file.readFile('utf8')).toBe('one')
  await again?.file.close()
  vi.advanceTimersByTime(60_000)
  vi.useRealTimers()
  expect(await downloads.find(first.download)).toBeNull()
  await expect.poll(() => existsSync(dirname(first.path))).toBe(false)
  expect(existsSync(second.path)).toBe(true)
})

test('no export stays when browser mode ends', async () => {
  const folder = join(root, 'other-exports')
  const other = await openDownloads(folder)
  writeFileSync((await other.place('customers.csv')).path, 'customers')
  await other.close()
  expect(existsSync(folder)).toBe(false)
})

itUnless(onWindows(rightsOfFolder))('an export lies in a folder for this account alone', async () => {
  const { path } = await downloads.place('customers.csv')
  expect(statSync(dirname(path)).mode & 0o777).toBe(0o700)
})

test.each(['..', '.', 'a/b', 'a\\b', 'a\nb', 'CON', 'nul.csv', 'com¹ .csv', 'a:b', 'dot.', 'blank '])(
  'an export cannot be named %j',
  async (name) => {
    await expect(downloads.place(name)).rejects.toThrow(new AppError({ code: 'export.name', file: name }))
  },
)

/** The socket of a tab that has just been let in. */
async function openSocket({ admission }: PageServer = server): Promise<WebSocket> {
  const path = `/socket/${await enter(admission.address())}`
  const socket = await knock(Number(new URL(admission.origin).port), { origin: admission.origin }, path)
  if (typeof socket === 'number') throw new Error(`refused with ${String(socket)}`)
  return socket
}

const nextMessage = async (socket: WebSocket): Promise<unknown> => {
  const [data] = await once(socket, 'message')
  return JSON.parse(String(data))
}

test('the socket answers calls', async () => {
  const socket = await openSocket()
  socket.send(JSON.stringify({ type: 'call', id: 7, method: 'jobs.list', input: { a: 1 } }))
  expect(await nextMessage(socket)).toEqual({
    type: 'answer',
    id: 7,
    envelope: { ok: true, value: { method: 'jobs.list' } },
  })
  expect(calls).toEqual([['jobs.list', { a: 1 }]])
  socket.terminate()
})

test('every open page hears of events', async () => {
  const sockets = [await openSocket(), await openSocket()]
  const heard = Promise.all(sockets.map(nextMessage))
  const payload = {
    connectionId: 'sample-1',
    revision: 1,
    customers: 1,
    removed: 0,
    problems: 0,
    lastSync: null,
    lastCompleteAt: null,
    lastFailure: null,
    interrupted: false,
    databaseVersion: 1,
  }
  server.emit({ type: 'event', name: 'copy', payload })
  const event = { type: 'event', name: 'copy', payload }
  expect(await heard).toEqual([event, event])
  for (const socket of sockets) socket.terminate()
})

test.each<[string, () => Readonly<Record<string, string>>, () => string]>([
  ['no pass', () => ({ origin }), () => '/socket'],
  ['an empty pass', () => ({ origin }), () => '/socket/'],
  ['a wrong pass', () => ({ origin }), () => `/socket/${pass.slice(0, -1)}`],
  ['no origin', () => ({}), () => `/socket/${pass}`],
  ['a foreign origin', () => ({ origin: 'https://evil.example' }), () => `/socket/${pass}`],
  ['a foreign host', () => ({ origin, host: 'evil.example' }), () => `/socket/${pass}`],
  ['another path', () => ({ origin }), () => `/sockets/${pass}`],
  ['more to the path', () => ({ origin }), () => `/socket/${pass}?x=1`],
])('a socket with %s is refused', async (_name, headers, path) => {
  expect(await knock(port, headers(), path())).toBe(403)
})

test.each([
  ['no JSON', 'hello'],
  ['no call', JSON.stringify({ type: 'event', name: 'copy', payload: {} })],
  ['an answer', JSON.stringify({ type: 'answer', id: 1, envelope: { ok: true } })],
  ['a call without a number', JSON.stringify({ type: 'call', id: 'x', method: 'jobs.list', input: {} })],
  ['a call with more to it', JSON.stringify({ type: 'call', id: 1, method: 'a', input: {}, more: 1 })],
  ['bytes', Buffer.from('{}')],
])('a socket that says %s is closed', async (_name, message) => {
  const socket = await openSocket()
  const before = calls.length
  socket.send(message)
  expect((await once(socket, 'close'))[0]).toBe(1008)
  expect(calls).toHaveLength(before)
})

test('a call that is nested too deeply for the way to the backend is answered with an error', async () => {
  const { port1, port2 } = new MessageChannel()
  const line = openLine(
    {
      send: (message) => {
        port1.postMessage(message)
      },
      listen: () => undefined,
    },
    () => Promise.resolve({ ok: true, value: null }),
    () => undefined,
  )
  const other = await startServer(0, { page: new Map(), downloads, texts, isLocked }, line.request, log)
  const socket = await openSocket(other)
  const input = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  socket.send(`{"type":"call","id":1,"method":"jobs.list","input":${input}}`)
  expect(await nextMessage(socket)).toMatchObject({
    id: 1,
    envelope: { ok: false, error: { code: 'invalid-input' } },
  })
  socket.terminate()
  port2.close()
  await other.close()
})

test('a socket that says too much is closed', async () => {
  const socket = await openSocket()
  const input = 'x'.repeat(256 * 1024)
  socket.send(JSON.stringify({ type: 'call', id: 1, method: 'jobs.list', input }))
  expect((await once(socket, 'close'))[0]).toBe(1009)
})

test('a page that does not read its answers is cut off', async () => {
  const value = 'x'.repeat(8 * 1024 * 1024)
  const waiting: (() => void)[] = []
  // All are answered at once, so that nobody can read them as fast.
  const dispatch: Dispatch = () =>
    new Promise((resolve) => {
      waiting.push(() => {
        resolve({ ok: true, value })
      })
      if (waiting.length === 14) for (const answer of waiting) answer()
    })
  const other = await startServer(0, { page: new Map(), downloads, texts, isLocked }, dispatch, log)
  const socket = await openSocket(other)
  const closed = once(socket, 'close')
  for (let id = 0; id < 14; id += 1) {
    socket.send(JSON.stringify({ type: 'call', id, method: 'jobs.list', input: {} }))
  }
  expect((await closed)[0]).toBe(1006)
  await other.close()
})
