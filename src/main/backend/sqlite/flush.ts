import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Waits until the disk has a file (`r+`), or the names in a folder (`r`), which Windows cannot do. */
export function flush(path: string, flags: 'r' | 'r+'): void {
  const file = openSync(path, flags)
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
