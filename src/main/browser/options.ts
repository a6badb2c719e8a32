import { parseArgs } from 'node:util'
import { AppError } from '#shared/errors'
import type { Messages } from '#shared/messages/index'

export type Options =
  | { readonly verb: 'help' }
  | {
      readonly verb: 'serve'
      readonly data: string | undefined
      /** 0: any free one. */
      readonly port: number
      readonly open: boolean
    }

/** Reads browser mode's command line. Throws `invalid-input`, which says what is wrong. */
export function readOptions(args: readonly string[], hasDisplay: boolean, texts: Messages['shell']): Options {
  const values = parse(args, texts)
  if (values.help === true) return { verb: 'help' }
  const portText = values.port ?? '0'
  const port = /^\d{1,5}$/.test(portText) ? Number(portText) : NaN
  if (!(port <= 65_535)) throw new AppError({ code: 'invalid-input', problem: texts.badPort(portText) })
  const open = values['no-open'] !== true && (values.open === true || hasDisplay)
  return { verb: 'serve', data: values.data, port, open }
}

function parse(args: readonly string[], texts: Messages['shell']) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' },
        port: { type: 'string' },
        open: { type: 'boolean' },
        'no-open': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values
  } catch (thrown) {
    // The first sentence of Node's message says enough.
    const [said = ''] = thrown instanceof Error ? thrown.message.split(/\.\s|\n/) : []
    throw new AppError({ code: 'invalid-input', problem: texts.unknownOption(`${said}.`) }, thrown)
  }
}
