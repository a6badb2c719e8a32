import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FuseState, FuseV1Options, getCurrentFuseWire, type FuseConfig } from '@electron/fuses'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { setFuses } from '../../scripts/fuses.ts'
import { fuseStates } from './fuse-states'

const folder = mkdtempSync(join(tmpdir(), 'fuses-'))
afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** A file with the fuses of an Electron inside: each the opposite of what it must become. `more`: fuses that nobody knows. */
function program(more: string): string {
  const file = join(folder, `electron${more}`)
  const wire = Object.values(fuseStates).map((state) => (state === FuseState.ENABLE ? '0' : '1'))
  const length = String.fromCharCode(wire.length + more.length)
  writeFileSync(file, `code dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001${length}${wire.join('')}${more} more code`)
  return file
}

/** What the hook makes of a program. */
let set: FuseConfig<FuseState>
beforeAll(async () => {
  const file = program('')
  await setFuses(file)
  set = await getCurrentFuseWire(file)
})

const isRight = (name: keyof typeof fuseStates): void => {
  expect(set[FuseV1Options[name]]).toBe(fuseStates[name])
}

test('the program cannot be started as a plain Node [fuse RunAsNode]', () => {
  isRight('RunAsNode')
})

test('cookies would be encrypted on the disk [fuse EnableCookieEncryption]', () => {
  isRight('EnableCookieEncryption')
})

test('the environment gives Node no options [fuse EnableNodeOptionsEnvironmentVariable]', () => {
  isRight('EnableNodeOptionsEnvironmentVariable')
})

test('nobody attaches a debugger to the main process [fuse EnableNodeCliInspectArguments]', () => {
  isRight('EnableNodeCliInspectArguments')
})

test('a changed archive of the app does not start [fuse EnableEmbeddedAsarIntegrityValidation]', () => {
  isRight('EnableEmbeddedAsarIntegrityValidation')
})

test('the code comes from that archive alone [fuse OnlyLoadAppFromAsar]', () => {
  isRight('OnlyLoadAppFromAsar')
})

test('the main process has no snapshot of its own [fuse LoadBrowserProcessSpecificV8Snapshot]', () => {
  isRight('LoadBrowserProcessSpecificV8Snapshot')
})

test('a page from a file gets nothing extra [fuse GrantFileProtocolExtraPrivileges]', () => {
  isRight('GrantFileProtocolExtraPrivileges')
})

test('WebAssembly guards its memory as in Electron [fuse WasmTrapHandlers]', () => {
  isRight('WasmTrapHandlers')
})

test('a fuse that a newer Electron brings must be decided first [electron-19]', async () => {
  const file = program('1')
  const before = readFileSync(file)
  await expect(setFuses(file)).rejects.toThrow('does not name')
  expect(readFileSync(file).equals(before)).toBe(true)
})
