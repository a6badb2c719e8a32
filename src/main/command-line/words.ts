import { AppError } from '#shared/errors'
import type { Messages } from '#shared/messages/index'

type Texts = Messages['commandLine']

/** The error for wrong arguments, with a sentence that points to the help. */
export function wrongUsage(texts: Texts, problem: string): AppError {
  return new AppError({ code: 'invalid-input', problem: texts.seeHelp(problem) })
}

/** Every option, and whether it has a value. */
export const options = {
  data: 'value',
  connection: 'value',
  language: 'value',
  query: 'value',
  by: 'value',
  sort: 'value',
  limit: 'value',
  offset: 'value',
  out: 'value',
  columns: 'value',
  view: 'value',
  preset: 'value',
  format: 'value',
  separator: 'value',
  decimal: 'value',
  headings: 'value',
  dates: 'value',
  for: 'value',
  'not-contacted': 'value',
  add: 'value',
  remove: 'value',
  bom: 'flag',
  'no-bom': 'flag',
  'no-formula-guard': 'flag',
  about: 'flag',
  full: 'flag',
  all: 'flag',
  help: 'flag',
} as const

export type OptionName = keyof typeof options

function isOption(name: string): name is OptionName {
  return Object.hasOwn(options, name)
}

/** Parsed arguments: options by name (a flag has an empty value), and the other words in order. */
export interface Words {
  readonly given: ReadonlyMap<OptionName, string>
  readonly others: readonly string[]
}

/**
 * Parses arguments: `--name value`, `--name=value`, flags, `-h`. A value may begin with one dash (`--sort -spent`). If an
 * option occurs twice, the last one counts. Throws `invalid-input`.
 */
export function readWords(args: readonly string[], texts: Texts): Words {
  const given = new Map<OptionName, string>()
  const others: string[] = []
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? ''
    if (!word.startsWith('-') || word === '-') {
      others.push(word)
      continue
    }
    const [, name = '', value] = /^--([^=]*)(?:=(.*))?$/s.exec(word === '-h' ? '--help' : word) ?? []
    if (!isOption(name)) throw wrongUsage(texts, texts.unknownOption(word))
    if (options[name] === 'flag') {
      if (value !== undefined) throw wrongUsage(texts, texts.needlessValue(`--${name}`))
      given.set(name, '')
      continue
    }
    const next = value ?? args[at + 1]
    if (next === undefined || (value === undefined && next.startsWith('--'))) {
      throw wrongUsage(texts, texts.missingValue(`--${name}`))
    }
    given.set(name, next)
    if (value === undefined) at += 1
  }
  return { given, others }
}
