/** Entry file of the desktop app. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startDesktop } from './desktop/start'

// Copies hold personal data, so only this account may read the files that this process creates.
process.umask(0o077)
startDesktop(dirname(dirname(fileURLToPath(import.meta.url))))
