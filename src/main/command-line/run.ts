import { debuglog } from 'node:util'
import { createLog } from '#backend/log'
import { errorData } from '#shared/errors'
import { sentence } from '#shared/messages/index'
import { readCommand, type Command } from './command'
import { count } from './count'
import { exitCodeOf } from '#backend/shell/exit-code'
import { exportToFile } from './export'
import { history } from './history'
import { list } from './list'
import { print } from './print'
import { status } from './status'
import type { Surroundings } from './surroundings'
import { sync } from './sync'

/** Where a defect happened, for developers: shown with `NODE_DEBUG=customer-desk`. */
const debug = debuglog('customer-desk')
const log = createLog({
  write: (text) => {
    debug('%s', text)
  },
})

function run(command: Command, surroundings: Surroundings): Promise<void> {
  switch (command.verb) {
    case 'sync':
      return sync(command, surroundings)
    case 'list':
      return list(command, surroundings)
    case 'count':
      return count(command, surroundings)
    case 'export':
      return exportToFile(command, surroundings)
    case 'status':
      return status(command, surroundings)
    case 'history':
      return history(command, surroundings)
    case 'help': {
      const { help, verbHelp } = surroundings.messages.commandLine
      return print(surroundings.stdout, [(command.of === null ? help : verbHelp[command.of]).trimEnd()])
    }
  }
}

/** Does what the arguments ask for and gives the exit code. Errors are said in one line on stderr. */
export async function runCommandLine(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const { messages, stderr } = surroundings
  try {
    await run(readCommand(args, messages), surroundings)
    return 0
  } catch (thrown) {
    const error = errorData(thrown)
    if (error.code === 'internal') log.error('the command failed', thrown)
    // What an error quotes may hold line breaks.
    stderr.write(`${sentence(messages, error).replace(/\s+/g, ' ').trim()}\n`)
    return exitCodeOf(error.code)
  }
}
