import { existsSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { AppError } from '#shared/errors'

/** The free bytes on the disk of a folder, which need not exist yet; null: the system does not say. */
export async function freeSpace(folder: string): Promise<number | null> {
  try {
    if (!existsSync(folder) && dirname(folder) !== folder) return await freeSpace(dirname(folder))
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  } catch {
    // For example a network drive that went away: what needs the space says so.
    return null
  }
}

/** Throws `storage.little-space` if less than `needed` bytes are free on the disk of a folder. */
export async function requireSpace(folder: string, needed: number): Promise<void> {
  const free = await freeSpace(folder)
  if (free !== null && free < needed)
    throw new AppError({ code: 'storage.little-space', folder, free, needed })
}

/** The size of a database with what its write-ahead log holds, in bytes; 0: there is none. */
export const databaseSize = (file: string): number =>
  [file, `${file}-wal`].reduce((sum, part) => sum + (statSync(part, { throwIfNoEntry: false })?.size ?? 0), 0)
