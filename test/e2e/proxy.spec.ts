import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAuthority } from '../backend/network/certificates'
import type { Listening } from '../backend/network/listening'
import { startConnectProxy, type TestProxy } from '../backend/network/proxies'
import { cloposHost, cloposUrl, startSecure } from '../backend/network/secure-clopos'
import { expect, test, type CompanyNetwork } from './app'
import { startSampleServer, type RunningSampleServer } from './sample-server'
import { count, fillIn } from './steps'

let folder: string
let server: RunningSampleServer
let secure: Listening
let proxy: TestProxy
let network: CompanyNetwork

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'customer-desk-proxy-'))
  const certificates = join(folder, 'company.pem')
  const authority = await createAuthority()
  writeFileSync(certificates, authority.cert)
  server = await startSampleServer(300)
  secure = await startSecure(await authority.issue(cloposHost), Number(new URL(server.baseUrl).port))
  proxy = await startConnectProxy({ leadsTo: secure.port })
  network = { proxyPort: proxy.port, certificates }
})

test.afterEach(async () => {
  await proxy.close()
  await secure.close()
  await server.stop()
  rmSync(folder, { recursive: true })
})

test('Clopos is reached through the company’s proxy alone', async ({ start }) => {
  const { page } = await start({ cloposBaseUrl: cloposUrl, network })
  await page.getByRole('button', { name: 'Connect…' }).click()
  await fillIn(page)
  await page.getByRole('button', { name: 'Test connection' }).click()
  await expect(page.getByText('The connection works. Found 300 customers')).toBeVisible()
  await page.getByRole('button', { name: 'Save and fetch customers' }).click()
  const agree = page.getByRole('button', { name: 'Store it anyway' })
  await expect(agree.or(count(page)).first()).toBeVisible()
  if (await agree.isVisible()) await agree.click()
  await expect(count(page)).toHaveText('300 customers')
  expect(new Set(proxy.asked)).toEqual(new Set([`${cloposHost}:443`]))

  await proxy.close()
  await page.getByRole('button', { name: 'Sync', exact: true }).click()
  await expect(page.getByText(`Could not reach the proxy 127.0.0.1:${String(proxy.port)}.`)).toBeVisible()
  await expect(page.getByText(/You are looking at the copy from/)).toBeVisible()
})
