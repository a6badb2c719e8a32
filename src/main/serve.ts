/** Entry of browser mode. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from './browser/serve'

// Copies and logs hold personal data: what this process makes is for this account alone.
process.umask(0o077)
process.exitCode = await serve(process.argv.slice(2), dirname(dirname(fileURLToPath(import.meta.url))))
