import { Worker } from 'node:worker_threads'
import type { Credentials } from '#shared/connection'
import { AppError, type ErrorData } from '#shared/errors'
import { entryBeside } from '../threads/entry'
import type { SampleServerOptions } from './server'

/** The options that can be sent to another thread: all but functions. */
export type SampleThreadOptions = Omit<SampleServerOptions, 'now' | 'faults' | 'beforeAnswer'>

/** What the thread sends once. */
export type SampleThreadMessage =
  | { readonly started: true; readonly baseUrl: string; readonly credentials: Credentials }
  | { readonly started: false; readonly error: ErrorData }

export interface SampleThread {
  readonly baseUrl: string
  readonly credentials: Credentials
  readonly close: () => Promise<void>
}

/** Far more requests than a client sends in a minute, so that nobody waits for sample customers. */
const generousLimit = 6000

/**
 * Serves sample customers from a thread of its own, so that creating them blocks nothing. Throws what
 * `startSampleServer` throws.
 */
export async function startSampleThread(options: SampleThreadOptions): Promise<SampleThread> {
  const workerData: SampleThreadOptions = { rateLimit: generousLimit, ...options }
  const entry = entryBeside(import.meta.url, 'sample-thread.js')
  const worker = new Worker(new URL(/* @vite-ignore */ entry), { workerData })
  const message = await new Promise<SampleThreadMessage>((resolve) => {
    worker.once('message', resolve)
    // A thread that fails ends. The client then sees a server that is gone.
    worker.on('error', () => undefined)
    worker.once('exit', () => {
      resolve({ started: false, error: { code: 'internal' } })
    })
  })
  if (!message.started) {
    await worker.terminate()
    throw new AppError(message.error)
  }
  return {
    baseUrl: message.baseUrl,
    credentials: message.credentials,
    close: async () => {
      await worker.terminate()
    },
  }
}
