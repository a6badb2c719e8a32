/** Entry file of the command line in Node: `npm run --silent cli -- VERB`. The packed app has the same commands (index.ts). */
import { fileSecrets } from '#backend/connections/secrets'
import { routeFromEnvironment } from '#backend/network/environment-proxy'
import { terminalLocale } from '#backend/shell/locale'
import { languageOf } from '#shared/locale/languages'
import { runInProcess } from './command-line/in-process'

// Copies hold personal data, so only this account may read the files that this process creates.
process.umask(0o077)
const locale = terminalLocale(process.env)
process.exitCode = await runInProcess(process.argv.slice(2), {
  secrets: fileSecrets(),
  protection: 'file',
  findRoute: (url) => routeFromEnvironment(url, process.env),
  locale,
  language: languageOf(locale),
})
