import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import type { SampleServer } from '#backend/sample/server'

const root = join(import.meta.dirname, '../..')

export interface Ended {
  readonly code: number | null
  readonly signal: string | null
  readonly stdout: string
  readonly stderr: string
}

export interface StartedProcess {
  readonly child: ChildProcessWithoutNullStreams
  readonly ended: Promise<Ended>
}

/** The command line as a program of its own. */
export interface BuiltCommandLine {
  readonly start: (args: readonly string[], env: Readonly<Record<string, string>>) => StartedProcess
  /** The same below `launcher`, a program with its arguments. */
  readonly startBelow: (
    launcher: readonly [string, ...string[]],
    args: readonly string[],
    env: Readonly<Record<string, string>>,
  ) => StartedProcess
  readonly remove: () => void
}

function watched(child: ChildProcessWithoutNullStreams): StartedProcess {
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const ended = once(child, 'close').then(([code, signal]: unknown[]): Ended => ({
    code: typeof code === 'number' ? code : null,
    signal: typeof signal === 'string' ? signal : null,
    stdout,
    stderr,
  }))
  return { child, ended }
}

export async function buildCommandLine(name: string): Promise<BuiltCommandLine> {
  // Below the project, so that better-sqlite3 is found from there.
  const outDir = join(root, '.cache', `test-${name}-${String(process.pid)}`)
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: { ssr: 'src/main/cli.ts', outDir, minify: false },
  })
  const program = join(outDir, 'cli.js')
  return {
    start: (args, env) => watched(spawn(process.execPath, [program, ...args], { env })),
    startBelow: ([launcher, ...before], args, env) =>
      watched(spawn(launcher, [...before, process.execPath, program, ...args], { env })),
    remove: () => {
      rmSync(outDir, { recursive: true, force: true })
    },
  }
}

/** What the command line needs to know of a server and its data folder. */
export function environmentOf(server: SampleServer, data: string): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    CLOPOS_BASE_URL: server.baseUrl,
    CLOPOS_CLIENT_ID: server.credentials.clientId,
    CLOPOS_CLIENT_SECRET: server.credentials.clientSecret,
    CLOPOS_BRAND: server.credentials.brand,
    CLOPOS_INTEGRATOR_ID: server.credentials.integratorId,
    CUSTOMER_DESK_DATA: data,
  }
}

/** Where the command line keeps that server's copy. */
export const copyFolderIn = (data: string, server: SampleServer): string =>
  join(data, 'connections', `brand-${server.credentials.brand}`)
