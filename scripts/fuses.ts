/**
 * Electron's fuses: features of the program that are on or off for good. electron-builder knows only some of them, so its
 * hook `afterPack` (electron.builder.yml) sets them here, before the app is signed.
 */
import { join } from 'node:path'
import { flipFuses, FuseV1Options, FuseVersion, getCurrentFuseWire, type FuseConfig } from '@electron/fuses'
import type { AfterPackContext } from 'app-builder-lib'

/** Whether each fuse is on: every door that the app does not use is closed. */
const decided: ReadonlyMap<FuseV1Options, boolean> = new Map([
  [FuseV1Options.RunAsNode, false],
  [FuseV1Options.EnableCookieEncryption, true],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
  [FuseV1Options.EnableNodeCliInspectArguments, false],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, true],
  [FuseV1Options.OnlyLoadAppFromAsar, true],
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, false],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, false],
  // Only how WebAssembly notices that it left its memory, as Electron has it. The page runs none.
  [FuseV1Options.WasmTrapHandlers, true],
])

/** Sets the fuses of a program. Throws if it has one that is not decided here. A fuse that an older Electron lacks is left out. */
export async function setFuses(program: string): Promise<void> {
  const known = await getCurrentFuseWire(program)
  // It also has the version of the list.
  if (Object.keys(known).length - 1 > decided.size)
    throw new Error('This Electron has a fuse that scripts/fuses.ts does not name.')
  const config: FuseConfig = { version: FuseVersion.V1, resetAdHocDarwinSignature: true }
  for (const [fuse, isOn] of decided) if (fuse in known) config[fuse] = isOn
  await flipFuses(program, config)
}

/** Called by electron-builder. */
export async function afterPack({
  appOutDir,
  electronPlatformName,
  packager,
}: AfterPackContext): Promise<void> {
  const { productFilename } = packager.appInfo
  const names: Readonly<Record<string, string>> = {
    win32: `${productFilename}.exe`,
    darwin: `${productFilename}.app`,
    linux: packager.config.linux?.executableName ?? '',
  }
  await setFuses(join(appOutDir, names[electronPlatformName] ?? ''))
}
