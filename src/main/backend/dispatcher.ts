import * as v from 'valibot'
import type { Handlers, MethodSet } from '#shared/contract'
import { AppError, errorData } from '#shared/errors'
import type { Dispatch, Envelope } from '#shared/wire'
import type { Log } from './log/log'

function problemOf(issues: readonly v.BaseIssue<unknown>[]): string {
  const [issue] = issues
  if (issue === undefined) return 'The request is not valid.'
  const path = v.getDotPath(issue)
  return path === null ? issue.message : `${path}: ${issue.message}`
}

/** Called after each call that was answered, with its duration in milliseconds. */
export type OnAnswer = (method: string, ms: number, answer: unknown) => void

/**
 * Creates the function that runs any method of `methods`. It checks the input against the method's schema, calls the
 * handler, and returns the value or the error in an envelope. It never throws. Errors without a code are logged.
 */
export function createDispatcher<Set extends MethodSet>(
  methods: Set,
  handlers: Handlers<Set>,
  log: Log,
  onAnswer: OnAnswer = () => undefined,
): Dispatch {
  const run = async (name: string, input: unknown): Promise<unknown> => {
    const schema = methods[name]?.input
    const handler: ((input: never) => unknown) | undefined = handlers[name]
    // What every object has by itself, such as `constructor`, has no schema.
    if (schema === undefined || handler === undefined)
      throw new AppError({ code: 'not-found', what: 'method' })
    const checked = v.safeParse(schema, input)
    if (!checked.success) throw new AppError({ code: 'invalid-input', problem: problemOf(checked.issues) })
    const startedAt = performance.now()
    const answer = await handler(checked.output as never)
    onAnswer(name, performance.now() - startedAt, answer)
    return answer
  }
  return async (name, input): Promise<Envelope> => {
    try {
      return { ok: true, value: await run(name, input) }
    } catch (thrown) {
      const error = errorData(thrown)
      if (error.code === 'internal') log.error(`${name} failed`, thrown)
      return { ok: false, error }
    }
  }
}
