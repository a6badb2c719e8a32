import { isAbsolute } from 'node:path'
import { AppError } from '#shared/errors'
import type { Comparison } from '#shared/exports/comparison'
import { isRepeatable, type ExportRecord } from '#shared/exports/record'
import type { TaskRunner } from './task'

export interface ComparisonParts {
  readonly records: () => readonly ExportRecord[]
  readonly runTask: Pick<TaskRunner, 'compare'>
  readonly folderOf: (connectionId: string) => string
}

/** Compares files of the log with what the same exports would write now, one at a time: a new one ends the one before. */
export function createComparison({ records, runTask, folderOf }: ComparisonParts): {
  readonly handlers: { readonly 'export.compare': (input: { readonly id: number }) => Promise<Comparison> }
  /** Resolves when its files are closed. */
  readonly cancel: () => Promise<void>
} {
  let running: { readonly cancel: AbortController; readonly ended: Promise<unknown> } | null = null
  const cancel = async (): Promise<void> => {
    running?.cancel.abort()
    await running?.ended.catch(() => undefined)
  }
  return {
    cancel,
    handlers: {
      'export.compare': async ({ id }) => {
        const record = records().find((one) => one.id === id)
        if (record === undefined) throw new AppError({ code: 'not-found', what: 'export' })
        const { target: path, options, query, sort, columns, file, connectionId } = record
        if (!isRepeatable(record) || options === null || path === null || !isAbsolute(path))
          throw new AppError({ code: 'export.not-comparable' })
        await cancel()
        const ending = new AbortController()
        const ended = runTask.compare(
          {
            ...{ kind: 'compare', folder: folderOf(connectionId), path, query, sort, columns, options },
            sha256: file?.sha256 ?? null,
          },
          { signal: ending.signal, onProgress: () => undefined },
        )
        running = { cancel: ending, ended }
        return ended
      },
    },
  }
}
