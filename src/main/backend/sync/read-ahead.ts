import type { CustomerPage } from '../clopos/source'
import type { FullRead } from '../copy/full-read'
import { endOf, offsetOf, pageFrom, type PageNumber } from './pages'

/**
 * Requests in flight besides the one that is awaited. With answers of half a second, this many use up the request budget;
 * the rate limiter decides how many are sent in a minute.
 */
const maxAhead = 12

interface Ahead {
  readonly asked: PageNumber
  readonly answer: Promise<CustomerPage>
  /** How often its answer left a gap after what had been read. */
  gaps: number
}

/** Asks for the pages of a full read before they are needed. */
export interface ReadAhead {
  /** The page that the read needs next, and its answer. Throws what `ask` throws. */
  readonly next: (read: FullRead) => Promise<{ readonly asked: PageNumber; readonly page: CustomerPage }>
  /** Tells how the page from `next` was judged. A page that left a gap is held until a page further back has been read. */
  readonly judged: (outcome: 'read' | 'gap' | 'refused') => void
  /** Cancels the requests in flight and resolves when they have ended. */
  readonly close: () => Promise<void>
}

/**
 * Reads several pages ahead with `ask`. The server may answer them in any order, because each page begins within the one
 * before, so they join anyway.
 */
export function createReadAhead(
  ask: (page: PageNumber, signal: AbortSignal) => Promise<CustomerPage>,
  signal: AbortSignal,
): ReadAhead {
  const ended = new AbortController()
  const either = AbortSignal.any([signal, ended.signal])
  let planned: Ahead[] = []
  let given: Ahead | null = null

  const begin = (asked: PageNumber): Ahead => {
    const answer = ask(asked, either)
    // `next` reports a failure. Until then nothing awaits the answer, and an unhandled rejection would end the process.
    answer.catch(() => undefined)
    return { asked, answer, gaps: 0 }
  }

  const planFrom = (position: number, { total, limit }: FullRead): void => {
    let end = Math.max(position, ...planned.map(({ asked }) => endOf(asked)))
    // The count is known from the first page on.
    while (total !== null && planned.length < maxAhead && end < total) {
      const asked = pageFrom(end, limit)
      planned.push(begin(asked))
      end = endOf(asked)
    }
  }

  return {
    next: async (read) => {
      const { position, limit } = read
      planned = planned.filter(({ asked }) => endOf(asked) > position && asked.limit <= limit)
      const [first] = planned
      const fits = first !== undefined && (offsetOf(first.asked) < position || position === 0)
      given = fits ? first : begin(pageFrom(position, limit))
      planFrom(endOf(given.asked), read)
      return { asked: given.asked, page: await given.answer }
    },
    judged: (outcome) => {
      if (given === null) return
      if (outcome === 'gap') given.gaps += 1
      // After a second gap the answer is dropped: it may be another page than the one asked for.
      if (outcome !== 'gap' || given.gaps > 1) planned = planned.filter((ahead) => ahead !== given)
      else if (!planned.includes(given)) planned.unshift(given)
      given = null
    },
    close: async () => {
      ended.abort()
      await Promise.allSettled(planned.map(({ answer }) => answer))
    },
  }
}
