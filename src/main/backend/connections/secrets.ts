import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AppInfo } from '#shared/contract'
import { AppError } from '#shared/errors'
import { replaceFile } from '../sqlite/replace-file'
import { withStorageErrors } from '../sqlite/storage-error'

/** Stores the client secret of each connection in the connection's folder. */
export interface SecretStore {
  /** Throws `secret.weak` if the system cannot protect secrets and `acceptWeak` is false. */
  readonly save: (folder: string, secret: string, acceptWeak: boolean) => Promise<void>
  /** Throws `secret.missing` or `secret.lost`. */
  readonly load: (folder: string) => Promise<string>
}

function writePrivately(file: string, text: string): void {
  withStorageErrors(file, () => {
    // `mode` applies to new files only. Renaming means that an interruption loses neither the old nor the new secret.
    rmSync(`${file}.new`, { force: true })
    writeFileSync(`${file}.new`, text, { mode: 0o600, flush: true })
    replaceFile(`${file}.new`, file)
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

/** What the system offers to encrypt secrets, such as Electron's `safeStorage`. */
export interface Encryption {
  readonly encrypt: (text: string) => Promise<string>
  /** Throws `secret.lost` if the system can no longer decrypt it. */
  readonly decrypt: (text: string) => Promise<string>
}

/** Secrets in a file that the system encrypted: for the desktop. */
export function encryptedSecrets(encryption: Encryption, protection: AppInfo['secrets']): SecretStore {
  const fileIn = (folder: string): string => join(folder, 'secret.encrypted')
  return {
    save: async (folder, secret, acceptWeak) => {
      if (protection === 'weak' && !acceptWeak) throw new AppError({ code: 'secret.weak' })
      writePrivately(fileIn(folder), await encryption.encrypt(secret))
    },
    load: async (folder) => encryption.decrypt(read(fileIn(folder))),
  }
}
