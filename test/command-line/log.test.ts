import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startSampleServer } from '#backend/sample/server'
import { commandLine } from './run-command-line'

test('the log tells what was done and what failed, and holds no personal data and no secret', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'command-line-log-'))
  const server = await startSampleServer({ customers: 20 })
  onTestFinished(async () => {
    await server.close()
    rmSync(folder, { recursive: true })
  })
  const { baseUrl, credentials } = server
  const data = join(folder, 'data of Leyla')
  const env = {
    CLOPOS_BASE_URL: baseUrl,
    CLOPOS_CLIENT_ID: credentials.clientId,
    CLOPOS_CLIENT_SECRET: credentials.clientSecret,
    CLOPOS_BRAND: credentials.brand,
    CLOPOS_INTEGRATOR_ID: credentials.integratorId,
    CUSTOMER_DESK_DATA: data,
  }
  const codes = []
  for (const args of [
    ['sync'],
    ['list', '--query', 'Leyla phone:994505355757'],
    ['list', '--query', 'spent:Leyla'],
    ['export', '--out', join(folder, 'customers of Leyla.csv')],
    ['export', '--out', join(folder, 'no such folder of Leyla', 'x.csv')],
    ['list', '--connection', 'Leyla'],
  ]) {
    codes.push((await commandLine(args, env)).code)
  }
  codes.push((await commandLine(['sync'], { ...env, CLOPOS_CLIENT_SECRET: 'wrong-word' })).code)
  expect(codes.map((code) => code === 0)).toEqual([true, true, false, true, false, false, false])

  const log = readFileSync(join(data, 'logs/customer-desk.log'), 'utf8')
  const said = log
    .replaceAll(/^\S+Z /gm, '')
    .replaceAll(/\d+ ms/g, 'N ms')
    .replaceAll(/[\d.]+ s$/gm, 'N s')
  expect(said.split('\n')).toEqual([
    expect.stringMatching(
      /^sync done: complete, 20 added, 0 changed, 0 removed, 0 unchanged, \d+ requests, N s$/,
    ),
    'sync ended after N ms',
    'list ended after N ms',
    'export ended after N ms',
    'export failed: export.no-folder',
    'list failed: invalid-input',
    'sync failed: sign-in.rejected',
    '',
  ])
  const rows = [...server.store.rows()].flatMap(({ name, phone }) => [name, phone])
  const secrets = [...Object.values(credentials), 'wrong-word', 'Leyla', '994505355757', folder]
  for (const text of [...rows, ...secrets]) {
    if (typeof text === 'string' && text.length > 2) expect(log).not.toContain(text)
  }
})
