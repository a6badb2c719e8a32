import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openExportLog } from '#backend/export-log'
import { startSampleServer, type SampleServer } from '#backend/sample/server'
import { acquireLock } from '#backend/sqlite/lock'
import { openUserDatabase } from '#backend/user-database'
import { environmentOf } from '../faults/built-command-line'
import { commandLine, type Outcome } from './run-command-line'

let server: SampleServer
let folder = ''

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'command-line-'))
  server = await startSampleServer({ customers: 50 })
})

afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

describe('forget --all', () => {
  const data = (): string => join(folder, 'forgotten')
  const at = (...args: string[]): Promise<Outcome> => commandLine(args, environmentOf(server, data()))

  it('deletes every copy and sign-in, and names the folders of exported files', async () => {
    expect(await at('sync')).toMatchObject({ code: 0 })
    const out = join(folder, 'exported', 'out.csv')
    mkdirSync(join(folder, 'exported'))
    expect(await at('export', '--columns', 'spent', '--out', out)).toMatchObject({ code: 0 })
    const settings = openUserDatabase(data())
    expect(openExportLog(settings).list()).toMatchObject([
      { way: 'command-line', target: out, columns: ['spent'], personal: false, view: null },
    ])
    const lock = acquireLock(join(data(), 'app.lock'), { code: 'storage.in-use', folder: data() })
    expect((await at('forget', '--all')).code).toBe(6)
    lock.release()
    expect((await at('forget')).code).toBe(2)
    expect(await at('count')).toMatchObject({ code: 0 })
    const forgotten = await at('forget', '--all')
    expect(forgotten).toMatchObject({ code: 0, stdout: '' })
    expect(forgotten.stderr).toContain(join(folder, 'exported'))
    expect(readdirSync(join(data(), 'connections'))).toEqual([])
    expect(openExportLog(settings).list()).toEqual([])
    settings.close()
    expect(existsSync(out)).toBe(true)
    expect((await at('count')).code).toBe(6)
  })
})
