import { AppError, type BadAnswer } from '#shared/errors'

/**
 * - `unreachable`: no connection could be made
 * - `timeout`: nothing came in time
 * - `unsteady`: a reset connection, a body cut off, an error of the server
 * - `nonsense`: an answer that is not JSON
 * - `busy`: 429
 */
export type FailureKind = 'unreachable' | 'timeout' | 'unsteady' | 'nonsense' | 'busy'

/** An attempt failed in a way that may pass. `error` is thrown if it does not. */
export class PassingFailure extends Error {
  override readonly name = 'PassingFailure'
  readonly kind: FailureKind
  readonly error: AppError
  /** The shortest wait that the server asked for. */
  readonly waitMs: number

  constructor(kind: FailureKind, error: AppError, waitMs = 0) {
    super(error.code)
    this.kind = kind
    this.error = error
    this.waitMs = waitMs
  }
}

/** The answer is not one of the API. */
export function nonsense(problem: BadAnswer): AppError {
  return new AppError({ code: 'server.nonsense', problem })
}
