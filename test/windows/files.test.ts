/** Names, paths and open files, where Windows differs: exports and data folders meet them all. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { openConnections, type Connections } from '#backend/connections/connections'
import { fileSecrets } from '#backend/connections/secrets'
import { copyFile, openCopy } from '#backend/copy/copy'
import { startSampleServer, type SampleServer } from '#backend/sample/server'
import { makeFolder } from '#backend/shell/data-folder'
import { replaceFile } from '#backend/sqlite/replace-file'
import { AppError } from '#shared/errors'
import { readCsv } from '../backend/export/rfc4180'
import { commandLine, type Outcome } from '../command-line/run-command-line'
import { itUnless } from '../platform'
import { openAsExcel } from './system'

let home = ''
let server: SampleServer
let env: Record<string, string> = {}

const run = (args: readonly string[], data = join(home, 'data')): Promise<Outcome> =>
  commandLine(args, { ...env, CUSTOMER_DESK_DATA: data })

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'customer-desk-windows-'))
  server = await startSampleServer({ customers: 1200, authLimit: 1000, rateLimit: 1_000_000 })
  env = {
    CLOPOS_BASE_URL: server.baseUrl,
    CLOPOS_CLIENT_ID: server.credentials.clientId,
    CLOPOS_CLIENT_SECRET: server.credentials.clientSecret,
    CLOPOS_BRAND: server.credentials.brand,
    CLOPOS_INTEGRATOR_ID: server.credentials.integratorId,
  }
  expect(await run(['sync'])).toMatchObject({ code: 0 })
})

afterAll(async () => {
  await server.close()
  rmSync(home, { recursive: true })
})

describe('an export', () => {
  test.each(['CON', 'aux.csv', 'LPT1', 'customers.csv.', 'customers ', 'customers:2026.csv', 'who?.csv'])(
    'is not written under the name %j, which is said',
    async (name) => {
      const folder = mkdtempSync(join(home, 'names-'))
      writeFileSync(join(folder, 'customers'), 'earlier')
      expect(await run(['export', '--out', join(folder, name)])).toEqual({
        code: 2,
        stdout: '',
        stderr: `“${name}” cannot be used as a file name. Choose another one.\n`,
      })
      expect(readdirSync(folder)).toEqual(['customers'])
      expect(readFileSync(join(folder, 'customers'), 'utf8')).toBe('earlier')
    },
  )

  it('leaves a file alone that Excel has open, and says so', async () => {
    const folder = mkdtempSync(join(home, 'open-'))
    const file = join(folder, 'customers.csv')
    writeFileSync(file, 'earlier')
    const excel = openAsExcel(file)
    const { code, stderr } = await run(['export', '--out', file])
    expect(code).toBe(6)
    // A slow computer shows progress before.
    expect(stderr.split('\n').slice(-2)).toEqual([
      'Another program has customers.csv open. Close it there, for example in Excel, and try again.',
      '',
    ])
    excel.close()
    expect(readdirSync(folder)).toEqual(['customers.csv'])
    expect(readFileSync(file, 'utf8')).toBe('earlier')
    expect(await run(['export', '--out', file])).toMatchObject({ code: 0 })
    expect(readCsv(readFileSync(file, 'utf8'))).toHaveLength(1201)
  })

  it.each(['customers.csv', 'customers.csv.about.json'])(
    'leaves a file and its description alone if Excel has %s open',
    async (name) => {
      const folder = mkdtempSync(join(home, 'described-'))
      const names = ['customers.csv', 'customers.csv.about.json']
      for (const each of names) writeFileSync(join(folder, each), 'earlier')
      const excel = openAsExcel(join(folder, name))
      const { code, stderr } = await run(['export', '--out', join(folder, 'customers.csv'), '--about'])
      expect(code).toBe(6)
      expect(stderr).toContain(`Another program has ${name} open.`)
      excel.close()
      expect(readdirSync(folder).sort()).toEqual(names)
      for (const each of names) expect(readFileSync(join(folder, each), 'utf8')).toBe('earlier')
    },
  )
})

/** The same folder through the share that Windows makes of each disk, for administrators. */
const asShare = (folder: string): string => folder.replace(/^([a-z]):/i, String.raw`\\localhost\$1$$`)

/** Who may do what with a folder, as the system prints it. */
const rightsOf = (folder: string): string => execFileSync('icacls', [folder], { encoding: 'utf8' })

describe('a file that is replaced', () => {
  const write = (): readonly [from: string, to: string] => {
    const folder = mkdtempSync(join(home, 'replaced-'))
    const files = [join(folder, 'new'), join(folder, 'old')] as const
    for (const file of files) writeFileSync(file, file)
    return files
  }

  it.each([0, 1])('waits for a program that has file %i open for a moment', (which) => {
    const files = write()
    const scanner = openAsExcel(files[which] ?? '')
    replaceFile(...files, () => {
      scanner.close()
    })
    expect(readFileSync(files[1], 'utf8')).toBe(files[0])
    expect(existsSync(files[0])).toBe(false)
  })

  it('stays where it is open for longer', () => {
    const files = write()
    const excel = openAsExcel(files[1])
    let waited = 0
    expect(() => {
      replaceFile(...files, () => (waited += 1))
    }).toThrow(/EPERM|EACCES|EBUSY/)
    excel.close()
    expect(waited).toBeGreaterThan(1)
    expect(files.map((file) => readFileSync(file, 'utf8'))).toEqual(files)
  })
})

/** Syncs into a folder, exports to it, and counts. */
async function useFolder(folder: string): Promise<void> {
  const data = join(folder, 'data')
  expect(await run(['sync'], data)).toMatchObject({ code: 0 })
  const file = join(folder, 'customers.csv')
  expect(await run(['export', '--out', file], data)).toMatchObject({ code: 0 })
  expect(readCsv(readFileSync(file, 'utf8').slice(1))).toHaveLength(1201)
  expect(await run(['count'], data)).toMatchObject({ code: 0, stdout: '1200\n' })
  expect(existsSync(join(data, 'logs', 'customer-desk.log'))).toBe(true)
}

describe('a folder', () => {
  it('whose path has more than 260 letters is like any other', async () => {
    const folder = join(home, ...Array.from({ length: 8 }, (_, depth) => `${String(depth)} `.padEnd(40, 'Ə')))
    expect(folder.length).toBeGreaterThan(300)
    mkdirSync(folder, { recursive: true })
    await useFolder(folder)
  })

  itUnless(existsSync(asShare(tmpdir())) ? null : 'this account may not open the shares of this computer')(
    'on a network share is like any other',
    async () => {
      await useFolder(asShare(mkdtempSync(join(home, 'share-'))))
    },
  )

  itUnless(rightsOf(tmpdir()) === '' ? 'this Windows shows no rights' : null)(
    'that the app makes for its data is for this account, the system and administrators alone',
    () => {
      const folder = join(home, 'private')
      makeFolder(folder, join(folder, 'own'))
      expect(rightsOf(folder).match(/:\(\S+/g)).toEqual(Array(3).fill(':(OI)(CI)(F)'))
      expect(rightsOf(join(folder, 'own')).match(/:\(\S+/g)).toEqual(Array(3).fill(':(I)(OI)(CI)(F)'))
      expect(rightsOf(folder)).toContain(`\\${userInfo().username}:`)
    },
  )
})

describe('a connection', () => {
  const credentials = {
    brand: 'Omega',
    clientId: 'id',
    clientSecret: 'secret',
    integratorId: 'int',
    venueId: null,
  }

  it('whose copy another program has open stays whole when it is removed', async () => {
    const connections: Connections = openConnections(join(home, 'removed'), fileSecrets())
    const { id } = await connections.add(credentials, false)
    const folder = connections.folder(id)
    const other = openCopy(folder)
    expect(() => {
      connections.remove(id)
    }).toThrow(new AppError({ code: 'storage.busy' }))
    expect(existsSync(copyFile(folder))).toBe(true)
    expect(await connections.credentials(id)).toEqual(credentials)
    other.close()
    connections.remove(id)
    expect(existsSync(folder)).toBe(false)
  })
})
