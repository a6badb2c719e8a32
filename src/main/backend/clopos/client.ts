import { AppError } from '#shared/errors'
import type { Credentials } from '#shared/connection'
import type { Contact } from '#shared/jobs'
import { fieldList } from '#shared/fields/table'
import { directRoute, type Route } from '../network/way'
import { readCustomer, type EqualRows } from './customer-row'
import { listEnvelope, pageEnvelope, readEnvelope } from './envelope'
import { nonsense } from './failure'
import { createExchange, type Answer, type Exchange } from './http'
import { judge, readBudget } from './judge'
import { defaultLimits, type SourceLimits } from './limits'
import { createRateLimiter } from './rate-limiter'
import { readNamed, type NamedRow } from './read-named'
import { repeating } from './repeat'
import { rowTexts } from './row-texts'
import { refused } from './server-message'
import { createSession } from './session'
import { signInOnce } from './sign-in'
import type { CustomerSource } from './source'
import { realSleep, type Sleep } from './waiting'

export interface CloposOptions {
  /** No slash at the end (`readBaseUrl`). */
  readonly baseUrl: string
  readonly credentials: Credentials
  /** The route to Clopos; direct by default. */
  readonly route?: Route
  /** Milliseconds since 1970; by default this computer's clock. */
  readonly clock?: () => number
  /** 0 up to, not including, 1. */
  readonly random?: () => number
  /** Must wait on the same clock. */
  readonly sleep?: Sleep
  /** Called when something else is heard from the server than before. */
  readonly onContact?: (contact: Contact) => void
  /** The limits that differ from `defaultLimits`. */
  readonly limits?: Partial<SourceLimits>
}

type Query = Readonly<Record<string, string>>

interface Body {
  readonly body: unknown
  readonly text: string
  /** The `Date` header (RFC 9110, 6.6.1), milliseconds since 1970; null if it is missing or not a date. */
  readonly date: number | null
}

/** While answers still come, shorter pauses pass before anybody could read why. In milliseconds. */
const noticeablePauseMs = 3000

/** The largest page of `GET /customer-groups`. */
const groupsPerPage = 200

/** What a customer has only if it is asked for, and only at some servers. */
const optionalRelations: readonly string[] = fieldList.flatMap((field) => field.with ?? [])

const isBadRequest = (thrown: unknown): boolean =>
  thrown instanceof AppError && thrown.data.code === 'server.refused' && thrown.data.status === 400

/** Whether signing in again may help after this 401 of a data call. Some have no message at all. */
const speaksOfToken = (message: string): boolean =>
  message === '' || /token|header|expired|unauthori[sz]ed|unauthenticated/i.test(message)

/**
 * A source that reads from the Clopos Open API v2. Create only one per integrator and brand, because each pair has one
 * request budget. Refused credentials are not sent again until `signIn` is called.
 */
export function createCloposSource(options: CloposOptions): CustomerSource {
  const { baseUrl, credentials, clock = Date.now, random = Math.random, sleep = realSleep } = options
  const limits: SourceLimits = { ...defaultLimits, ...options.limits }
  let heard: Contact | null = null
  const onContact = (contact: Contact): void => {
    if (contact.is === 'answered' && heard?.is === 'answered') return
    heard = contact
    options.onContact?.(contact)
  }
  const patience = { limits, random, sleep, clock, onContact }
  const send = createExchange(baseUrl, limits, options.route ?? directRoute)
  const limiter = createRateLimiter({
    perMinute: limits.requestsPerMinute,
    longestPauseMs: limits.busyMs,
    clock,
    sleep,
    onPause: (ms) => {
      if (ms >= noticeablePauseMs) onContact({ is: 'busy', until: clock() + ms })
    },
  })
  const secret = credentials.clientSecret.trim()

  let requests = 0
  const exchange: Exchange = (request, signal) => {
    requests += 1
    return send(request, signal)
  }
  const session = createSession(
    (signal) => repeating(() => signInOnce(credentials, exchange, clock, signal), patience, signal),
    clock,
  )

  /** Sends one data call as soon as the budget allows, and reports the answer's headers to the rate limiter. */
  const get = async (
    path: string,
    query: Query,
    signal: AbortSignal,
  ): Promise<Answer & { token: string }> => {
    const place = await limiter.enter(signal)
    let answer: Answer | null = null
    try {
      // Not earlier, because a token could expire while its call waits for the budget.
      const token = await session.token(signal)
      const venue = credentials.venueId === null ? {} : { 'x-venue': String(credentials.venueId) }
      const headers = { 'x-token': token, ...venue }
      answer = await exchange({ method: 'GET', path, query, headers, body: null }, signal)
      return { ...answer, token }
    } finally {
      place.answered(answer === null ? null : readBudget(answer, clock()))
    }
  }

  /** The body of a successful data call, parsed and as text. A refused token is renewed once. */
  const call = async (path: string, query: Query, signal: AbortSignal): Promise<Body> => {
    let tokenRefused = false
    const attempt = async (): Promise<Body> => {
      const answer = await get(path, query, signal)
      const judgement = judge(answer, clock(), [answer.token, secret])
      if (judgement.ok) return { body: judgement.body, text: answer.text, date: dateOf(answer) }
      const { status, message } = judgement
      if (status !== 401 || !speaksOfToken(message)) throw refused(status, message)
      if (tokenRefused) throw new AppError({ code: 'sign-in.revoked' })
      tokenRefused = true
      session.forget(answer.token)
      return attempt()
    }
    return repeating(attempt, patience, signal)
  }

  /** What customers are asked for with. Once the server refuses that, only with their groups. */
  let relations: readonly string[] = optionalRelations
  const callWithRelations = async (path: string, query: Query, signal: AbortSignal): Promise<Body> => {
    const asked = relations
    const names = ['group', ...asked]
    const all = { ...query, ...Object.fromEntries(names.map((name, at) => [`with[${String(at)}]`, name])) }
    try {
      return await call(path, all, signal)
    } catch (thrown) {
      if (asked.length === 0 || !isBadRequest(thrown)) throw thrown
      relations = []
      return callWithRelations(path, query, signal)
    }
  }

  return {
    signIn: session.signIn,
    requests: () => requests,
    largestPage: limits.largestPage,

    customers: async ({ page, limit, sort, descending }, signal) => {
      const query = {
        page: String(page),
        limit: String(limit),
        'sort[0]': sort,
        'sort[1]': descending ? '-1' : '1',
      }
      const { body, text, date } = await callWithRelations('/customers', query, signal)
      const { data, total, unix } = readEnvelope(pageEnvelope, body)
      const texts = rowTexts(text, data.length)
      const equal: EqualRows = new Map()
      return {
        customers: readRows(data, (row, place) => readCustomer(row, texts?.[place], equal)),
        total,
        serverTime: unix === null ? date : unix * 1000,
      }
    },

    groups: async (signal) => {
      const groups = new Map<number, NamedRow>()
      let size = 0
      for (let page = 1; ; page += 1) {
        const query = { page: String(page), limit: String(groupsPerPage) }
        const { body, text } = await call('/customer-groups', query, signal)
        // All groups are held in memory, so together they may be as large as one answer.
        size += text.length
        if (size > limits.bodyBytes) throw nonsense('too-large')
        const { data, total } = readEnvelope(pageEnvelope, body)
        const known = groups.size
        for (const group of readNamedRows(data)) groups.set(group.id, group)
        // A server that sends the same page again would send it forever.
        if (groups.size === known || groups.size >= total) return [...groups.values()]
      }
    },

    venues: async (signal) => {
      const { body } = await call('/venues', {}, signal)
      return readNamedRows(readEnvelope(listEnvelope, body).data)
    },
  }
}

function dateOf({ header }: Answer): number | null {
  const time = Date.parse(header('date') ?? '')
  return Number.isNaN(time) ? null : time
}

/** Reads each row. Throws `server.nonsense` if the JSON is nested too deeply for the stack. */
function readRows<Row>(rows: readonly unknown[], read: (row: unknown, place: number) => Row): readonly Row[] {
  try {
    return rows.map((row, place) => read(row, place))
  } catch (thrown) {
    throw thrown instanceof RangeError ? nonsense('too-deep') : thrown
  }
}

function readNamedRows(rows: readonly unknown[]): readonly NamedRow[] {
  return readRows(rows, readNamed).filter((row) => row !== null)
}
