/** Entry file of the sample server that runs on its own: `npm run sample-server`. */
import { environmentLines, readSampleCommand } from '#backend/sample/command'
import { startSampleServer, type SampleServerOptions } from '#backend/sample/server'
import { terminalLocale } from '#backend/shell/locale'
import { errorData } from '#shared/errors'
import { languageOf } from '#shared/locale/languages'
import { catalogues, sentence } from '#shared/messages/index'

const messages = catalogues[languageOf(terminalLocale(process.env))]
const texts = messages.sampleServer

async function serve(options: SampleServerOptions): Promise<void> {
  const server = await startSampleServer(options)
  const lines = [
    texts.serving(options.customers, server.baseUrl),
    '',
    environmentLines(server, process.platform),
    '',
    texts.howToStop,
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void server.close())
}

try {
  const command = readSampleCommand(process.argv.slice(2), texts, Date.now())
  if (command.verb === 'help') process.stdout.write(texts.help)
  else await serve(command.options)
} catch (thrown) {
  const error = errorData(thrown)
  process.stderr.write(`${sentence(messages, error)}\n`)
  process.exitCode = error.code === 'invalid-input' ? 2 : 1
}
