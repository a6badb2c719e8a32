import { createServer } from 'node:http'
import { once } from 'node:events'
import { session } from 'electron'
import { beforeEach, expect, test, vi } from 'vitest'
import { pageServer, servePageFrom } from '../../src/main/desktop/development'
import { record, reset } from './electron-mock'

vi.mock('electron', () => import('./electron-mock'))
beforeEach(reset)

test('only a build that is not packed takes its page from a server', () => {
  const env = { ELECTRON_RENDERER_URL: 'http://localhost:5173' }
  expect(pageServer(false, env)).toBe('http://localhost:5173')
  expect(pageServer(true, env)).toBeNull()
  expect(pageServer(false, {})).toBeNull()
  expect(pageServer(false, { ELECTRON_RENDERER_URL: '' })).toBeNull()
})

test('the server’s files come at the app’s own origin, scripts still only from there', async () => {
  const asked: (string | undefined)[] = []
  const server = createServer((request, response) => {
    asked.push(request.url)
    response.writeHead(200, { 'Content-Type': 'text/javascript' }).end('let x')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  servePageFrom(session.defaultSession, `http://127.0.0.1:${String(port)}`)
  const answer = await record.protocols.get('app')?.(new Request('app://desk/main.ts?t=1'))
  expect([answer?.status, await answer?.text(), asked]).toEqual([200, 'let x', ['/main.ts?t=1']])
  const policy = answer?.headers.get('content-security-policy')
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'")
  expect(policy).toContain("connect-src 'self' ws:")
  server.close()
})
