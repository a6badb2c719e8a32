import { untilAborted } from '../clopos/waiting'

/** Runs work when it is its turn. Throws `cancelled` if the signal aborts before. */
export type InTurn = <Result>(signal: AbortSignal, work: () => Promise<Result>) => Promise<Result>

/** Lets no more than `most` works run at a time. The others wait, first come, first served. */
export function takeTurns(most: number): InTurn {
  let free = most
  const waiting = new Set<() => void>()

  const turn = async (signal: AbortSignal): Promise<void> => {
    if (free > 0) {
      free -= 1
      return
    }
    let begin = (): void => undefined
    const begun = new Promise<void>((resolve) => {
      begin = resolve
    })
    waiting.add(begin)
    try {
      await untilAborted(begun, signal)
    } catch (thrown) {
      // Whose turn came at the same moment hands it on.
      if (!waiting.delete(begin)) end()
      throw thrown
    }
  }
  const end = (): void => {
    const [next] = waiting
    if (next === undefined) free += 1
    else {
      waiting.delete(next)
      next()
    }
  }

  return async (signal, work) => {
    await turn(signal)
    try {
      return await work()
    } finally {
      end()
    }
  }
}
