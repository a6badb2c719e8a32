import { existsSync, renameSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'

/** The file's name with the date and time, and a number if that name is taken, so that earlier files stay. */
function nameAside(file: string, now: number): string {
  const at = new Date(now).toISOString().slice(0, 19).replaceAll(':', '')
  const ending = extname(file)
  const stem = `${basename(file, ending)}.damaged-${at}`
  for (let copy = 1; ; copy += 1) {
    const name = `${stem}${copy === 1 ? '' : `-${String(copy)}`}${ending}`
    if (!existsSync(join(dirname(file), name))) return name
  }
}

/**
 * Renames a damaged database and its write-ahead log, so that a new one can be created. Returns the file's new name, which
 * has the date and time; null if renaming fails, for example because another program has the file open.
 */
export function setAside(file: string, now: number): string | null {
  const name = nameAside(file, now)
  const aside = join(dirname(file), name)
  try {
    renameSync(file, aside)
    for (const log of ['-wal', '-shm']) if (existsSync(file + log)) renameSync(file + log, aside + log)
    return name
  } catch {
    return null
  }
}
