import type { CustomerPage } from '../clopos/source'
import { endOf, offsetOf, pageFrom, type PageNumber, type Reading } from './reading'

/**
 * Requests under way at once, beside the one that is waited for: enough that answers of half a second leave nothing of the
 * budget lying; how many go out in a minute is the budget's to say.
 */
const width = 12

interface Ahead {
  readonly asked: PageNumber
  readonly answer: Promise<CustomerPage>
  /** How often its answer left a gap to what was read. */
  gaps: number
}

/** Asks for the pages of a read before their turn. */
export interface ReadAhead {
  /** The page that the reading needs next, and its answer. Throws what `ask` throws. */
  readonly next: (reading: Reading) => Promise<{ readonly asked: PageNumber; readonly page: CustomerPage }>
  /** What became of the page that `next` gave: one that left a gap is kept until a page further back was read. */
  readonly settle: (outcome: 'read' | 'gap' | 'refused') => void
  /** Gives up the requests under way and resolves when they have ended. */
  readonly close: () => Promise<void>
}

/**
 * Reads ahead with `ask`, some pages at a time. Pages join whichever of them the server answered first, because each
 * begins within the one before.
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
    // Whoever waits for it hears of its failure; nobody may be waiting yet.
    answer.catch(() => undefined)
    return { asked, answer, gaps: 0 }
  }

  const planFrom = (position: number, { total, limit }: Reading): void => {
    let end = Math.max(position, ...planned.map(({ asked }) => endOf(asked)))
    // The count is known from the first page on.
    while (total !== null && planned.length < width && end < total) {
      const asked = pageFrom(end, limit)
      planned.push(begin(asked))
      end = endOf(asked)
    }
  }

  return {
    next: async (reading) => {
      const { position, limit } = reading
      planned = planned.filter(({ asked }) => endOf(asked) > position && asked.limit <= limit)
      const [first] = planned
      const fits = first !== undefined && (offsetOf(first.asked) < position || position === 0)
      given = fits ? first : begin(pageFrom(position, limit))
      planFrom(endOf(given.asked), reading)
      return { asked: given.asked, page: await given.answer }
    },
    settle: (outcome) => {
      if (given === null) return
      if (outcome === 'gap') given.gaps += 1
      // An answer that leaves a gap twice is not waited for again: it may be another page than was asked for.
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
