import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { homedir, tmpdir, userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { chooseDataFolder, makeFolder } from '#backend/shell/data-folder'
import { defaultDataFolder } from '#backend/shell/default-data-folder'
import { onWindows, itUnless, rightsOfFolder } from '../../platform'

afterEach(() => {
  vi.unstubAllEnvs()
})

const home = (): string => homedir()

test.each([
  ['linux', 'XDG_DATA_HOME', 'customer-desk', ['.local', 'share', 'customer-desk']],
  ['win32', 'LOCALAPPDATA', 'Customer Desk', ['AppData', 'Local', 'Customer Desk']],
] as const)(
  'on %s, %s names the folder around the data, unless it is empty or relative',
  (platform, variable, name, inHome) => {
    expect(defaultDataFolder(platform, { [variable]: tmpdir() }, home)).toBe(join(tmpdir(), name))
    for (const folder of ['', '.', join('some', 'folder'), undefined]) {
      expect(defaultDataFolder(platform, { [variable]: folder }, home)).toBe(join(homedir(), ...inHome))
    }
  },
)

itUnless(onWindows('the system names the home folder there'))(
  'an empty or relative HOME puts nothing into the current folder',
  () => {
    for (const named of ['', 'some/folder']) {
      vi.stubEnv('HOME', named)
      expect(chooseDataFolder(undefined, {})).toBe(
        defaultDataFolder(process.platform, {}, () => userInfo().homedir),
      )
    }
  },
)

test('the folder that a person names may be relative', () => {
  expect(chooseDataFolder('data', { CUSTOMER_DESK_DATA: tmpdir() })).toBe(resolve('data'))
  expect(chooseDataFolder('', { CUSTOMER_DESK_DATA: 'data' })).toBe(resolve('data'))
})

itUnless(onWindows(rightsOfFolder))('a new data folder and those inside are for this account alone', () => {
  const around = mkdtempSync(join(tmpdir(), 'data-folder-'))
  const before = process.umask(0)
  makeFolder(join(around, 'data'), join(around, 'data', 'shell'))
  process.umask(before)
  for (const folder of ['data', join('data', 'shell')])
    expect(statSync(join(around, folder)).mode & 0o777).toBe(0o700)
  rmSync(around, { recursive: true })
})
