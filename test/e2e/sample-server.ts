import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** A Clopos to connect to, as `npm run sample-server` starts it. */
export interface RunningSampleServer {
  readonly baseUrl: string
  /** Ends it, as if the network were gone. */
  readonly stop: () => Promise<void>
}

/** What the sample server lets in. */
export const credentials = {
  Brand: 'sample',
  'Client ID': 'sample-client',
  'Client secret': 'sample-secret',
  'Integrator ID': 'sample-integrator',
}

/** Starts the built sample server on a free port. Its customers do not change. */
export async function startSampleServer(customers: number): Promise<RunningSampleServer> {
  const entry = join(import.meta.dirname, '../../out/main/sample-server.js')
  const options = ['--customers', String(customers), '--port', '0', '--still']
  const server = spawn(process.execPath, [entry, ...options], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => {
    server.once('exit', () => {
      resolve()
    })
  })
  const baseUrl = await new Promise<string>((resolve, reject) => {
    createInterface({ input: server.stdout }).on('line', (line) => {
      const url = /http:\/\/127\.0\.0\.1:\d+\/open-api\/v2/.exec(line)?.[0]
      if (url !== undefined) resolve(url)
    })
    void ended.then(() => {
      reject(new Error('The sample server ended.'))
    })
  })
  return {
    baseUrl,
    stop: () => {
      server.kill('SIGTERM')
      return ended
    },
  }
}
