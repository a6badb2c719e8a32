/** Entry file of the thread that serves sample customers to the app. `startSampleThread` starts it. */
import { parentPort, workerData, type MessagePort } from 'node:worker_threads'
import { errorData } from '#shared/errors'
import { startSampleServer } from './server'
import type { SampleThreadMessage, SampleThreadOptions } from './start-sample-thread'

const options: SampleThreadOptions = workerData

async function start(port: MessagePort): Promise<void> {
  const tell = (message: SampleThreadMessage): void => {
    port.postMessage(message)
  }
  try {
    const { baseUrl, credentials } = await startSampleServer(options)
    tell({ started: true, baseUrl, credentials })
  } catch (thrown) {
    tell({ started: false, error: errorData(thrown) })
  }
}

if (parentPort !== null) void start(parentPort)
