import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openConnections } from '#backend/connections/connections'
import { fileSecrets } from '#backend/connections/secrets'
import { openCopy } from '#backend/copy/copy'
import { testFolder } from '../backend/api-rows'
import { commandLine } from './run-command-line'

const data = mkdtempSync(join(tmpdir(), 'connections-'))
const ids: string[] = []

const credentials = { clientId: 'id', clientSecret: 'planted-secret', integratorId: 'int', venueId: null }

beforeAll(async () => {
  const connections = openConnections(data, fileSecrets())
  for (const [brand, name] of [
    ['omega', 'Omega Café'],
    ['nar', 'Nar'],
    ['NAR', 'NAR'],
    ['one', 'Twin'],
    ['two', 'Twin'],
  ] as const) {
    const { id } = await connections.add({ ...credentials, brand }, false, name)
    openCopy(connections.folder(id)).close()
    ids.push(id)
  }
})

afterAll(() => {
  rmSync(data, { recursive: true })
})

const history = (connection: string) =>
  commandLine(['history', '--data', data, '--connection', connection], {})

test('the connections are listed, without their secrets', async () => {
  const { code, stdout } = await commandLine(['connections', '--data', data], {})
  expect(code).toBe(0)
  const lines = stdout
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line))
  expect(lines).toHaveLength(5)
  expect(lines).toContainEqual({
    ...{ connection: ids[0], name: 'Omega Café', kind: 'clopos', brand: 'omega', venue: null },
  })
  expect(stdout).not.toContain('planted-secret')
  const one = await commandLine(['connections', '--data', data, '--connection', 'omega café'], {})
  expect(one.stdout.trim().split('\n')).toHaveLength(1)
})

test('a connection is chosen by its ID, its name, or its name in other letters', async () => {
  for (const name of [ids[0] ?? '', 'Omega Café', 'OMEGA CAFÉ', ' omega café '])
    expect(await history(name)).toMatchObject({ code: 0 })
})

test('names that differ in case only are told apart', async () => {
  for (const name of ['Nar', 'NAR']) expect(await history(name)).toMatchObject({ code: 0 })
  const neither = await history('nar')
  expect(neither.code).toBe(2)
  expect(neither.stderr).toContain(`Several connections are called “nar”. Use the ID in parentheses: `)
  for (const at of [1, 2]) expect(neither.stderr).toContain(`(${ids[at] ?? ''})`)
})

test('an ambiguous, unknown or missing name gets a list of those that there are', async () => {
  const twin = await history('Twin')
  expect(twin).toMatchObject({ code: 2, stdout: '' })
  expect(twin.stderr).toContain(`Twin (${ids[3] ?? ''}), Twin (${ids[4] ?? ''})`)
  const unknown = await history('Sigma')
  expect(unknown).toMatchObject({ code: 2, stdout: '' })
  expect(unknown.stderr).toContain('There is no connection “Sigma”. Choose one of: ')
  for (const id of ids) expect(unknown.stderr).toContain(id)
  const none = await commandLine(['count', '--data', data], {})
  expect(none.code).toBe(2)
  expect(none.stderr).toContain('Omega Café (')
  const empty = await commandLine(['count', '--data', testFolder(), '--connection', 'Sigma'], {})
  expect(empty.stderr).toContain('There is no connection “Sigma”, and no other one either.')
})
