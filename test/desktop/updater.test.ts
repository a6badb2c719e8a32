import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NsisUpdater } from 'electron-updater'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { AppError } from '#shared/errors'
import type { UpdateState } from '#shared/updates'
import { findSignatureFault } from '../../src/main/desktop/update-signature'
import { openUpdater } from '../../src/main/desktop/updater'
import { itUnless, onWindows } from '../platform'
import { record, reset } from './electron-mock'
import { publish, serve, type Feed } from './update-feed'
import { failed, newUpdater, pending, remove, updatedApp } from './updated-app'

vi.mock('electron', () => import('./electron-mock'))
beforeEach(reset)

const withScript = itUnless(onWindows('a script stands in for PowerShell'))

let folder = ''
let published = ''
let feed: Feed
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'updates-'))
  published = join(folder, 'published')
  mkdirSync(published)
  feed = await serve(published)
})
afterEach(() => {
  feed.close()
  vi.unstubAllEnvs()
  remove(folder)
})

/** Stands in for PowerShell: says of every file what Windows said of one. */
function answerAsWindows(signature: unknown): void {
  const tool = join(folder, 'System32', 'WindowsPowerShell', 'v1.0')
  mkdirSync(tool, { recursive: true })
  const program = join(tool, 'powershell.exe')
  writeFileSync(program, `#!/bin/sh\ncat <<'END'\n${JSON.stringify(signature)}\nEND\n`)
  chmodSync(program, 0o755)
}

const subject = 'CN=Customer Desk authors, O=Customer Desk authors, L=Bakı, C=AZ'
const signed = { status: 0, subject, name: 'Customer Desk authors' }

/** Runs the updater of Windows, which reads the publisher from the app and asks Windows who signed the update. */
async function updateOnWindows(): Promise<UpdateState> {
  vi.stubEnv('SystemRoot', folder)
  publish(published, '1.2.0', { ending: 'exe' })
  const app = updatedApp(feed.url, () => {
    const updater = newUpdater(folder, NsisUpdater)
    updater.verifyUpdateCodeSignature = findSignatureFault
    return updater
  })
  await app.handlers['update.check']({})
  await vi.waitFor(
    () => {
      expect(app.last().is).toMatch(/ready|failed/)
    },
    { timeout: 30_000 },
  )
  return app.last()
}

withScript('an update of the same publisher is accepted on Windows', async () => {
  answerAsWindows(signed)
  expect(await updateOnWindows()).toMatchObject({ is: 'ready' })
})

for (const [what, signature] of [
  ['unsigned', { status: 2, subject: null, name: null }],
  ['changed after signing', { ...signed, status: 3 }],
  ['signed with a certificate that Windows does not trust', { ...signed, status: 1 }],
  ['signed by somebody else', { status: 0, subject: 'CN=Somebody', name: 'Somebody' }],
  ['signed by nobody that Windows names', { status: 0, subject: null, name: null }],
  ['something that Windows says nothing about', 'Get-AuthenticodeSignature is not recognized'],
] as const)
  withScript(`an update is deleted on Windows if it is ${what}`, async () => {
    answerAsWindows(signature)
    expect(await updateOnWindows()).toEqual(failed({ code: 'update.signature' }))
    expect(pending(folder)).toEqual([])
  })

it('an update is deleted if Windows cannot check signatures', async () => {
  expect(await updateOnWindows()).toEqual(failed({ code: 'update.signature' }))
})

withScript('a publisher is known by the common name or by the whole name', async () => {
  vi.stubEnv('SystemRoot', folder)
  answerAsWindows(signed)
  expect(await findSignatureFault(['Customer Desk authors'], 'setup.exe')).toBeNull()
  expect(await findSignatureFault([subject], 'setup.exe')).toBeNull()
  expect(await findSignatureFault(['Customer Desk'], 'setup.exe')).toBe(`signed by ${subject}`)
})

/** Opens the updater as on another system. */
async function openOn(platform: NodeJS.Platform, config: string): Promise<unknown> {
  const before = Object.getOwnPropertyDescriptor(process, 'platform')
  Object.defineProperty(process, 'platform', { ...before, value: platform })
  Object.defineProperty(process, 'resourcesPath', { configurable: true, value: folder })
  writeFileSync(join(folder, 'app-update.yml'), config)
  try {
    return await openUpdater().catch((thrown: unknown) => thrown)
  } finally {
    Object.defineProperty(process, 'platform', before ?? {})
    Reflect.deleteProperty(process, 'resourcesPath')
  }
}

it('a copy that cannot replace itself says so, and an unsigned one for Windows refuses every update', async () => {
  const unsupported = new AppError({ code: 'update.unsupported' })
  expect(await openOn('linux', '')).toEqual(unsupported)
  record.packaged = true
  expect(await openOn('darwin', '')).toEqual(unsupported)
  expect(await openOn('win32', 'provider: generic\nurl: https://updates.invalid\n')).toEqual(
    new AppError({ code: 'update.unsigned' }),
  )
  vi.stubEnv('PORTABLE_EXECUTABLE_FILE', join(folder, 'portable.exe'))
  expect(await openOn('win32', 'publisherName: [Customer Desk authors]\n')).toEqual(unsupported)
  vi.stubEnv('APPIMAGE', undefined)
  expect(await openOn('linux', '')).toEqual(unsupported)
  record.packaged = false
})
