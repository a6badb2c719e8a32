/** Entry of the desktop app. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startDesktop } from './desktop/start'

// Copies and logs hold personal data: what this process makes is for this account alone.
process.umask(0o077)
startDesktop(dirname(dirname(fileURLToPath(import.meta.url))))
