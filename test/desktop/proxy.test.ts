import { app } from 'electron'
import { beforeEach, expect, test, vi } from 'vitest'
import { createLog } from '#backend/log/log'
import type { Route } from '#backend/network/way'
import { readProxyList, systemProxy } from '../../src/main/desktop/proxy'
import { record, reset } from './electron-mock'

vi.mock('electron', () => import('./electron-mock'))

const logged: string[] = []
beforeEach(() => {
  reset()
  logged.length = 0
})

const url = 'https://integrations.clopos.com/open-api/v2'

/** What the shell answers where the system and the environment say this. */
async function found(proxies: string | null, env: Record<string, string> = {}, to = url): Promise<Route> {
  record.proxies = proxies
  const log = createLog({ write: (text: string) => logged.push(text) })
  return systemProxy(app, env, log)['proxy.find']({ url: to })
}

const http = { kind: 'http', host: 'proxy.example', port: 3128, account: null }

test.each([
  ['DIRECT', ['direct']],
  ['PROXY proxy.example:3128', [http]],
  ['PROXY proxy.example:3128; DIRECT', [http, 'direct']],
  [
    'PROXY proxy.example:3128;SOCKS5 10.0.0.1:1080 ; HTTPS [2001:db8::1]:443; SOCKS old.example:1080',
    [
      http,
      { kind: 'socks5', host: '10.0.0.1', port: 1080, account: null },
      { kind: 'https', host: '2001:db8::1', port: 443, account: null },
      { kind: 'socks4', host: 'old.example', port: 1080, account: null },
    ],
  ],
  ['QUIC proxy.example:443; PROXY proxy.example:3128', [http]],
  ['PROXY proxy.example', []],
  ['', []],
])('the system’s answer %j', (answer, route) => {
  expect(readProxyList(answer)).toEqual(route)
})

test('the system is asked each time', async () => {
  expect(await found('PROXY proxy.example:3128')).toEqual([http])
  expect(await found('DIRECT')).toEqual(['direct'])
})

test('without a proxy of the system the environment counts', async () => {
  const env = { HTTPS_PROXY: 'http://other.example:8080' }
  const other = { ...http, host: 'other.example', port: 8080 }
  expect(await found('PROXY proxy.example:3128', env)).toEqual([http])
  expect(await found('DIRECT', env)).toEqual([other])
  expect(await found('', env)).toEqual([other])
  expect(await found('')).toEqual(['direct'])
})

test('the environment can name the account for the system’s proxy', async () => {
  const env = { HTTPS_PROXY: 'http://ana:word@proxy.example:3128' }
  const account = { user: 'ana', password: 'word' }
  expect(await found('PROXY proxy.example:3128; DIRECT', env)).toEqual([{ ...http, account }, 'direct'])
})

test('a system that cannot tell is as one without a proxy, and is logged', async () => {
  expect(await found(null, { ALL_PROXY: 'proxy.example:3128' })).toEqual([http])
  expect(logged.join('')).toMatch(/^error: the system did not name its proxy/)
})

test('no proxy leads to this computer', async () => {
  expect(await found('PROXY proxy.example:3128', {}, 'http://127.0.0.1:8787')).toEqual(['direct'])
})
