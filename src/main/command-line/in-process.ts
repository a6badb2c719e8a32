import { inspectInThread } from '#backend/health/run-inspection'
import { outliveReader } from '#backend/shell/outlive-reader'
import { runCommandLine } from './run'
import type { Surroundings } from './surroundings'

/** What a command gets from the program that runs it: Node, or the desktop app. */
export type Program = Pick<Surroundings, 'secrets' | 'protection' | 'findRoute' | 'locale' | 'language'>

function interruption(): AbortSignal {
  const cancel = new AbortController()
  // Only once: a second signal ends the process immediately.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      cancel.abort()
    })
  }
  return cancel.signal
}

/** Runs a command with the streams, signals and environment of this process, and returns the exit code. */
export function runInProcess(args: readonly string[], program: Program): Promise<number> {
  // A closed stderr must not end the work.
  outliveReader(process.stderr)
  return runCommandLine(args, {
    ...program,
    env: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
    interruption,
    inspect: inspectInThread,
    clock: Date.now,
  })
}
