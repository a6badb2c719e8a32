import { safeStorage } from 'electron'
import type { SecretMethods } from '#backend/internal-contract'
import type { Handlers } from '#shared/contract'
import { AppError } from '#shared/errors'

export interface Secrets {
  /** `weak`: other programs of this person could read the secret, so the backend asks before it stores one. */
  readonly protection: 'encrypted' | 'weak'
  readonly handlers: Handlers<SecretMethods>
}

/** Marks a secret that the system could not encrypt. */
const plainMark = 'plain:'

function protectionHere(): Secrets['protection'] {
  if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') {
    // The key is public, so this only hides the secret from a glance.
    safeStorage.setUsePlainTextEncryption(true)
    return 'weak'
  }
  return safeStorage.isEncryptionAvailable() ? 'encrypted' : 'weak'
}

/**
 * Encrypts secrets with the system: DPAPI, Keychain, or the desktop's keyring on Linux. Call it after Electron is ready.
 * Decrypting throws `secret.lost` if the key no longer exists.
 */
export function openSecrets(): Secrets {
  const protection = protectionHere()
  const encrypt = (text: string): string => {
    if (safeStorage.isEncryptionAvailable()) return safeStorage.encryptString(text).toString('base64')
    if (protection === 'weak') return plainMark + Buffer.from(text, 'utf8').toString('base64')
    throw new AppError({ code: 'secret.weak' })
  }
  const decrypt = (text: string): string => {
    if (text.startsWith(plainMark)) {
      return Buffer.from(text.slice(plainMark.length), 'base64').toString('utf8')
    }
    try {
      return safeStorage.decryptString(Buffer.from(text, 'base64'))
    } catch (cause) {
      throw new AppError({ code: 'secret.lost' }, cause)
    }
  }
  return {
    protection,
    handlers: {
      'secrets.encrypt': ({ text }) => encrypt(text),
      'secrets.decrypt': ({ text }) => decrypt(text),
    },
  }
}
