import { AppError } from '#shared/errors'
import { nonsense, PassingFailure } from './failure'
import type { Answer } from './http'
import type { BudgetReport } from './rate-limiter'
import { knownRefusal, readVerdict } from './server-message'

/** An answer that makes sense: the body of a success, or a refusal. */
export type Judgement =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly status: number; readonly message: string }

const passing = new Set([408, 500, 502, 503, 504])
/** How long to wait after a 429 that does not say. In milliseconds. */
const shortestPauseMs = 1000

/** A whole number of 0 or more at the start of a header, as in `300` and `300, 300;w=60`. */
function count(header: string | null): number | null {
  const digits = /^\s*(\d{1,9})\b/.exec(header ?? '')?.[1]
  return digits === undefined ? null : Number(digits)
}

/** Milliseconds that `Retry-After` asks for: seconds or a date (RFC 9110, section 10.2.3); 0 if there is none. */
function retryAfterMs(header: string | null, wallClock: number): number {
  if (header === null) return 0
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1000
  const date = Date.parse(header)
  return Number.isNaN(date) ? 0 : Math.max(0, date - wallClock)
}

/** How long the server asks to wait after this answer, in milliseconds: the longer of its two headers. */
function pauseMs(answer: Answer, wallClock: number): number {
  const reset = (count(answer.header('ratelimit-reset')) ?? 0) * 1000
  const asked = retryAfterMs(answer.header('retry-after'), wallClock)
  if (answer.status === 429) return Math.max(reset, asked, shortestPauseMs)
  return answer.status === 503 ? asked : 0
}

/**
 * What an answer's headers say about the budget of data calls. The server counts refusals separately, so only the headers
 * of a success are about this budget. `wallClock`: milliseconds since 1970.
 */
export function readBudget(answer: Answer, wallClock: number): BudgetReport {
  const told = answer.status >= 200 && answer.status < 300
  const header = (name: string): number | null => (told ? count(answer.header(name)) : null)
  const reset = header('ratelimit-reset')
  return {
    limit: header('ratelimit-limit'),
    remaining: header('ratelimit-remaining'),
    resetMs: reset === null ? null : reset * 1000,
    pauseMs: answer.status === 429 ? pauseMs(answer, wallClock) : 0,
  }
}

/** The JSON value of a text, or undefined if it is not JSON. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * Decides whether an answer is a success, a refusal, or a failure that may pass: first by `success`, then by status. Throws
 * PassingFailure, and AppError for refusals that mean the same on every call. `secrets` never appear in a message.
 */
export function judge(answer: Answer, wallClock: number, secrets: readonly string[]): Judgement {
  const { status } = answer
  const body = readJson(answer.text)
  const { success, message } = readVerdict(body, secrets)
  const succeeded = status >= 200 && status < 300 && success !== false
  const known = succeeded ? null : knownRefusal(message)
  if (known !== null) throw known
  const wait = pauseMs(answer, wallClock)
  if (status === 429) {
    const error = new AppError({ code: 'server.busy', seconds: Math.ceil(wait / 1000) })
    throw new PassingFailure('busy', error, wait)
  }
  if (status >= 500 || status === 408) {
    const failing = new AppError({ code: 'server.failing', status })
    throw passing.has(status) ? new PassingFailure('unsteady', failing, wait) : failing
  }
  if (status >= 300 && status < 400) throw nonsense('redirect')
  if (succeeded && body === undefined) {
    const page = /^\s*</.test(answer.text)
    throw new PassingFailure('nonsense', nonsense(page ? 'web-page' : 'not-json'))
  }
  return succeeded ? { ok: true, body } : { ok: false, status, message }
}
