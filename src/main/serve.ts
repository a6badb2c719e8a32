/** Entry file of browser mode. */
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from './browser/serve'

// Copies hold personal data, so only this account may read the files that this process creates.
process.umask(0o077)
process.exitCode = await serve(process.argv.slice(2), dirname(dirname(fileURLToPath(import.meta.url))))
