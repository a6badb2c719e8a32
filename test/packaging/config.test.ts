import { readFileSync } from 'node:fs'
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js'
import { DebugLogger } from 'builder-util'
import { expect, test } from 'vitest'

const config = await getConfig(process.cwd(), 'electron.builder.yml', null)

/** Checks against electron-builder's own schema, `app-builder-lib/scheme.json`. */
const validate = (changes: object) => validateConfiguration({ ...config, ...changes }, new DebugLogger(false))

test('the configuration is valid for electron-builder', async () => {
  await expect(validate({})).resolves.toBeUndefined()
})

test('a mistake in it would be found', async () => {
  await expect(validate({ electronFuses: { runAsNodes: false } })).rejects.toThrow(
    'configuration.electronFuses',
  )
})

test('the fuses close every door that the app does not use', () => {
  expect(config.electronFuses).toStrictEqual({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
    resetAdHocDarwinSignature: true,
  })
})

test('the app is in an archive whose integrity is checked, with the native file beside it', () => {
  expect(config.asar).toBe(true)
  expect(config.disableAsarIntegrity).toBeUndefined()
  expect(config.asarUnpack).toEqual(['**/*.node'])
  expect(config.npmRebuild).toBe(false)
})

test('each system gets its installers, and its own binary alone', () => {
  const systems = { win: config.win, linux: config.linux, mac: config.mac }
  expect(Object.values(systems).map((system) => system?.target)).toEqual([
    ['nsis', 'portable'],
    ['AppImage', 'deb'],
    ['dmg'],
  ])
  const prebuilds = 'node_modules/better-sqlite3/prebuilds/'
  expect(systems.win?.files).toEqual(['package.json', `!${prebuilds}!(win32-\${arch}).node`])
  expect(systems.linux?.files).toEqual(['package.json', `!${prebuilds}!(linux-\${arch}).node`])
  expect(systems.mac?.files).toEqual(['package.json', `!${prebuilds}!(darwin-\${arch}).node`])
})

test('the icons are what the systems ask for', () => {
  const png = readFileSync('resources/icon.png')
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([512, 512])
  const ico = readFileSync('resources/icon.ico')
  const sizes = Array.from(
    { length: ico.readUInt16LE(4) },
    (_, index) => ico.readUInt8(6 + 16 * index) || 256,
  )
  expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256])
})
