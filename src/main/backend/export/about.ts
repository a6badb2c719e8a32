/** The description that an export can carry: a small JSON file next to it. It says what the file is and proves that it is unchanged. */
import { basename } from 'node:path'
import type { SortKey } from '#shared/columns'
import { aboutPath } from '#shared/exports/file-name'
import type { ExportOptions } from '#shared/exports/options'
import { createFile } from './file'
import type { WrittenFile } from './export'

/** What a description says, besides what the file itself tells. */
export interface AboutExport {
  readonly query: string
  readonly sort: readonly SortKey[]
  /** Only customers that were selected. */
  readonly selected: boolean
  /** The API's names. */
  readonly columns: readonly string[] | 'all'
  readonly options: ExportOptions
  /** The end of the sync that the copy is from, milliseconds since 1970; null: there was none. */
  readonly copyAt: number | null
  /** Of the app. */
  readonly version: string
  /** Milliseconds since 1970. */
  readonly writtenAt: number
}

const isoOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

/** Writes the description of the file at `path`. Throws like `createFile`. */
export async function writeAbout(
  path: string,
  { rows, bytes, sha256 }: WrittenFile,
  { query, sort, selected, columns, options, copyAt, version, writtenAt }: AboutExport,
  signal: AbortSignal,
): Promise<void> {
  const description = {
    file: basename(path),
    sha256,
    bytes,
    customers: rows,
    query,
    selected,
    sort: sort.map(({ column, descending }) => (descending ? `-${column}` : column)),
    columns,
    options,
    copyFrom: isoOf(copyAt),
    written: isoOf(writtenAt),
    app: `Customer Desk ${version}`,
  }
  const file = await createFile(aboutPath(path), signal)
  try {
    await file.write(`${JSON.stringify(description, null, 2)}\n`)
    await file.finish()
  } catch (thrown) {
    file.discard()
    throw thrown
  }
}
