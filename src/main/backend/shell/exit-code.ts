import type { ErrorCode } from '#shared/errors'

/** The exit codes of a process that failed. 0 means success. */
const exitCodes: Readonly<Record<ErrorCode, number>> = {
  internal: 1,

  'invalid-input': 2,
  'environment.base-url': 2,
  'environment.insecure-base-url': 2,
  'environment.proxy': 2,
  'query.mistake': 2,
  'connection.no-name': 2,
  'view.no-name': 2,
  'view.name-taken': 2,
  'view.too-many': 2,
  'view.ready-made': 2,
  'not-found': 2,
  'export.name': 2,
  'sync.no-source': 2,
  'clipboard.refused': 2,
  'clipboard.too-many': 2,
  'update.address': 2,
  'update.unsupported': 2,
  'update.unsigned': 2,
  'lock.short': 2,

  'sign-in.missing-field': 3,
  'sign-in.unknown-integrator': 3,
  'sign-in.mode-mismatch': 3,
  'sign-in.rejected': 3,
  'sign-in.disabled': 3,
  'sign-in.unknown-venue': 3,
  'sign-in.revoked': 3,
  'secret.missing': 3,
  'secret.lost': 3,
  'secret.weak': 3,
  'lock.wrong': 3,

  'network.unreachable': 4,
  'network.timeout': 4,
  'network.certificate': 4,
  'network.proxy-unreachable': 4,
  'network.proxy-sign-in': 4,
  'network.proxy-refused': 4,
  'network.proxy-nonsense': 4,
  'update.unreachable': 4,
  'update.interrupted': 4,

  'server.nonsense': 5,
  'server.failing': 5,
  'server.busy': 5,
  'server.refused': 5,
  'server.moving': 5,
  'server.endless': 5,
  'update.no-feed': 5,
  'update.damaged': 5,
  'update.signature': 5,

  'storage.folder': 6,
  'storage.full': 6,
  'storage.damaged': 6,
  'settings.damaged': 6,
  'settings.newer': 6,
  'backup.unusable': 6,
  'storage.newer': 6,
  'storage.foreign': 6,
  'storage.unread': 6,
  'storage.busy': 6,
  'storage.empty': 6,
  'storage.in-use': 6,
  'sync.running': 6,
  'privacy.in-use': 6,
  'export.target': 6,
  'update.no-folder': 6,
  'update.busy': 6,
  'lock.locked': 6,
  'lock.wait': 6,
  'lock.changed': 6,

  // 128 plus the number of SIGINT, as in shells.
  cancelled: 130,
}

/** The exit code for an error. */
export function exitCodeOf(code: ErrorCode): number {
  return exitCodes[code]
}
