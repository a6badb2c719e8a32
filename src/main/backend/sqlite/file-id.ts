import { statSync } from 'node:fs'

/** Tells a file from another one that took its place; null: there is none. Its number is not given away while it is open. */
export function fileIdOf(file: string): string | null {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false })
  return found === undefined ? null : `${String(found.dev)}-${String(found.ino)}`
}
