/** Entry file of the command line: `npm run --silent cli -- VERB`. */
import { outliveReader } from '#backend/shell/outlive-reader'
import { terminalLocale } from '#backend/shell/locale'
import { runCommandLine } from './command-line/run'

function interruption(): AbortSignal {
  const cancel = new AbortController()
  // Only once: a second signal ends the process immediately.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      cancel.abort()
    })
  }
  return cancel.signal
}

// Copies hold personal data, so only this account may read the files that this process creates.
process.umask(0o077)
// A closed stderr must not end the work.
outliveReader(process.stderr)
process.exitCode = await runCommandLine(process.argv.slice(2), {
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  interruption,
  clock: Date.now,
  locale: terminalLocale(process.env),
})
