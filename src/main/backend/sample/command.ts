import { parseArgs, type ParseArgsConfig } from 'node:util'
import { AppError } from '#shared/errors'
import type { Messages } from '#shared/messages/index'
import type { SampleServer, SampleServerOptions } from './server'
import { defaultCredentials } from './sign-in'

type Texts = Messages['sampleServer']

export type SampleCommand =
  { readonly verb: 'help' } | { readonly verb: 'serve'; readonly options: SampleServerOptions }

const flags = {
  customers: { type: 'string', default: '20000' },
  port: { type: 'string', default: '8787' },
  seed: { type: 'string', default: '1' },
  latency: { type: 'string', default: '0' },
  'rate-limit': { type: 'string', default: '300' },
  'client-id': { type: 'string', default: defaultCredentials.clientId },
  'client-secret': { type: 'string', default: defaultCredentials.clientSecret },
  brand: { type: 'string', default: defaultCredentials.brand },
  'integrator-id': { type: 'string', default: defaultCredentials.integratorId },
  still: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const satisfies ParseArgsConfig['options']

const mistake = (problem: string, cause?: unknown): AppError =>
  new AppError({ code: 'invalid-input', problem }, cause)

/**
 * Reads the arguments of the sample server's command line; customers change from `now` on. Throws `invalid-input` with a sentence of `texts` for an
 * option that is unknown, without a value, or of another form.
 */
export function readSampleCommand(args: readonly string[], texts: Texts, now: number): SampleCommand {
  const values = parsed(args, texts)
  if (values.help) return { verb: 'help' }
  const number = (name: 'customers' | 'port' | 'seed' | 'latency' | 'rate-limit', most: number): number => {
    const text = values[name]
    const value = /^\d{1,10}$/.test(text) ? Number(text) : most + 1
    if (value > most) throw mistake(texts.badNumber(name, most, text))
    return value
  }
  const word = (name: 'client-id' | 'client-secret' | 'brand' | 'integrator-id'): string => {
    const text = values[name].trim()
    if (text === '') throw mistake(texts.emptyValue(name))
    return text
  }
  return {
    verb: 'serve',
    options: {
      customers: number('customers', 2_000_000),
      port: number('port', 65_535),
      seed: number('seed', 2 ** 31 - 1),
      latency: number('latency', 600_000),
      rateLimit: number('rate-limit', 1_000_000),
      livingSince: values.still ? undefined : now,
      credentials: {
        clientId: word('client-id'),
        clientSecret: word('client-secret'),
        brand: word('brand'),
        integratorId: word('integrator-id'),
      },
    },
  }
}

function parsed(args: readonly string[], texts: Texts) {
  try {
    return parseArgs({ args: [...args], options: flags, allowPositionals: false, strict: true }).values
  } catch (thrown) {
    const [first] = thrown instanceof Error ? thrown.message.split(/\. (?=[A-Z])|\n/) : []
    throw mistake(texts.unknownOption(first ?? ''), thrown)
  }
}

/** Lines to paste into the shell of this system, so that the command line works with the running server. */
export function environmentLines(server: SampleServer, platform: NodeJS.Platform): string {
  const { credentials } = server
  const variables = {
    CLOPOS_BASE_URL: server.baseUrl,
    CLOPOS_CLIENT_ID: credentials.clientId,
    CLOPOS_CLIENT_SECRET: credentials.clientSecret,
    CLOPOS_BRAND: credentials.brand,
    CLOPOS_INTEGRATOR_ID: credentials.integratorId,
  }
  const line =
    platform === 'win32'
      ? (name: string, value: string) => `$env:${name}='${value.replaceAll("'", "''")}'`
      : (name: string, value: string) => `export ${name}='${value.replaceAll("'", String.raw`'\''`)}'`
  return Object.entries(variables)
    .map(([name, value]) => line(name, value))
    .join('\n')
}
