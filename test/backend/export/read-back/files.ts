import { join } from 'node:path'
import { openCopy } from '#backend/copy/copy'
import { cellSql, joinsOf } from '#backend/copy/schema/columns-sql'
import { exportContent, recipientsFor } from '#backend/export/content'
import { exportCustomers } from '#backend/export/export'
import { openCustomers, type Customers } from '#backend/query/customers'
import { createSampleStore } from '#backend/sample/store'
import { columnKeys } from '#shared/columns'
import { exportFormats } from '#shared/exports/formats'
import { messageSenders } from '#shared/exports/message-list'
import type { ExportOptions } from '#shared/exports/options'
import { readyPreset, type ReadyPreset } from '#shared/exports/presets'
import { languages, type Language } from '#shared/locale/languages'
import { takeIn, type ApiRow } from '../../api-rows'
import type { Stored } from './expected'
import { hostileRows, hostileTexts } from './hostile'

export interface ExportedFile {
  readonly path: string
  /** A ready-made one; `unguarded`: CSV whose formulas run. */
  readonly preset: ReadyPreset | 'unguarded'
  readonly language: Language
  readonly options: ExportOptions
}

const sampleSize = 300
const country = 'AZ'
const locales: Readonly<Record<Language, string>> = { en: 'en-US', az: 'az-AZ', ru: 'ru-RU', tr: 'tr-TR' }

/** Writes customers to a file: all of them, or those that a query finds. */
async function write(
  customers: Customers,
  path: string,
  options: ExportOptions,
  query: string,
): Promise<void> {
  const rules = { optedOut: [], contacted: new Float64Array() }
  await exportCustomers({
    content: exportContent(customers, {
      query,
      sort: [{ column: 'id', descending: false }],
      columns: 'all',
      options,
      country,
      recipients: recipientsFor(customers, { options, country, rules }),
    }),
    target: path,
    total: 0,
    signal: new AbortController().signal,
    onProgress: () => undefined,
  })
}

export interface Exported {
  /** What the database holds of each customer in each column, in the order of the files. */
  readonly stored: readonly (readonly Stored[])[]
  /** What Clopos sent of them, in the same order. */
  readonly sent: readonly ApiRow[]
  readonly files: readonly ExportedFile[]
}

/** Exports the sample's customers and hostile ones in every way. */
export async function exportInEveryWay(folder: string): Promise<Exported> {
  const database = openCopy(join(folder, 'copy'))
  const store = createSampleStore({ customers: sampleSize, seed: 19 }, () => Date.UTC(2026, 10, 29))
  const sample = [...store.rows()]
  const firstHostile = Math.max(...sample.map(({ id }) => Number(id))) + 1
  const sent = [...sample, ...hostileRows(firstHostile)].map((row): ApiRow => JSON.parse(JSON.stringify(row)))
  takeIn(database, sent)
  // Reading what Clopos sends trims texts. The writers are tested with what it would let through, too.
  const untrimmed = database.prepare('UPDATE customer SET name = ?, description = ?, phone = ? WHERE id = ?')
  hostileTexts.forEach((text, at) => untrimmed.run(text, text, text, firstHostile + at))
  const stored = database
    .prepare<[], Stored[]>(
      `SELECT ${columnKeys.map(cellSql).join(', ')} FROM customer c${joinsOf(columnKeys)} ORDER BY c.id`,
    )
    .raw()
    .all()

  const customers = openCustomers(database)
  const files: ExportedFile[] = []
  const add = async (
    preset: ReadyPreset,
    language: Language,
    changes: Partial<ExportOptions> = {},
  ): Promise<void> => {
    const options = { ...readyPreset(preset, { language, locale: locales[language] }), ...changes }
    const name = [preset, language, ...Object.values(changes)].join('-')
    const path = join(folder, `${name}.${exportFormats[options.format].ending}`)
    await write(customers, path, options, '')
    files.push({ path, preset, language, options })
  }
  for (const language of languages)
    for (const preset of ['xlsx', 'excel', 'csv', 'tsv', 'vcf'] as const) await add(preset, language)
  for (const preset of ['raw', 'jsonl'] as const) await add(preset, 'en')
  for (const sender of messageSenders) await add('messages', 'en', { sender })

  // The first of the hostile customers is called =1+1. Others would start programs or ask servers.
  const path = join(folder, 'unguarded.csv')
  const options = { ...readyPreset('csv', { language: 'en', locale: 'en' }), guard: false }
  await write(customers, path, options, `id:=${String(firstHostile)}`)
  files.push({ path, preset: 'unguarded', language: 'en', options })
  database.close()
  return { stored, sent, files }
}
