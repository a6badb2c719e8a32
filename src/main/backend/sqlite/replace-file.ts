import { renameSync } from 'node:fs'

/** What Windows says of a file that another program has open. */
const inUse = new Set(['EPERM', 'EACCES', 'EBUSY'])

/** Attempts, and milliseconds between two of them. */
const attempts = 10
const between = 100

/** Blocks this thread, as everything here is synchronous. */
const pause = (): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, between)
}

/**
 * Gives a file another name, and replaces the file that had it. On Windows that fails for a moment after a file was written,
 * while a virus scanner reads it, so it is tried again for a second. `wait` passes the time between two attempts.
 */
export function replaceFile(from: string, to: string, wait: () => void = pause): void {
  for (let attempt = 1; ; attempt += 1) {
    try {
      renameSync(from, to)
      return
    } catch (thrown) {
      const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
      if (process.platform !== 'win32' || !inUse.has(code) || attempt === attempts) throw thrown
      wait()
    }
  }
}
