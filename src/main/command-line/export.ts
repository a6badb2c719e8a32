import { resolve } from 'node:path'
import type { Customers } from '#backend/query/customers'
import { exportContent, rawFields, type ExportLayout } from '#backend/export/content'
import { exportCustomers } from '#backend/export/export'
import { arePersonal } from '#shared/export-record'
import { columnByApiName, columns } from '#shared/columns'
import type { Messages } from '#shared/messages/index'
import type { Commands } from './command'
import { noteExport, withCustomers } from './copies'
import { createProgressView } from './progress'
import type { Surroundings } from './surroundings'
import { wrongUsage } from './words'

type Texts = Messages['commandLine']

/** The `chosen` columns. Throws if one is unknown. */
function checkNames(chosen: readonly string[], known: readonly string[], texts: Texts): readonly string[] {
  const odd = chosen.find((name) => !known.includes(name))
  if (odd !== undefined) throw wrongUsage(texts, texts.unknownColumn(odd, known))
  return chosen
}

function layoutOf(
  { preset, columns: chosen }: Commands['export'],
  customers: Customers,
  texts: Texts,
): ExportLayout {
  if (preset === 'raw') {
    return { preset, fields: chosen === 'all' ? chosen : checkNames(chosen, rawFields(customers), texts) }
  }
  if (chosen === 'all') return { preset, columns: chosen }
  const known = columns.map(({ api }) => api)
  const keys = checkNames(chosen, known, texts).flatMap((name) => columnByApiName(name)?.key ?? [])
  return { preset, columns: keys }
}

/** Writes the customers that match to a file and says how many there are. */
export function exportToFile(command: Commands['export'], surroundings: Surroundings): Promise<void> {
  const { stderr, clock, messages, language, locale } = surroundings
  const texts = messages.commandLine
  return withCustomers(command, surroundings, async (customers) => {
    const { query, sort } = command
    const content = exportContent(
      customers,
      { query, sort, language, locale },
      layoutOf(command, customers, texts),
    )
    const total = customers.summary(command.query).count
    const signal = surroundings.interruption()
    const view = createProgressView(stderr, texts.writing, texts, { clock, wait: () => '' })
    try {
      const { rows } = await exportCustomers({
        content,
        path: resolve(command.out),
        total,
        signal,
        onProgress: (done) => {
          view.show({ done, total })
        },
      })
      view.end()
      stderr.write(`${texts.written(rows, command.out)}\n`)
      await noteExport(command, surroundings, {
        ...{ query, sort, columns: command.columns, personal: arePersonal(command.columns) },
        ...{ way: 'command-line', preset: command.preset, customers: rows, selected: false },
        target: resolve(command.out),
      })
    } finally {
      view.end()
    }
  })
}
