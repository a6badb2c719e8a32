import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { expect, it, onTestFinished } from 'vitest'
import { copyFile, openCopy } from '#backend/copy/copy'
import { startSampleServer } from '#backend/sample/server'
import { openUserDatabase, userDatabaseFile } from '#backend/user-database'
import { testFolder } from '../backend/api-rows'
import { commandLine } from './run-command-line'

/** Makes a database look as if a newer version wrote it. Returns its bytes. */
function fromLater(file: string): Buffer {
  const database = new SQLite(file)
  database.pragma('user_version = 99')
  database.close()
  return readFileSync(file)
}

it('refuses a copy of a newer version and says what to do, and leaves it as it is', async () => {
  const data = testFolder()
  const folder = join(data, 'connections/copy-old')
  openCopy(folder).close()
  writeFileSync(join(folder, 'connection.json'), JSON.stringify({ kind: 'copy', name: 'Old' }))
  const bytes = fromLater(copyFile(folder))
  for (const args of [['status'], ['list'], ['check']]) {
    const { code, stdout, stderr } = await commandLine(args, { CUSTOMER_DESK_DATA: data })
    expect(code).toBe(6)
    expect(stdout + stderr).toMatch(/A newer version of Customer Desk made this copy .*99.*Update the app\./)
  }
  expect(readFileSync(copyFile(folder)).equals(bytes)).toBe(true)
})

it('refuses settings of a newer version and says what to do, and leaves them as they are', async () => {
  const server = await startSampleServer({ customers: 5, rateLimit: 100_000 })
  onTestFinished(() => server.close())
  const { baseUrl, credentials } = server
  const data = testFolder()
  openUserDatabase(data).close()
  const bytes = fromLater(userDatabaseFile(data))
  const { code, stderr } = await commandLine(['sync'], {
    CLOPOS_BASE_URL: baseUrl,
    CLOPOS_CLIENT_ID: credentials.clientId,
    CLOPOS_CLIENT_SECRET: credentials.clientSecret,
    CLOPOS_BRAND: credentials.brand,
    CLOPOS_INTEGRATOR_ID: credentials.integratorId,
    CUSTOMER_DESK_DATA: data,
  })
  expect(code).toBe(6)
  expect(stderr).toMatch(/A newer version of Customer Desk wrote your settings .*Install the newest version/)
  expect(readFileSync(userDatabaseFile(data)).equals(bytes)).toBe(true)
})
