import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { lockMinutes } from '#shared/lock'
import { replaceFile } from '../sqlite/replace-file'
import { withStorageErrors } from '../sqlite/storage-error'
import { hashSchema, unknownHash } from './secret'

const storedSchema = v.object({
  minutes: v.picklist(lockMinutes),
  kind: v.picklist(['pin', 'password']),
  hash: hashSchema,
  /** Wrong tries since the last right one. */
  wrong: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
})
export type StoredLock = v.InferOutput<typeof storedSchema>

/**
 * The file of the lock in a data folder. It is not part of the settings: a restored backup of these must not bring back an
 * old PIN, or none.
 */
export interface LockFile {
  /** null: the lock is off. A file that cannot be understood locks, and no PIN fits. */
  readonly read: () => StoredLock | null
  /** null: turns the lock off. */
  readonly write: (stored: StoredLock | null) => void
}

export const lockFileName = 'lock.json'

export function openLockFile(dataFolder: string): LockFile {
  const file = join(dataFolder, lockFileName)
  return {
    read: () => {
      if (!existsSync(file)) return null
      const text = withStorageErrors(file, () => readFileSync(file, 'utf8'))
      const stored = v.safeParse(v.pipe(v.string(), v.parseJson(), storedSchema), text)
      if (stored.success) return stored.output
      return { minutes: 15, kind: 'password', hash: unknownHash(), wrong: 0 }
    },
    write: (stored) => {
      withStorageErrors(file, () => {
        if (stored === null) {
          rmSync(file, { force: true })
          return
        }
        // Flushed, so that a power failure does not forget wrong tries.
        writeFileSync(`${file}.new`, JSON.stringify(stored), { mode: 0o600, flush: true })
        replaceFile(`${file}.new`, file)
      })
    },
  }
}
