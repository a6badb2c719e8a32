/** One instant by two clocks, each in milliseconds since 1970. */
export interface Instant {
  /** The server's, as it came with an answer. */
  readonly there: number
  /** This computer's, when that answer had come. */
  readonly here: number
}

/** Clocks drift, answers are under way, and times are told by the second; in milliseconds. */
const tolerance = 1500
const much = 60 * 1000

/**
 * Whether the server's clock was set back between two answers: changes of the time between look older then than they are.
 * `little`: by no more than a minute. A clock of ours that was set ahead looks the same.
 */
export function setBack(before: Instant, now: Instant): 'no' | 'little' | 'much' {
  const behind = Math.max(0, now.here - before.here) - (now.there - before.there)
  return behind > much ? 'much' : behind > tolerance ? 'little' : 'no'
}
