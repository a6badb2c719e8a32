import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { session } from 'electron'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { readPage } from '#backend/shell/page'
import { registerAppScheme, servePage } from '../../src/main/desktop/protocol'
import { record, reset } from './electron-mock'

vi.mock('electron', () => import('./electron-mock'))

const root = mkdtempSync(join(tmpdir(), 'protocol-'))
const folder = join(root, 'renderer')
mkdirSync(join(folder, 'assets'), { recursive: true })
writeFileSync(join(root, 'secret.html'), 'secret')
writeFileSync(join(folder, 'index.html'), '<p>Ünvan')
writeFileSync(join(folder, 'assets', 'page.js'), 'let x')
writeFileSync(join(folder, 'assets', 'page.css'), 'p{}')
writeFileSync(join(folder, 'assets', 'page.js.map'), '{}')
afterAll(() => {
  rmSync(root, { recursive: true })
})

beforeEach(async () => {
  reset()
  servePage(session.defaultSession, await readPage(folder))
})

async function ask(url: string, method = 'GET'): Promise<Response> {
  const answer = await record.protocols.get('app')?.(new Request(url, { method }))
  expect(answer).toBeDefined()
  return answer ?? Response.error()
}

test('the scheme is an origin of its own, and secure [electron-1] [electron-18]', () => {
  registerAppScheme()
  expect(record.schemes).toEqual([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
})

test.each([
  ['app://desk/', '<p>Ünvan', 'text/html; charset=utf-8'],
  ['app://desk/index.html', '<p>Ünvan', 'text/html; charset=utf-8'],
  ['app://desk/assets/page.js', 'let x', 'text/javascript; charset=utf-8'],
  ['app://desk/assets/page.css', 'p{}', 'text/css; charset=utf-8'],
])('%s is served', async (url, text, type) => {
  const answer = await ask(url)
  expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([200, type, text])
})

test.each([
  'app://desk/../secret.html',
  'app://desk/%2e%2e/secret.html',
  'app://desk/..%2fsecret.html',
  'app://desk/%2e%2e%2fsecret.html',
  'app://desk/..%5csecret.html',
  'app://desk/assets/../../secret.html',
  'app://desk//index.html',
  'app://desk/assets/',
  'app://desk/assets',
  'app://desk/assets/page.js.map',
  'app://desk/assets/page.js%00',
  'app://desk/INDEX.HTML',
  'app://other/index.html',
  'app://desk:1/index.html',
  'https://desk/index.html',
])('%s is not there', async (url) => {
  const answer = await ask(url)
  expect([answer.status, await answer.text()]).toEqual([404, ''])
})

test('only reading is answered', async () => {
  expect((await ask('app://desk/', 'POST')).status).toBe(405)
})

test('every answer carries the rules of the page [electron-7]', async () => {
  const policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
    "require-trusted-types-for 'script'; trusted-types svelte-trusted-html"
  for (const answer of [
    await ask('app://desk/'),
    await ask('app://desk/none'),
    await ask('app://desk/', 'PUT'),
  ]) {
    expect(answer.headers.get('content-security-policy')).toBe(policy)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer.headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin')
  }
})
