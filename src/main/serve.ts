/** Entry of browser mode. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from './browser/serve'

process.exitCode = await serve(process.argv.slice(2), dirname(dirname(fileURLToPath(import.meta.url))))
