import { expect, test } from 'vitest'
import { routeFromEnvironment } from '#backend/network/environment-proxy'

const clopos = 'https://integrations.clopos.com/open-api/v2'
const proxy = { kind: 'http', host: 'proxy.example', port: 3128, account: null }
const address = 'http://proxy.example:3128'

test.each([
  [address, proxy],
  ['proxy.example:3128', proxy],
  [' http://proxy.example:3128/ ', proxy],
  ['http://proxy.example', { ...proxy, port: 80 }],
  ['https://proxy.example', { ...proxy, kind: 'https', port: 443 }],
  ['socks5://proxy.example', { ...proxy, kind: 'socks5', port: 1080 }],
  ['socks5h://10.0.0.1:9050', { kind: 'socks5', host: '10.0.0.1', port: 9050, account: null }],
  ['SOCKS4://proxy.example:3128', { ...proxy, kind: 'socks4' }],
  ['http://[2001:db8::1]:3128', { ...proxy, host: '2001:db8::1' }],
  ['http://ana:pass@proxy.example:3128', { ...proxy, account: { user: 'ana', password: 'pass' } }],
  [
    'http://ana%40office:p%C3%B6st%3A%2F@proxy.example:3128',
    { ...proxy, account: { user: 'ana@office', password: 'pöst:/' } },
  ],
  ['http://ana:100%@proxy.example:3128', { ...proxy, account: { user: 'ana', password: '100%' } }],
])('HTTPS_PROXY=%s', (value, way) => {
  expect(routeFromEnvironment(clopos, { HTTPS_PROXY: value })).toEqual([way])
})

test('small letters go first, then ALL_PROXY; http_proxy is for plain http, which the app does not speak', () => {
  const other = 'http://other.example:1'
  expect(routeFromEnvironment(clopos, { HTTPS_PROXY: other, https_proxy: address })).toEqual([proxy])
  expect(routeFromEnvironment(clopos, { HTTPS_PROXY: address, all_proxy: other })).toEqual([proxy])
  expect(routeFromEnvironment(clopos, { ALL_PROXY: address, https_proxy: '' })).toEqual([proxy])
  expect(routeFromEnvironment(clopos, { http_proxy: other, HTTP_PROXY: other })).toEqual(['direct'])
  expect(routeFromEnvironment(clopos, {})).toEqual(['direct'])
})

test.each(['ftp://proxy.example', 'http://:3128', 'http://ana:se#cret@proxy.example:1', 'http://a b'])(
  'what is no proxy is said without quoting it: %s',
  (value) => {
    expect(() => routeFromEnvironment(clopos, { HTTPS_PROXY: value })).toThrow(
      expect.objectContaining({ data: { code: 'environment.proxy', variable: 'HTTPS_PROXY' } }),
    )
  },
)

test.each([
  ['*', true],
  ['integrations.clopos.com', true],
  ['INTEGRATIONS.clopos.com', true],
  ['clopos.com', true],
  ['.clopos.com', true],
  ['*.clopos.com', true],
  ['localhost, 10.0.0.0 clopos.com', true],
  ['clopos.com:443', true],
  ['clopos.com:8443', false],
  ['os.com', false],
  ['other.clopos.com', false],
  ['localhost,127.0.0.1,::1', false],
  ['', false],
])('NO_PROXY=%s', (list, excepted) => {
  const env = { HTTPS_PROXY: address, NO_PROXY: list }
  expect(routeFromEnvironment(clopos, env)).toEqual(excepted ? ['direct'] : [proxy])
})

test.each([
  'http://127.0.0.1:8787',
  'https://localhost:8787/open-api/v2',
  'https://127.1.2.3',
  'https://[::1]:1',
])('no proxy leads to this computer: %s', (url) => {
  expect(routeFromEnvironment(url, { HTTPS_PROXY: address, ALL_PROXY: address })).toEqual(['direct'])
})
