import type { Budget } from './rate-limit'

/** An answer before it is written. `body` is sent as JSON, or unchanged if `type` names another content type. */
export interface Answer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: unknown
}

/** A failure with the documented body. */
export function failure(status: number, message: string, error?: unknown, more: object = {}): Answer {
  return { status, body: { success: false, message, ...(error === undefined ? {} : { error }), ...more } }
}

/** The answer with the headers that tell what is left of the request budget. */
export function withBudget(answer: Answer, budget: Budget): Answer {
  const headers = {
    'RateLimit-Limit': String(budget.limit),
    'RateLimit-Remaining': String(budget.remaining),
    'RateLimit-Reset': String(budget.reset),
  }
  return { ...answer, headers: { ...headers, ...answer.headers } }
}

/** 429 with the time to wait, in seconds. */
export function tooMany(budget: Budget): Answer {
  return withBudget(
    {
      ...failure(429, 'Too many requests, please try again later.', 'too_many_requests'),
      headers: { 'Retry-After': String(budget.reset) },
    },
    budget,
  )
}

/** `2026-01-19 14:51:33`, UTC. */
const plainInstant = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ')

/** A list's full envelope. `took` and `now` are milliseconds. */
export function listAnswer(
  data: readonly unknown[],
  total: number,
  sorts: readonly string[],
  now: number,
  took: number,
): Answer {
  const body = {
    success: true,
    data,
    total,
    time: Math.round(took),
    timestamp: plainInstant(now),
    unix: Math.floor(now / 1000),
    sorts,
  }
  return { status: 200, body }
}

/** The short envelope that some answers have. */
export function shortAnswer(data: readonly unknown[], total: number): Answer {
  return { status: 200, body: { success: true, data, total } }
}
