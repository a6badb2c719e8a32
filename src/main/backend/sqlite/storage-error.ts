import { dirname } from 'node:path'
import { AppError } from '#shared/errors'

function codeOf(thrown: unknown): string {
  // better-sqlite3 checks the folder itself and throws without a code.
  if (thrown instanceof TypeError && thrown.message.includes('directory does not exist')) return 'ENOENT'
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : ''
}

/** A file with our mark and format that lacks one of our tables: somebody changed it. */
const lacksTable = (thrown: unknown): boolean =>
  codeOf(thrown) === 'SQLITE_ERROR' && thrown instanceof Error && thrown.message.startsWith('no such table: ')

/**
 * Translates a failed operation on `file`: errors of SQLite (result codes, sqlite.org/rescode.html) and of the file system
 * become `storage.*`. Everything else is returned unchanged.
 */
export function storageError(thrown: unknown, file: string): unknown {
  if (thrown instanceof AppError) return thrown
  const code = codeOf(thrown)
  // SHMSIZE: no room for the index of the write-ahead log, which is created when the file is opened.
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE' || code === 'ENOSPC') {
    return new AppError({ code: 'storage.full' }, thrown)
  }
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code) || lacksTable(thrown)) {
    return new AppError({ code: 'storage.damaged', file, aside: null }, thrown)
  }
  // EBUSY: Windows deletes no file that another program has open.
  if (/^(SQLITE_(BUSY|LOCKED|PROTOCOL)|EBUSY$)/.test(code))
    return new AppError({ code: 'storage.busy' }, thrown)
  if (
    /^SQLITE_(CANTOPEN|READONLY|IOERR|PERM|AUTH)/.test(code) ||
    /^E(ACCES|PERM|ROFS|NOENT|NOTDIR|EXIST|ISDIR|IO|LOOP|NAMETOOLONG)$/.test(code) ||
    // No path has a NUL.
    code === 'ERR_INVALID_ARG_VALUE'
  ) {
    return new AppError({ code: 'storage.folder', folder: dirname(file) }, thrown)
  }
  return thrown
}

/** Runs `work` on `file` and translates what it throws with `storageError`. */
export function withStorageErrors<Result>(file: string, work: () => Result): Result {
  try {
    return work()
  } catch (thrown) {
    throw storageError(thrown, file)
  }
}
