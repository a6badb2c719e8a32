import { existsSync, renameSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'

/** The file's name with the day and time, and a number where that is taken: what was set aside before stays. */
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
 * Renames a database that can no longer be used, with its log, so that a new one can be made. Gives the file's new name,
 * with the day and time; null where that is not possible, as while another program holds it.
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
