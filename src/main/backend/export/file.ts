import { createHash, randomBytes } from 'node:crypto'
import {
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  openSync,
  realpathSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { readdir, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { AppError } from '#shared/errors'
import { isFileName } from '#shared/exports/file-name'
import { requireSpace } from '../sqlite/disk-space'
import { replaceFile } from '../sqlite/replace-file'

/** A file that appears under its name only when it is complete. */
export interface NewFile {
  /** Appends bytes, or text as UTF-8. Waits while nobody reads a pipe. */
  readonly write: (content: string | Uint8Array) => Promise<void>
  /** Throws `storage.little-space` if less is free where the file is written. A pipe or a device needs nothing. */
  readonly requireSpace: (bytes: number) => Promise<void>
  /** Closes the file when the disk has all of it: nothing but its name is missing. Returns its size in bytes. */
  readonly complete: () => Promise<number>
  /** Moves the complete file to its place. */
  readonly finish: () => Promise<void>
  /** Removes what was written and has no name yet. An earlier file stays. Never throws. */
  readonly discard: () => void
}

/** Customer data is only for this user. */
const privateFile = 0o600

const fullDisk = new Set(['ENOSPC', 'EDQUOT', 'EFBIG'])

/** What a system says where this account may not write, and Windows also of a file that another program has open. */
const refused = new Set(['EACCES', 'EPERM', 'EROFS'])

/** What went wrong, as a sentence that says what to do. `replacing`: the file is complete and gets its name. */
function fileError(path: string, thrown: unknown, replacing: boolean): unknown {
  if (thrown instanceof AppError || !(thrown instanceof Error && 'code' in thrown)) return thrown
  const code = String(thrown.code)
  const folder = dirname(path)
  const file = basename(path)
  if (fullDisk.has(code)) return new AppError({ code: 'storage.full' }, thrown)
  if (code === 'ENAMETOOLONG') return new AppError({ code: 'export.long-name' }, thrown)
  // A drive that was pulled out gives many codes, also while the file is written.
  if (!existsSync(folder)) return new AppError({ code: 'export.no-folder', folder }, thrown)
  if (
    code === 'EBUSY' ||
    code === 'ETXTBSY' ||
    (replacing && process.platform === 'win32' && refused.has(code))
  )
    return new AppError({ code: 'export.in-use', file }, thrown)
  if (refused.has(code)) return new AppError({ code: 'export.read-only', folder }, thrown)
  return new AppError({ code: 'export.target', file }, thrown)
}

interface Target {
  /** The temporary file. */
  readonly written: string
  /** The new name of `written`; null if the target itself is written. */
  readonly final: string | null
}

/** Names contain the computer, because several may share a folder. */
const thisComputer = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
const temporaryName = (): string =>
  `.customer-desk-${thisComputer}-${String(process.pid)}-${randomBytes(8).toString('hex')}.tmp`

/** No export takes longer, in milliseconds. */
const longest = 24 * 60 * 60 * 1000

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (thrown) {
    // The process exists and belongs to another user.
    return hasCode(thrown, 'EPERM')
  }
}

/** Removes what killed exports of this computer left in a folder. Never throws. */
export async function removeUnfinished(folder: string): Promise<void> {
  const pattern = new RegExp(`^\\.customer-desk-${thisComputer}-(\\d+)-[0-9a-f]{16}\\.tmp$`)
  // Creating a file shows whether the folder is there.
  for (const name of await readdir(folder).catch(() => [])) {
    const pid = pattern.exec(name)?.[1]
    if (pid === undefined) continue
    const file = join(folder, name)
    try {
      if (!isAlive(Number(pid)) || Date.now() - (await stat(file)).mtimeMs > longest)
        await rm(file, { force: true })
    } catch {
      // Another program uses it. The next export tries again.
    }
  }
}

/** Follows links, so that they stay links. A device or a pipe has no earlier content and cannot be replaced. */
async function chooseTarget(path: string): Promise<Target> {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found !== undefined && !found.isFile()) return { written: path, final: null }
  const final = found === undefined ? path : realpathSync(path)
  const folder = dirname(final)
  await removeUnfinished(folder)
  return { written: join(folder, temporaryName()), final }
}

/** Never blocks the thread, so that a cancel arrives while nobody reads a pipe. Windows has no pipes among its files. */
const devices = constants.O_WRONLY | ((constants.O_NONBLOCK as number | undefined) ?? 0)

/** The longest time between two attempts to write to a pipe, in milliseconds. */
const longestPause = 50

const hasCode = (thrown: unknown, code: string): boolean =>
  thrown instanceof Error && 'code' in thrown && thrown.code === code

/** Repeats `work` while it fails with this code. Throws `cancelled`. */
async function repeatWhile<Value>(code: string, signal: AbortSignal, work: () => Value): Promise<Value> {
  for (let pause = 1; ; pause = Math.min(pause * 2, longestPause)) {
    try {
      return work()
    } catch (thrown) {
      if (!hasCode(thrown, code)) throw thrown
    }
    await wait(pause)
    if (signal.aborted) throw new AppError({ code: 'cancelled' })
  }
}

/** Opens what is written. A pipe is opened when somebody reads it. */
async function openTarget({ written, final }: Target, signal: AbortSignal): Promise<number> {
  if (final !== null) return openSync(written, 'wx', privateFile)
  // Of a socket, the same code says that it cannot be opened at all.
  const again = statSync(written).isFIFO() ? 'ENXIO' : ''
  return repeatWhile(again, signal, () => openSync(written, devices))
}

/**
 * Starts writing a temporary file next to the target, which replaces the target at the end. Every call throws
 * AppError: `cancelled` while it waits for the reader of a pipe, `storage.full`, `export.name` for a name that Windows has
 * no file for, `export.long-name`, `export.no-folder`, `export.read-only`, `export.in-use` if another program has the file
 * open, or `export.target`. A folder that is not there is never made.
 */
export async function createFile(path: string, signal: AbortSignal): Promise<NewFile> {
  let replacing = false
  const mapped = async <Value>(work: () => Value | Promise<Value>): Promise<Value> => {
    try {
      return await work()
    } catch (thrown) {
      throw fileError(path, thrown, replacing)
    }
  }
  // Windows would write to a device or to a hidden stream of another file, or cut the name.
  if (process.platform === 'win32' && !isFileName(basename(path)))
    throw new AppError({ code: 'export.name', file: basename(path) })
  const target = await mapped(() => chooseTarget(path))
  const { written, final } = target
  const file = await mapped(() => openTarget(target, signal))
  let buffer = Buffer.alloc(0)
  let bytes = 0
  let open = true

  const close = (): void => {
    if (open) {
      open = false
      closeSync(file)
    }
  }
  const encode = (text: string): Uint8Array => {
    // UTF-8 takes at most three bytes for a UTF-16 unit.
    if (buffer.length < text.length * 3) buffer = Buffer.allocUnsafeSlow(text.length * 3)
    return buffer.subarray(0, buffer.write(text))
  }
  const write = async (content: string | Uint8Array): Promise<void> => {
    const part = typeof content === 'string' ? encode(content) : content
    for (let done = 0; done < part.length;) {
      done += await repeatWhile('EAGAIN', signal, () => writeSync(file, part, done))
    }
    bytes += part.length
  }
  const removeWritten = (): void => {
    if (final !== null) rmSync(written, { force: true })
  }
  const complete = (): number => {
    if (final !== null) fsyncSync(file)
    close()
    return bytes
  }
  const finish = (): void => {
    if (final === null) return
    replacing = true
    replaceFile(written, final)
  }
  return {
    write: (content) => mapped(() => write(content)),
    requireSpace: async (needed) => {
      if (final !== null) await requireSpace(dirname(final), needed)
    },
    complete: () => mapped(complete),
    finish: () => mapped(finish),
    discard: () => {
      for (const work of [close, removeWritten]) {
        try {
          work()
        } catch {
          // On a drive that was pulled out. The next export into this folder removes what is left.
        }
      }
    },
  }
}
