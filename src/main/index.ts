/** Entry file of the desktop app. With a command (`customer-desk sync`) it opens no window. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { commandArguments, runWithoutWindow } from './desktop/command-line'
import { startDesktop } from './desktop/start'

// Copies hold personal data, so only this account may read the files that this process creates.
process.umask(0o077)
// Started from sources, the program is Electron and its first argument is the project.
const command = commandArguments(process.argv.slice(process.defaultApp ? 2 : 1))
if (command === null) startDesktop(dirname(dirname(fileURLToPath(import.meta.url))))
else {
  runWithoutWindow(command, async (program) => {
    const { runInProcess } = await import('./command-line/in-process')
    return runInProcess(command, program)
  })
}
