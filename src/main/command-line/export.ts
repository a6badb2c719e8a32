import { resolve } from 'node:path'
import { documentedFields } from '#backend/clopos/customer-row'
import type { Customers } from '#backend/customers/customers'
import { exportCustomers, type ExportContent } from '#backend/export/export'
import { columnByApiName, columnKeys, columns } from '#shared/columns'
import type { Messages } from '#shared/messages/index'
import type { Commands } from './command'
import { withCustomers } from './copies'
import { createProgressView } from './progress'
import type { Surroundings } from './surroundings'
import { wrongUsage } from './words'

type Texts = Messages['commandLine']

/** `chosen`, if all of them are known. */
function checkNames(chosen: readonly string[], known: readonly string[], texts: Texts): readonly string[] {
  const odd = chosen.find((name) => !known.includes(name))
  if (odd !== undefined) throw wrongUsage(texts, texts.unknownColumn(odd, known))
  return chosen
}

function* jsonOf(rows: Iterable<{ readonly json: string }>): Generator<string> {
  for (const { json } of rows) yield json
}

function contentOf(
  { preset, query, sort, columns: chosen }: Commands['export'],
  customers: Customers,
  { locale, messages }: Surroundings,
): ExportContent {
  const texts = messages.commandLine
  if (preset === 'raw') {
    const known = [...documentedFields, ...customers.extraFields()]
    const fields = chosen === 'all' ? known : checkNames(chosen, known, texts)
    return { preset, rows: jsonOf(customers.rawRows(query, sort, 0, Infinity)), fields }
  }
  const known = columns.map(({ api }) => api)
  const keys =
    chosen === 'all'
      ? columnKeys
      : checkNames(chosen, known, texts).flatMap((name) => columnByApiName(name)?.key ?? [])
  return { preset, rows: customers.cells(query, sort, keys), columns: keys, locale }
}

/** Writes the customers that match to a file and says how many there were. */
export function exportToFile(command: Commands['export'], surroundings: Surroundings): Promise<void> {
  const { stderr, clock, messages } = surroundings
  const texts = messages.commandLine
  return withCustomers(command, surroundings, async (customers) => {
    const content = contentOf(command, customers, surroundings)
    const total = customers.summary(command.query).count
    const signal = surroundings.interruption()
    const view = createProgressView(stderr, texts.writing, texts, clock)
    try {
      const { rows } = await exportCustomers({
        content,
        path: resolve(command.out),
        signal,
        onProgress: (done) => {
          view.show({ done, total })
        },
      })
      view.end()
      stderr.write(`${texts.written(rows, command.out)}\n`)
    } finally {
      view.end()
    }
  })
}
