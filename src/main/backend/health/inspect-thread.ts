/** Entry file of the thread that inspects a database. It tells what it found, and ends. */
import { setImmediate } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { inspectDatabase, type InspectedFile } from './inspect'

const inspected: InspectedFile = workerData
const steps = inspectDatabase(inspected)
for (;;) {
  const step = steps.next()
  if (step.done === true) {
    parentPort?.postMessage(step.value)
    break
  }
  // Lets the thread be ended between two tables.
  await setImmediate()
}
