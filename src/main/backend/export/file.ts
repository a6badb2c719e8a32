import { randomBytes } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { AppError } from '#shared/errors'

/** A file that appears under its name only when it is complete. */
export interface NewFile {
  /** Appends text as UTF-8. */
  readonly write: (text: string) => void
  /** Puts the file in its place. Gives its size in bytes. */
  readonly finish: () => number
  /** Removes what was written; the file that was there before stays. */
  readonly discard: () => void
}

/** Customers' data: for this user alone. */
const privateFile = 0o600

const fullDisk = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

function fileError(path: string, thrown: unknown): unknown {
  if (!(thrown instanceof Error && 'code' in thrown)) return thrown
  return fullDisk.has(String(thrown.code))
    ? new AppError({ code: 'storage.full' }, thrown)
    : new AppError({ code: 'export.target', file: basename(path) }, thrown)
}

interface Target {
  /** Where the text goes first. */
  readonly written: string
  /** What `written` is renamed to; null where the target itself is written. */
  readonly final: string | null
}

/** A link is followed, so that it stays a link. A device or a pipe holds no earlier content and cannot be renamed to. */
function chooseTarget(path: string): Target {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found !== undefined && !found.isFile()) return { written: path, final: null }
  const final = found === undefined ? path : realpathSync(path)
  return { written: join(dirname(final), `.customer-desk-${randomBytes(8).toString('hex')}.tmp`), final }
}

/**
 * Starts writing a file into a temporary one beside it, which is renamed at the end. Every call throws AppError:
 * `storage.full`, or `export.target` where the place cannot be written or another program holds the file.
 */
export function createFile(path: string): NewFile {
  const mapped = <Value>(work: () => Value): Value => {
    try {
      return work()
    } catch (thrown) {
      throw fileError(path, thrown)
    }
  }
  const { written, final } = mapped(() => chooseTarget(path))
  const file = mapped(() => openSync(written, final === null ? 'w' : 'wx', privateFile))
  let buffer = Buffer.alloc(0)
  let bytes = 0
  let open = true

  const close = (): void => {
    if (open) {
      open = false
      closeSync(file)
    }
  }
  const write = (text: string): void => {
    // UTF-8 takes at most three bytes for a UTF-16 unit.
    if (buffer.length < text.length * 3) buffer = Buffer.allocUnsafeSlow(text.length * 3)
    const size = buffer.write(text)
    for (let done = 0; done < size;) done += writeSync(file, buffer, done, size - done)
    bytes += size
  }
  const finish = (): number => {
    if (final === null) {
      close()
    } else {
      fsyncSync(file)
      close()
      renameSync(written, final)
    }
    return bytes
  }
  return {
    write: (text) => {
      mapped(() => {
        write(text)
      })
    },
    finish: () => mapped(finish),
    discard: () => {
      try {
        close()
      } finally {
        if (final !== null) rmSync(written, { force: true })
      }
    },
  }
}
