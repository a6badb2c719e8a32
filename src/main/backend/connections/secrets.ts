import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AppInfo, Call } from '#shared/contract'
import { AppError } from '#shared/errors'
import { withStorageErrors } from '../sqlite/storage-error'
import type { SecretMethods } from '../internal-contract'

/** Keeps each connection's client secret, in its folder. */
export interface SecretStore {
  /** Throws `secret.weak` where only unprotected storage is available and `acceptWeak` is false. */
  readonly save: (folder: string, secret: string, acceptWeak: boolean) => Promise<void>
  /** Throws `secret.missing` or `secret.lost`. */
  readonly load: (folder: string) => Promise<string>
}

function writePrivately(file: string, text: string): void {
  withStorageErrors(file, () => {
    // `mode` counts for new files only, and a new file in its place loses neither secret when it is interrupted.
    rmSync(`${file}.new`, { force: true })
    writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true })
    renameSync(`${file}.new`, file)
  })
}

function read(file: string): string {
  if (!existsSync(file)) throw new AppError({ code: 'secret.missing' })
  return withStorageErrors(file, () => readFileSync(file, 'utf8'))
}

/** Secrets in a file that only this account may read: for browser mode and the command line. */
export function fileSecrets(): SecretStore {
  const fileIn = (folder: string): string => join(folder, 'secret')
  return {
    save: (folder, secret) => {
      writePrivately(fileIn(folder), secret)
      return Promise.resolve()
    },
    load: (folder) => Promise.resolve(read(fileIn(folder))),
  }
}

/** Secrets encrypted by the host, as the desktop does with the system's key store. */
export function hostSecrets(host: Call<SecretMethods>, protection: AppInfo['secrets']): SecretStore {
  const fileIn = (folder: string): string => join(folder, 'secret.encrypted')
  return {
    save: async (folder, secret, acceptWeak) => {
      if (protection === 'weak' && !acceptWeak) throw new AppError({ code: 'secret.weak' })
      writePrivately(fileIn(folder), await host('secrets.encrypt', { text: secret }))
    },
    load: async (folder) => host('secrets.decrypt', { text: read(fileIn(folder)) }),
  }
}
