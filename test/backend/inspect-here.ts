import { inspectDatabase } from '#backend/health/inspect'
import type { Inspect } from '#backend/health/run-inspection'

/** Inspects a database at once in this thread; the shells do it in one of its own. */
export const inspectHere: Inspect = (inspected) => {
  const steps = inspectDatabase(inspected)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return Promise.resolve(step.value)
  }
}
