import { onTestFinished } from 'vitest'
import { createCloposSource } from '#backend/clopos/client'
import { openCustomers } from '#backend/query/customers'
import { openCopyReader, readStatus } from '#backend/copy/copy'
import type { CopyLimits } from '#backend/copy/staging'
import { startSampleServer, type SampleServer, type SampleServerOptions } from '#backend/sample/server'
import { runSync } from '#backend/sync/sync'
import type { SyncResult } from '#shared/sync'

export const everything = 'removed:any'
export const byId = [{ column: 'id', descending: false }] as const

export async function serverWith(options: Partial<SampleServerOptions>): Promise<SampleServer> {
  const server = await startSampleServer({
    customers: 3500,
    seed: 7,
    rateLimit: 100_000,
    authLimit: 1000,
    ...options,
  })
  onTestFinished(server.close)
  return server
}

const day = 24 * 60 * 60 * 1000

export interface SyncTestOptions {
  readonly signal?: AbortSignal
  readonly onPage?: (done: number) => void
  readonly secret?: string
  readonly complete?: boolean
  readonly completeEvery?: number
  readonly onMerged?: () => void
  /** The customers are there, and their index is being built. */
  readonly onIndexing?: () => void
  readonly sleep?: (ms: number) => Promise<void>
  readonly clock?: () => number
  /** Customers per page. */
  readonly largestPage?: number
  readonly copyLimits?: CopyLimits
}

export function sync(
  server: SampleServer,
  folder: string,
  options: SyncTestOptions = {},
): Promise<SyncResult> {
  const credentials = {
    ...server.credentials,
    clientSecret: options.secret ?? server.credentials.clientSecret,
  }
  return runSync({
    folder,
    source: createCloposSource({
      baseUrl: server.baseUrl,
      credentials,
      limits: {
        backoffMs: 1,
        longestBackoffMs: 5,
        requestsPerMinute: 100_000,
        largestPage: options.largestPage ?? 999,
      },
    }),
    clock: options.clock ?? Date.now,
    ...(options.sleep === undefined ? {} : { sleep: options.sleep }),
    ...(options.copyLimits === undefined ? {} : { copyLimits: options.copyLimits }),
    signal: options.signal ?? new AbortController().signal,
    onMerged: () => {
      options.onMerged?.()
    },
    onProgress: ({ done, isIndexing }) => {
      options.onPage?.(done)
      if (isIndexing === true) options.onIndexing?.()
    },
    reason: 'person',
    complete: options.complete ?? false,
    completeEvery: options.completeEvery ?? day,
    keepChanges: 90 * day,
    forgetAfter: null,
  })
}

/** What the copy holds of customers that exist, as Clopos sent them, in id order. */
export function copyRows(folder: string, includeRemoved = false): unknown[] {
  const database = openCopyReader(folder)
  try {
    const asked = includeRemoved ? everything : ''
    return [...openCustomers(database).rawRows(asked, byId, 0, Infinity)].map(({ json }) => JSON.parse(json))
  } finally {
    database.close()
  }
}

export function status(folder: string): ReturnType<typeof readStatus> {
  const database = openCopyReader(folder)
  try {
    return readStatus(database, 'x')
  } finally {
    database.close()
  }
}

export const serverRows = (server: SampleServer): unknown[] => [...server.store.rows()]
export const idsOf = (server: SampleServer): number[] => [...server.store.rows()].map(({ id }) => Number(id))
