import type { ErrorData } from '#shared/errors'
import { databaseSize, freeSpace } from '../sqlite/disk-space'

/** With less than this, programs and the system itself begin to fail. In bytes. */
const always = 500_000_000

/**
 * How many bytes should be free on the disk of the data folder: a sync that finds everybody changed writes every customer of
 * a copy again before it merges them.
 */
export function roomFor(copies: readonly string[]): number {
  return Math.max(always, ...copies.map(databaseSize))
}

/** What is wrong with the disk of a folder that holds these copies; null: nothing that is known. */
export async function diskProblem(dataFolder: string, copies: readonly string[]): Promise<ErrorData | null> {
  const free = await freeSpace(dataFolder)
  const needed = roomFor(copies)
  if (free === null || free >= needed) return null
  return { code: 'storage.little-space', folder: dataFolder, free, needed }
}

export interface DiskWatch {
  /** Looks whether enough is free. To be called often; it looks once a minute. */
  readonly tick: () => void
  /** What it saw last. */
  readonly problem: () => ErrorData | null
}

export interface DiskWatchParts {
  readonly dataFolder: string
  /** The files of all copies. */
  readonly copies: () => readonly string[]
  readonly clock: () => number
  /** Called when enough is not free any more, or is again. */
  readonly onChange: (problem: ErrorData | null) => void
}

/** How often it looks, in milliseconds. */
const every = 60_000

/** Watches the disk of the data folder. */
export function watchDisk({ dataFolder, copies, clock, onChange }: DiskWatchParts): DiskWatch {
  let problem: ErrorData | null = null
  let lookedAt: number | null = null
  return {
    tick: () => {
      const now = clock()
      // The clock may be set back.
      if (lookedAt !== null && Math.abs(now - lookedAt) < every) return
      lookedAt = now
      void diskProblem(dataFolder, copies()).then((found) => {
        const isNews = (found === null) !== (problem === null)
        problem = found
        if (isNews) onChange(found)
      })
    },
    problem: () => problem,
  }
}
