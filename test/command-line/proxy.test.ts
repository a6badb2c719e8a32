/** The command line in a company network: Clopos behind a proxy, with a certificate that only the company knows. */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startSampleServer, type SampleServer } from '#backend/sample/server'
import { createAuthority } from '../backend/network/certificates'
import type { Listening } from '../backend/network/listening'
import { startConnectProxy, type TestProxy } from '../backend/network/proxies'
import { cloposHost, cloposUrl, startSecure } from '../backend/network/secure-clopos'
import { itUnless, unlessLinux } from '../platform'
import { buildCommandLine, ended, type BuiltCommandLine } from './built'

let built: BuiltCommandLine
let folder = ''
let clopos: SampleServer
let secure: Listening
let proxy: TestProxy
let secureProxy: TestProxy
let env: Record<string, string> = {}
/** Files of certificates. */
let company = ''
let stranger = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'command-line-proxy-'))
  built = await buildCommandLine()
  const nothing = join(folder, 'nothing')
  mkdirSync(nothing)
  const authority = await createAuthority()
  company = join(folder, 'company.pem')
  writeFileSync(company, authority.cert)
  stranger = join(folder, 'stranger.pem')
  writeFileSync(stranger, (await createAuthority('Stranger')).cert)
  clopos = await startSampleServer({ customers: 1200, authLimit: 1000 })
  secure = await startSecure(await authority.issue(cloposHost), clopos.port)
  proxy = await startConnectProxy({ leadsTo: secure.port, account: 'ana:right@word' })
  secureProxy = await startConnectProxy({ leadsTo: secure.port }, await authority.issue('localhost'))
  env = {
    CLOPOS_BASE_URL: cloposUrl,
    CLOPOS_CLIENT_ID: clopos.credentials.clientId,
    CLOPOS_CLIENT_SECRET: clopos.credentials.clientSecret,
    CLOPOS_BRAND: clopos.credentials.brand,
    CLOPOS_INTEGRATOR_ID: clopos.credentials.integratorId,
    CUSTOMER_DESK_DATA: join(folder, 'data'),
    HTTPS_PROXY: `http://ana:right%40word@127.0.0.1:${String(proxy.port)}`,
    NODE_EXTRA_CA_CERTS: company,
    // What the system trusts, on Linux.
    SSL_CERT_FILE: stranger,
    SSL_CERT_DIR: nothing,
  }
})

afterAll(async () => {
  for (const server of [proxy, secureProxy, secure, clopos]) await server.close()
  built.remove()
  rmSync(folder, { recursive: true })
})

const sync = (changes: Record<string, string> = {}): ReturnType<typeof ended> =>
  ended(spawn(process.execPath, [built.entry, 'sync', '--full'], { env: { ...env, ...changes } }))

it('fetches through HTTPS_PROXY with its account, trusting NODE_EXTRA_CA_CERTS', async () => {
  const { code, stdout } = await sync()
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ total: 1200 })
  expect(new Set(proxy.asked)).toEqual(new Set([`${cloposHost}:443`]))
})

it('fetches through a proxy that is reached over TLS', async () => {
  const { code } = await sync({ HTTPS_PROXY: `https://localhost:${String(secureProxy.port)}` })
  expect(code).toBe(0)
  expect(secureProxy.asked).not.toEqual([])
})

itUnless(unlessLinux('only Linux reads what the system trusts from a file'))(
  'trusts the system’s store beside NODE_EXTRA_CA_CERTS',
  async () => {
    expect(await sync({ SSL_CERT_FILE: company, NODE_EXTRA_CA_CERTS: stranger })).toMatchObject({ code: 0 })
  },
)

it('says that a certificate is not trusted, and what to do in a company', async () => {
  const { code, stderr } = await sync({ NODE_EXTRA_CA_CERTS: stranger })
  expect(code).toBe(4)
  expect(stderr).toMatch(/^The connection to clopos\.test is not secure\..*company.*\n$/)
})

it('goes past the proxy where NO_PROXY says so', async () => {
  const asked = proxy.asked.length
  const { code, stderr } = await sync({ NO_PROXY: 'localhost,.test' })
  expect({ code, stderr }).toEqual({ code: 4, stderr: expect.stringContaining('Clopos (clopos.test)') })
  expect(proxy.asked).toHaveLength(asked)
})

it('says what is wrong with the proxy, and never its password', async () => {
  const at = `127.0.0.1:${String(proxy.port)}`
  const refused = await sync({ HTTPS_PROXY: `http://ana:wrong-word@${at}`, NODE_DEBUG: 'customer-desk' })
  expect(refused).toMatchObject({ code: 4, stdout: '' })
  expect(refused.stderr).toMatch(/^The proxy 127\.0\.0\.1:\d+ needs a user name and a password/)
  expect(refused.stderr).not.toContain('wrong-word')
  const misspelt = await sync({ HTTPS_PROXY: `htp://ana:wrong-word@${at}` })
  expect(misspelt).toMatchObject({ code: 2, stdout: '' })
  // Windows does not tell upper case from lower case in these names.
  expect(misspelt.stderr).toMatch(/^HTTPS_PROXY is not a proxy address/i)
  expect(misspelt.stderr).not.toContain('wrong-word')
})
