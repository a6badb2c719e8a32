import { FuseState, type FuseV1Options } from '@electron/fuses'

const { ENABLE: on, DISABLE: off } = FuseState

/** How the packed app must have each fuse, in the order of the program. */
export const fuseStates: Readonly<Record<keyof typeof FuseV1Options, FuseState>> = {
  RunAsNode: off,
  EnableCookieEncryption: on,
  EnableNodeOptionsEnvironmentVariable: off,
  EnableNodeCliInspectArguments: off,
  EnableEmbeddedAsarIntegrityValidation: on,
  OnlyLoadAppFromAsar: on,
  LoadBrowserProcessSpecificV8Snapshot: off,
  GrantFileProtocolExtraPrivileges: off,
  WasmTrapHandlers: on,
}
