import { setTimeout } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { openServed } from '../../e2e/served-page'
import { seconds } from '../measure'
import { memoryOfChildren } from './memory'
import { firstRows, typeWord, watchPainting, type Signs, type Typed } from './typing'

/** A page that is measured, and the program that serves it. */
export interface Side {
  readonly program: readonly string[]
  readonly env: Readonly<Record<string, string>>
  readonly signs: Signs
}

export interface Figures {
  /** Milliseconds from the navigation to the first rows; null: there were none. */
  readonly first: number | null
  /** Words that were typed to their end. */
  readonly typed: readonly Typed[]
  /** Bytes of all processes, once all is typed; null: not told, or it did not come so far. */
  readonly memory: number | null
  /** Why it did not come to its end; null: it did. */
  readonly failure: string | null
}

/** Names in both alphabets, a part of a phone number, a part of an email. */
const words = ['leyla', 'əliyev', 'иванов', '05055', 'example']

/** For the first rows, and for each word, in milliseconds. */
const patience = 5 * 60_000

class Failure extends Error {}

/** Rejects with a `Failure` when the page crashes. */
function crashOf(page: Page): Promise<never> {
  const crash = new Promise<never>((_, reject) => {
    page.once('crash', () => {
      reject(new Failure('its page crashed'))
    })
  })
  // Between two steps nobody waits for it.
  crash.catch(() => undefined)
  return crash
}

/** What `work` gives. Throws a `Failure` when the page crashes or takes too long. */
async function inTime<Value>(work: Promise<Value>, crash: Promise<never>): Promise<Value> {
  const stop = new AbortController()
  const late = setTimeout(patience, null, { signal: stop.signal }).then(() => {
    throw new Failure(`nothing within ${seconds(patience)}`)
  })
  late.catch(() => undefined)
  // A crash ends the work with an error that says less.
  const done = work.catch(async (thrown: unknown) => {
    await Promise.race([crash, setTimeout(1000)])
    throw thrown
  })
  try {
    return await Promise.race([done, crash, late])
  } finally {
    stop.abort()
    done.catch(() => undefined)
  }
}

/** Takes the page's garbage away first: what is left is what it keeps. */
async function memoryOf(page: Page): Promise<number | null> {
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('HeapProfiler.collectGarbage')
  return memoryOfChildren()
}

/** Opens the page of a side, types into it, and gives what that took. */
export async function measure({ program, env, signs }: Side): Promise<Figures> {
  const { page, close } = await openServed({
    program,
    env,
    settings: { viewport: { width: 1440, height: 900 } },
    prepare: (watched) => watched.addInitScript(watchPainting, signs),
  })
  const crash = crashOf(page)
  let first: number | null = null
  const typed: Typed[] = []
  try {
    first = await inTime(firstRows(page), crash)
    for (const word of words) typed.push(await inTime(typeWord(page, signs, word), crash))
    return { first, typed, memory: await inTime(memoryOf(page), crash), failure: null }
  } catch (thrown) {
    if (!(thrown instanceof Failure)) throw thrown
    return { first, typed, memory: null, failure: thrown.message }
  } finally {
    await close()
  }
}
