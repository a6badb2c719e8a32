import { Worker } from 'node:worker_threads'
import { AppError } from '#shared/errors'
import { entryBeside } from '../threads/entry'
import type { InspectedFile, Inspection } from './inspect'

/** Inspects a database elsewhere than in this thread. Throws `cancelled` when the signal aborts. */
export type Inspect = (inspected: InspectedFile, signal: AbortSignal) => Promise<Inspection>

/**
 * Inspects in a thread of its own. When the signal aborts, the caller goes on at once; the thread ends when SQLite is done with the
 * table that it reads.
 */
export const inspectInThread: Inspect = (workerData, signal) =>
  new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(new AppError({ code: 'cancelled' }))
      return
    }
    const worker = new Worker(new URL(entryBeside(import.meta.url, 'inspect.js')), { workerData })
    const cancel = (): void => {
      reject(new AppError({ code: 'cancelled' }))
      void worker.terminate()
    }
    signal.addEventListener('abort', cancel, { once: true })
    worker.once('message', (found: Inspection) => {
      resolve(found)
    })
    worker.once('error', (thrown) => {
      reject(thrown)
    })
    worker.once('exit', () => {
      signal.removeEventListener('abort', cancel)
      reject(new AppError({ code: 'internal' }))
    })
  })
