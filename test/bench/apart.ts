import { fork, type ChildProcess } from 'node:child_process'
import { jobLimits } from '#backend/jobs/thread-runner'

/** What this program does in processes of its own. */
const kinds = ['merge', 'export', 'memory', 'load', 'index'] as const
export type Background = (typeof kinds)[number]

/** Whether an argument names one. */
export const isBackground = (kind: string | undefined): kind is Background =>
  kinds.some((known) => known === kind)

/** Starts this program for work in a process of its own. */
export function startBeside(kind: Background, folder: string, customers: number): ChildProcess {
  return fork(
    process.argv[1] ?? '',
    ['--background', kind, '--folder', folder, '--customers', String(customers)],
    // As much memory for young objects as a job's thread has: it is made of three spaces.
    {
      execArgv:
        kind === 'load' || kind === 'index'
          ? [`--max-semi-space-size=${String(jobLimits.maxYoungGenerationSizeMb / 3)}`]
          : [],
    },
  )
}

/** What a measurement in a process of its own finds, which has done nothing else before. */
export function measuredApart(kind: Background, folder: string, customers: number): Promise<unknown> {
  const child = startBeside(kind, folder, customers)
  return new Promise((resolve, reject) => {
    child.on('message', resolve)
    child.on('exit', () => {
      reject(new Error(`The process that measures ${kind} ended before it told what it found.`))
    })
  })
}
