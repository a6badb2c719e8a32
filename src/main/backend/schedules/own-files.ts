/** The files that a schedule wrote. Only these are ever replaced or deleted. */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { dirname, join, parse } from 'node:path'
import { pipeline } from 'node:stream/promises'
import * as v from 'valibot'
import type { RunFile, ScheduleRun } from '#shared/exports/schedules'
import { aboutPath } from '#shared/exports/file-name'

/** The last files at each place, newest first. */
export function filesOf(runs: readonly ScheduleRun[]): readonly RunFile[] {
  const written = runs.flatMap(({ outcome }) => (outcome.state === 'done' ? [outcome.file] : []))
  return written.filter(({ path }, index) => written.findIndex((other) => other.path === path) === index)
}

/** The SHA-256 of a file in hexadecimal digits. */
async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** Whether the file is there as it was written: one that somebody changed, or that cannot be read, may be theirs. */
async function isUnchanged({ path, bytes, sha256 }: RunFile): Promise<boolean> {
  try {
    const found = statSync(path)
    return found.isFile() && found.size === bytes && (await hashOf(path)) === sha256
  } catch {
    return false
  }
}

/**
 * A place for a new file in `folder`: an earlier file of the schedule is replaced, and next to one that somebody changed or put
 * there the name gets a number.
 */
export async function placeIn(
  folder: string,
  fileName: string,
  earlier: readonly RunFile[],
): Promise<string> {
  const { name, ext } = parse(fileName)
  for (let number = 1; ; number += 1) {
    const path = join(folder, number === 1 ? fileName : `${name} (${String(number)})${ext}`)
    if (!existsSync(path)) return path
    const own = earlier.find((file) => file.path === path)
    if (own !== undefined && (await isUnchanged(own))) return path
  }
}

const hashSchema = v.pipe(v.string(), v.parseJson(), v.object({ sha256: v.string() }))

/** Removes the description of a file that is deleted. A file that describes something else stays. */
export function removeAbout(path: string, sha256: string): void {
  const about = aboutPath(path)
  try {
    const read = v.safeParse(hashSchema, readFileSync(about, 'utf8'))
    if (read.success && read.output.sha256 === sha256) rmSync(about)
  } catch {
    // There is none.
  }
}

/** Deletes all but the first `keep` of the files in `folder`, newest first. Returns how many. What cannot be deleted is tried again next time. */
export async function deleteOlder(files: readonly RunFile[], folder: string, keep: number): Promise<number> {
  let deleted = 0
  for (const file of files.filter(({ path }) => dirname(path) === folder).slice(keep)) {
    if (!(await isUnchanged(file))) continue
    try {
      rmSync(file.path)
      removeAbout(file.path, file.sha256)
      deleted += 1
    } catch {
      // Another program has it open, for example.
    }
  }
  return deleted
}
