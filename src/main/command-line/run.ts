import { debuglog } from 'node:util'
import { failedLine } from '#backend/jobs/outcome'
import { createLog, type Log } from '#backend/log/log'
import { openLogFile } from '#backend/log/log-file'
import { chooseDataFolder } from '#backend/shell/data-folder'
import { errorData, type ErrorData } from '#shared/errors'
import { catalogues, sentence, type Messages } from '#shared/messages/index'
import { pointAt } from './caret'
import { languageIn, readCommand, type Command } from './command'
import { check } from './check'
import { listConnections } from './connections'
import { count } from './count'
import { diagnostics } from './diagnostics'
import { exitCodeOf } from '#backend/shell/exit-code'
import { exportToFile } from './export'
import { forget } from './forget'
import { history } from './history'
import { list } from './list'
import { optOuts } from './opt-outs'
import { print } from './print'
import { schedule } from './schedule'
import { status } from './status'
import type { Surroundings } from './surroundings'
import { sync } from './sync'
import { listViews } from './views'

/** Where a defect happened, for developers: shown with `NODE_DEBUG=customer-desk`. */
const debug = debuglog('customer-desk')
const debugScreen = {
  write: (text: string): void => {
    debug('%s', text)
  },
}

function openLog(command: Command, { env, clock }: Outside): Log {
  if (command.verb === 'help') return createLog(debugScreen)
  return createLog(debugScreen, openLogFile(chooseDataFolder(command.data, env), { clock }))
}

/** Everything outside the process, before the log is open. */
type Outside = Omit<Surroundings, 'log' | 'messages'>

/** How many mistakes of a query are reported. */
const maxMistakes = 5

/** The lines about an error. A mistake in a query is shown with its place. */
function linesOf(error: ErrorData, messages: Messages): readonly string[] {
  // Texts that an error quotes may contain line breaks.
  const line = (said: ErrorData): string => sentence(messages, said).replace(/\s+/g, ' ').trim()
  if (error.code !== 'query.mistake') return [line(error)]
  return error.mistakes.slice(0, maxMistakes).flatMap((mistake) => {
    const [text, carets] = pointAt(error.query, mistake)
    return [line({ ...error, mistakes: [mistake] }), `  ${text}`, `  ${carets}`]
  })
}

/** Returns the exit code of a command that did its work, but has something to report. */
async function run(command: Command, surroundings: Surroundings): Promise<number> {
  switch (command.verb) {
    case 'sync':
      await sync(command, surroundings)
      break
    case 'list':
      await list(command, surroundings)
      break
    case 'count':
      await count(command, surroundings)
      break
    case 'export':
      await exportToFile(command, surroundings)
      break
    case 'status':
      await status(command, surroundings)
      break
    case 'history':
      await history(command, surroundings)
      break
    case 'check':
      return check(command, surroundings)
    case 'diagnostics':
      await diagnostics(command, surroundings)
      break
    case 'forget':
      await forget(command, surroundings)
      break
    case 'opt-outs':
      await optOuts(command, surroundings)
      break
    case 'connections':
      await listConnections(command, surroundings)
      break
    case 'views':
      await listViews(command, surroundings)
      break
    case 'schedule':
      return schedule(command, surroundings)
    case 'help': {
      const { help, verbHelp } = surroundings.messages.commandLine
      await print(surroundings.stdout, [(command.of === null ? help : verbHelp[command.of]).trimEnd()])
    }
  }
  return 0
}

/** Runs a command and returns the exit code. Errors go to stderr, usually in one line. */
export async function runCommandLine(args: readonly string[], outside: Outside): Promise<number> {
  const { stderr, clock } = outside
  const language = languageIn(args) ?? outside.language
  const messages = catalogues[language]
  const startedAt = clock()
  let log = createLog(debugScreen)
  let verb = 'command line'
  try {
    const command = readCommand(args, messages)
    verb = command.verb
    log = openLog(command, outside)
    const code = await run(command, { ...outside, language, messages, log })
    log.info(`${verb} ended after ${String(clock() - startedAt)} ms`)
    return code
  } catch (thrown) {
    const error = errorData(thrown)
    if (error.code === 'internal') log.error(`${verb} failed`, thrown)
    else log.info(failedLine(verb, error))
    for (const line of linesOf(error, messages)) stderr.write(`${line}\n`)
    return exitCodeOf(error.code)
  }
}
