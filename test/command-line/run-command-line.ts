import { Writable } from 'node:stream'
import { fileSecrets } from '#backend/connections/secrets'
import { routeFromEnvironment } from '#backend/network/environment-proxy'
import { inspectHere } from '../backend/inspect-here'
import { languageOf } from '#shared/locale/languages'
import { runCommandLine } from '../../src/main/command-line/run'

export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs the command line in this process, with nothing in its environment but `env`. */
export async function commandLine(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal = new AbortController().signal,
  locale = 'en-US',
): Promise<Outcome> {
  let printed = ''
  let said = ''
  const stdout = new Writable({
    decodeStrings: false,
    write: (text: string, _encoding, done) => {
      printed += text
      done()
    },
  })
  const code = await runCommandLine(args, {
    env,
    stdout,
    stderr: {
      write: (text: string) => {
        said += text
      },
    },
    interruption: () => signal,
    secrets: fileSecrets(),
    protection: 'file',
    inspect: inspectHere,
    findRoute: (url) => routeFromEnvironment(url, env),
    clock: Date.now,
    locale,
    language: languageOf(locale),
  })
  return { code, stdout: printed, stderr: said }
}
