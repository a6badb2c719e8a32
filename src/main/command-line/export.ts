import { resolve } from 'node:path'
import type { Customers } from '#backend/query/customers'
import { exportContent, rawFields } from '#backend/export/content'
import { exportCustomers } from '#backend/export/export'
import { columns } from '#shared/columns'
import { hasTableColumns } from '#shared/exports/formats'
import type { ExportOptions } from '#shared/exports/options'
import { arePersonal } from '#shared/exports/record'
import type { Messages } from '#shared/messages/index'
import type { Commands } from './command'
import { noteExport, withCustomers } from './copies'
import { fileOptionsOf } from './export-options'
import { standardOutput } from './standard-output'
import { createProgressView } from './progress'
import type { Surroundings } from './surroundings'
import { wrongUsage } from './words'

type Texts = Messages['commandLine']

/** Throws `invalid-input` if one of the `chosen` columns is unknown. */
function checkNames(chosen: readonly string[], known: readonly string[], texts: Texts): void {
  const odd = chosen.find((name) => !known.includes(name))
  if (odd !== undefined) throw wrongUsage(texts, texts.unknownColumn(odd, known))
}

/** What people can name as columns. */
function namesIn({ format }: ExportOptions, customers: Customers): readonly string[] {
  return hasTableColumns(format) ? columns.map(({ api }) => api) : rawFields(customers)
}

/** Writes the customers that match to a file or to the standard output, and says how many there are. */
export function exportToFile(command: Commands['export'], surroundings: Surroundings): Promise<void> {
  const { stdout, stderr, clock, messages, language, locale } = surroundings
  const texts = messages.commandLine
  return withCustomers(command, surroundings, async (customers) => {
    const { query, sort, out } = command
    const options = fileOptionsOf(command.style, { language, locale }, messages)
    const chosen = command.columns
    if (chosen !== 'all') checkNames(chosen, namesIn(options, customers), texts)
    const total = customers.summary(query).count
    const signal = surroundings.interruption()
    const startedAt = clock()
    const view = createProgressView(stderr, texts.writing, texts, { clock, wait: () => '' })
    const output = standardOutput(stdout)
    try {
      const target = out === '-' ? null : resolve(out)
      const { rows } = await exportCustomers({
        content: exportContent(customers, { query, sort, options, columns: chosen }),
        target: target ?? output,
        total,
        signal,
        onProgress: (done) => {
          view.show({ done, total })
        },
      })
      view.end()
      if (target !== null) stderr.write(`${texts.written(rows, out)}\n`)
      await noteExport(command, surroundings, {
        ...{ query, sort, columns: chosen, personal: arePersonal(chosen) },
        ...{
          way: 'command-line',
          options,
          customers: rows,
          ms: clock() - startedAt,
          selected: false,
          target,
        },
      })
    } catch (thrown) {
      // Who closes the stream early has read enough.
      if (!output.isUnread()) throw thrown
    } finally {
      view.end()
    }
  })
}
