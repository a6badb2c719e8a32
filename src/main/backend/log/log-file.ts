import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { LogOutput } from './log'

export interface LogFileOptions {
  /** Bytes after which a new file begins. */
  readonly maxBytes?: number
  /** How many full files stay beside the one that is written. */
  readonly maxOld?: number
  /** Milliseconds since 1970. */
  readonly clock?: () => number
}

export const logFolder = (dataFolder: string): string => join(dataFolder, 'logs')

/** A longer text is cut, so that the files stay as small as promised. In UTF-16 units. */
const longest = 8000

/**
 * The log file of a data folder: `logs/customer-desk.log`, and `.1`, `.2` ... for older ones. Each text gets the time in
 * front. All threads and processes append to the same file; each text is one write, so lines do not mix. A log that
 * cannot be written never stops the app.
 */
export function openLogFile(dataFolder: string, options: LogFileOptions = {}): LogOutput {
  const { maxBytes = 1024 * 1024, maxOld = 3, clock = Date.now } = options
  const folder = logFolder(dataFolder)
  const file = join(folder, 'customer-desk.log')
  const old = (age: number): string => (age === 0 ? file : `${file}.${String(age)}`)

  const rotate = (): void => {
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
    if (size < maxBytes) return
    for (let age = maxOld; age > 0; age -= 1) {
      if (existsSync(old(age - 1))) renameSync(old(age - 1), old(age))
    }
  }

  return {
    write: (text) => {
      try {
        // Not recursive: a data folder that does not exist is not made for a log.
        if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 })
        rotate()
        const short = text.length > longest ? `${text.slice(0, longest)}…\n` : text
        appendFileSync(file, `${new Date(clock()).toISOString()} ${short}`, { mode: 0o600 })
      } catch {
        // A full disk or a folder that cannot be written: the app reports that where it matters.
      }
    },
  }
}
