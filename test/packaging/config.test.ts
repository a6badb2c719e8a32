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
  await expect(validate({ asar: { smartUnpacks: false } })).rejects.toThrow('configuration.asar')
})

test('the app is in an archive whose integrity is checked, with the native file beside it', () => {
  expect(config.asar).toEqual({ smartUnpack: false })
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

/** The width and height in a PNG file. */
const pngSize = (png: Buffer): readonly number[] => {
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  return [png.readUInt32BE(16), png.readUInt32BE(20)]
}

test('the icons have every size that the systems ask for', () => {
  for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) {
    const name = `${String(size)}x${String(size)}.png`
    expect(pngSize(readFileSync(`resources/icons/${name}`))).toEqual([size, size])
  }
  const ico = readFileSync('resources/icon.ico')
  const sizes = Array.from(
    { length: ico.readUInt16LE(4) },
    (_, index) => ico.readUInt8(6 + 16 * index) || 256,
  )
  expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256])
  const icns = readFileSync('resources/icon.icns')
  expect([icns.toString('ascii', 0, 4), icns.readUInt32BE(4)]).toEqual(['icns', icns.length])
  const widths: number[] = []
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
    widths.push(pngSize(icns.subarray(at + 8))[0] ?? 0)
  }
  expect(widths).toEqual([16, 32, 64, 128, 256, 512, 1024, 32, 64, 256, 512])
})

test('the installer asks for whom to install, makes shortcuts, and never deletes the data by itself', () => {
  expect(config.nsis).toMatchObject({
    oneClick: false,
    perMachine: false,
    selectPerMachineByDefault: false,
    createDesktopShortcut: true,
    createStartMenuShortcut: true,
    deleteAppDataOnUninstall: false,
    include: 'resources/installer.nsh',
  })
  const script = readFileSync('resources/installer.nsh', 'utf8')
  // The only deletion follows a question whose answer is No by default, and when nobody is asked (/SD).
  expect(script.match(/RMDir.*/g)).toEqual(['RMDir /r "$LOCALAPPDATA\\Customer Desk"'])
  expect(script).toMatch(/MB_DEFBUTTON2 "\$\(deleteData\)" \/SD IDNO IDNO keepData\n\s+RMDir/)
  const languages = ['ENGLISH', 'RUSSIAN', 'TURKISH']
  for (const language of languages) expect(script).toContain(`LangString deleteData $\{LANG_${language}}`)
})
