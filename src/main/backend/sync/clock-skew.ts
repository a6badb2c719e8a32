/** The same moment on two clocks, each in milliseconds since 1970. Their difference is the clock skew. */
export interface ClockSkew {
  /** The server's clock, as sent with an answer. */
  readonly server: number
  /** This computer's clock when that answer arrived. */
  readonly local: number
}

/** Clocks drift, answers take time, and the server tells time in whole seconds. In milliseconds. */
const tolerance = 1500
const minute = 60 * 1000

/**
 * How far the server's clock fell back between two answers: not at all, by at most a minute (`small`), or by more
 * (`large`). What changed in that time looks older than it is. Setting this computer's clock forward looks the same.
 */
export function fallBack(before: ClockSkew, now: ClockSkew): 'none' | 'small' | 'large' {
  const lost = Math.max(0, now.local - before.local) - (now.server - before.server)
  return lost > minute ? 'large' : lost > tolerance ? 'small' : 'none'
}
