/** Entry of the command line: `npm run --silent cli -- VERB`. */
import { outliveReader } from '#backend/shell/outlive-reader'
import { catalogues } from '#shared/messages/index'
import { runCommandLine } from './command-line/run'

function interruption(): AbortSignal {
  const cancel = new AbortController()
  // Once only: who asks a second time wants the process to end at once.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      cancel.abort()
    })
  }
  return cancel.signal
}

// Copies and logs hold personal data: what this process makes is for this account alone.
process.umask(0o077)
// What is said beside the work must not end it.
outliveReader(process.stderr)
process.exitCode = await runCommandLine(process.argv.slice(2), {
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  interruption,
  clock: Date.now,
  locale: Intl.DateTimeFormat().resolvedOptions().locale,
  messages: catalogues.en,
})
