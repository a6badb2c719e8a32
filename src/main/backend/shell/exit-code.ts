import type { ErrorData } from '#shared/errors'

/** What a process that could not start tells its caller: 2 wrong usage, 6 the data folder, 1 anything else. */
export function startExitCode(error: ErrorData): number {
  if (error.code === 'invalid-input') return 2
  return error.code.startsWith('storage.') ? 6 : 1
}
