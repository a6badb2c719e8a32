/** Entry of the desktop app. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startDesktop } from './desktop/start'

startDesktop(dirname(dirname(fileURLToPath(import.meta.url))))
