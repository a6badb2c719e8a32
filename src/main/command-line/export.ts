import { resolve } from 'node:path'
import type { Customers } from '#backend/query/customers'
import { exportContent, rawFields, recipientsFor } from '#backend/export/content'
import { exportCustomers } from '#backend/export/export'
import { appVersion } from '#shared/version'
import type { UserData } from '#backend/user-data'
import { columnOf, columns, defaultSort, type SortKey } from '#shared/columns'
import { hasTableColumns } from '#shared/exports/formats'
import { leftOutReasons, recipientColumns, type LeftOut } from '#shared/exports/message-list'
import type { ExportOptions } from '#shared/exports/options'
import { isReadyPreset } from '#shared/exports/presets'
import { arePersonal } from '#shared/exports/record'
import { formatCount } from '#shared/locale/formats'
import type { Counted } from '#shared/locale/plurals'
import type { Messages } from '#shared/messages/index'
import { defaultSettings } from '#shared/settings'
import { exportedView, shownColumns, tableColumns } from '#shared/views'
import type { Commands } from './command'
import { knowledgeFor, noteExport, withCustomers, withUserData } from './copies'
import { fileChoice } from './export-options'
import { forTerminal } from './print'
import { standardOutput } from './standard-output'
import { createProgressView } from './progress'
import type { Surroundings } from './surroundings'
import { viewNamed } from './views'
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

/** Says who is not in a message list, by name where somebody should correct the number. */
function tellLeftOut({ counts, people }: LeftOut, { stderr, messages, language }: Surroundings): void {
  const t = messages.messaging
  const counted = (count: number): Counted => ({ count, text: formatCount(count, language) })
  const reasons = leftOutReasons.filter((reason) => counts[reason] > 0)
  if (reasons.length === 0) return
  const more = counts.invalid + counts.notMobile - people.length
  const lines = [
    t.leftOut(counted(reasons.reduce((sum, reason) => sum + counts[reason], 0))),
    ...reasons.map((reason) => `  ${t.leftOutBecause[reason](counted(counts[reason]))}`),
    ...(people.length === 0 ? [] : [`${t.correct}:`]),
    ...people.map(({ id, name, typed, reason }) =>
      `  ${String(id)}  ${name ?? messages.window.table.noName}  ${typed}  (${t.reasons[reason]})`.replace(
        /[\r\n\t]+/g,
        ' ',
      ),
    ),
    ...(more > 0 ? [`  ${t.moreLeftOut(counted(more))}`] : []),
  ]
  for (const line of forTerminal(lines)) stderr.write(`${line}\n`)
}

/** What is exported, and how. */
interface Choice {
  readonly query: string
  readonly sort: readonly SortKey[]
  /** API names. */
  readonly columns: readonly string[] | 'all'
  readonly options: ExportOptions
}

/** What the command chooses itself comes first, then what its preset and its view do. */
function choose(
  command: Commands['export'],
  { language, locale, messages }: Surroundings,
  userData: UserData | null,
): Choice {
  const own = userData?.presets.list() ?? []
  const { options, columns: preset } = fileChoice(command.style, { language, locale }, own, messages)
  const settings = userData?.settings.read() ?? defaultSettings
  const view =
    command.view === null || userData === null
      ? null
      : exportedView(viewNamed(command.view, userData, language, messages.commandLine), settings)
  const shown = view?.columns ?? shownColumns(tableColumns(settings))
  const wanted = preset ?? (view === null ? 'all' : 'shown')
  const keys = wanted === 'shown' ? shown : wanted
  return {
    query: view?.query ?? command.query,
    sort: command.sort ?? view?.sort ?? defaultSort,
    columns: command.columns ?? (keys === 'all' ? keys : keys.map((key) => columnOf(key).api)),
    options,
  }
}

/** The same. What people saved is read only if the command names some of it. */
async function choiceOf(command: Commands['export'], surroundings: Surroundings): Promise<Choice> {
  const isPlain = command.view === null && isReadyPreset(command.style.preset)
  if (isPlain) return choose(command, surroundings, null)
  return withUserData(command, surroundings, (userData) => choose(command, surroundings, userData))
}

/** Writes the customers that match to a file or to the standard output, and says how many there are. */
export async function exportToFile(command: Commands['export'], surroundings: Surroundings): Promise<void> {
  const { stdout, stderr, clock, messages } = surroundings
  const texts = messages.commandLine
  const { query, sort, columns: chosen, options } = await choiceOf(command, surroundings)
  await withCustomers(command, surroundings, async (customers, copyAt) => {
    const { out } = command
    if (command.columns !== null && command.columns !== 'all') {
      if (options.format === 'messages') throw wrongUsage(texts, texts.noColumns(options.format))
      checkNames(command.columns, namesIn(options, customers), texts)
    }
    const { country, rules } = await knowledgeFor(options, command, surroundings)
    const recipients = recipientsFor(customers, { options, country, rules })
    const total = customers.summary(query).count
    const signal = surroundings.interruption()
    const startedAt = clock()
    const view = createProgressView(stderr, texts.writing, texts, { clock, wait: () => '' })
    const output = standardOutput(stdout)
    try {
      const target = out === '-' ? null : resolve(out)
      const about = { query, sort, columns: chosen, options, copyAt, selected: false, version: appVersion }
      const written = await exportCustomers({
        content: exportContent(customers, { query, sort, options, columns: chosen, country, recipients }),
        target: target ?? output,
        about: target !== null && options.about ? { ...about, path: target, clock } : null,
        total,
        signal,
        onProgress: (done) => {
          view.show({ done, total })
        },
      })
      view.end()
      const rows = recipients?.count() ?? written.rows
      if (target !== null) stderr.write(`${texts.written(rows, out)}\n`)
      if (recipients !== null) tellLeftOut(recipients.leftOut(), surroundings)
      const noted = recipients === null ? chosen : recipientColumns.map((key) => columnOf(key).api)
      await noteExport(
        command,
        surroundings,
        {
          ...{ query, sort, columns: noted, personal: arePersonal(noted) },
          ...{
            way: 'command-line',
            options,
            customers: rows,
            ms: clock() - startedAt,
            file: { bytes: written.bytes, sha256: written.sha256 },
            copyAt,
            version: appVersion,
            selected: false,
            target,
          },
        },
        recipients?.reached() ?? null,
      )
    } catch (thrown) {
      // Who closes the stream early has read enough.
      if (!output.isUnread()) throw thrown
    } finally {
      view.end()
    }
  })
}
