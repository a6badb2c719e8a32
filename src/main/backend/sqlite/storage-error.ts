import { dirname } from 'node:path'
import { AppError } from '#shared/errors'

function codeOf(thrown: unknown): string {
  // better-sqlite3 looks for the folder itself and then throws without a code.
  if (thrown instanceof TypeError && thrown.message.includes('directory does not exist')) return 'ENOENT'
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : ''
}

/**
 * Tells what a failed operation on `file` means to a person: errors of SQLite (result codes, sqlite.org/rescode.html)
 * and of the file system become `storage.*`; everything else is given back as it came.
 */
export function storageError(thrown: unknown, file: string): unknown {
  if (thrown instanceof AppError) return thrown
  const code = codeOf(thrown)
  // SHMSIZE: there is no room even for the index of the log, which is made when the file is opened.
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE' || code === 'ENOSPC') {
    return new AppError({ code: 'storage.full' }, thrown)
  }
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) {
    return new AppError({ code: 'storage.damaged', file, aside: null }, thrown)
  }
  if (/^SQLITE_(BUSY|LOCKED|PROTOCOL)/.test(code)) return new AppError({ code: 'storage.busy' }, thrown)
  if (
    /^SQLITE_(CANTOPEN|READONLY|IOERR|PERM|AUTH)/.test(code) ||
    /^E(ACCES|PERM|ROFS|NOENT|NOTDIR|EXIST|ISDIR|IO)$/.test(code)
  ) {
    return new AppError({ code: 'storage.folder', folder: dirname(file) }, thrown)
  }
  return thrown
}

/** Runs `work` on `file`; what fails is thrown as `storageError` says. */
export function withStorageErrors<Result>(file: string, work: () => Result): Result {
  try {
    return work()
  } catch (thrown) {
    throw storageError(thrown, file)
  }
}
