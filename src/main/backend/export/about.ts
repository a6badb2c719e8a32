/** The description that an export can carry: a small JSON file next to it. It says what the file is and proves that it is unchanged. */
import { readFileSync, rmSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { SortKey } from '#shared/columns'
import { aboutPath } from '#shared/exports/file-name'
import type { ExportOptions } from '#shared/exports/options'
import { withStorageErrors } from '../sqlite/storage-error'
import { createFile, type NewFile } from './file'

/** What a description says, besides what the file itself tells. */
export interface AboutExport {
  /** The file that it is of, and next to. */
  readonly path: string
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
  readonly clock: () => number
}

/** What the file itself tells. */
export interface WrittenFile {
  readonly rows: number
  readonly bytes: number
  /** SHA-256 of its bytes, hexadecimal. */
  readonly sha256: string
}

/** A description that appears together with its file. */
export interface NewDescription {
  /**
   * Writes it, and gives it and the complete `file` their names. If one of them cannot have it, as on Windows while another
   * program has the earlier file open, both earlier files stay. Throws like `NewFile`.
   */
  readonly finish: (file: NewFile, written: WrittenFile) => Promise<void>
  /** Removes what was written and has no name yet. Never throws. */
  readonly discard: () => void
}

const isoOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

function textOf(
  { path, query, sort, selected, columns, options, copyAt, version, clock }: AboutExport,
  { rows, bytes, sha256 }: WrittenFile,
): string {
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
    written: isoOf(clock()),
    app: `Customer Desk ${version}`,
  }
  return `${JSON.stringify(description, null, 2)}\n`
}

/** A complete copy of the file at `path`, which can be put back; null: there is none. */
async function copyOf(path: string, signal: AbortSignal): Promise<NewFile | null> {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return null
  const copy = await createFile(path, signal)
  try {
    await copy.write(withStorageErrors(path, () => readFileSync(path)))
    await copy.complete()
    return copy
  } catch (thrown) {
    copy.discard()
    throw thrown
  }
}

/** Starts a description. Throws like `createFile`: its name, which is longer than that of the file, may be too long. */
export async function createDescription(about: AboutExport, signal: AbortSignal): Promise<NewDescription> {
  const path = aboutPath(about.path)
  const description = await createFile(path, signal)
  return {
    finish: async (file, written) => {
      await description.write(textOf(about, written))
      await description.complete()
      const earlier = await copyOf(path, signal)
      try {
        await description.finish()
        // Last, because a file that was replaced is gone.
        await file.finish().catch(async (thrown: unknown) => {
          if (earlier === null) rmSync(path, { force: true })
          else await earlier.finish()
          throw thrown
        })
      } finally {
        earlier?.discard()
      }
    },
    discard: description.discard,
  }
}
