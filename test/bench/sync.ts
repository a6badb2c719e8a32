import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createCloposSource } from '#backend/clopos/client'
import { startSampleServer } from '#backend/sample/server'
import { startSampleThread } from '#backend/sample/start-sample-thread'
import { planOf } from '#backend/sync/plan'
import { runSync, type SyncOptions } from '#backend/sync/sync'
import { defaultSettings } from '#shared/settings'
import type { SyncResult } from '#shared/sync'
import { seconds, type Row } from './measure'

const largestPage = 999
const perMinute = 300
const latency = 400
const changed = 100

/** Milliseconds that nobody can beat: every page once, in parallel without end, as the budget lets them out. */
function floorOf(customers: number): number {
  const requests = Math.ceil(customers / largestPage)
  return Math.floor((requests - 1) / perMinute) * 60_000 + latency
}

async function sync(
  folder: string,
  server: Pick<Parameters<typeof createCloposSource>[0], 'baseUrl' | 'credentials'>,
): Promise<{ readonly result: SyncResult; readonly merged: number; readonly ended: number }> {
  const startedAt = performance.now()
  let merged = NaN
  const options: SyncOptions = {
    ...planOf(defaultSettings, 'person', false),
    folder,
    source: createCloposSource(server),
    clock: Date.now,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    onMerged: () => {
      merged = performance.now() - startedAt
    },
  }
  const result = await runSync(options)
  return { result, merged, ended: performance.now() - startedAt }
}

/** A whole first load over a line with latency and a budget, then a catch-up after some customers changed. */
export async function benchSync(parent: string, customers: number): Promise<Row[]> {
  const folder = join(parent, 'sync')
  mkdirSync(folder)
  const thread = await startSampleThread({ customers, seed: 1, latency, rateLimit: perMinute })
  const load = await sync(folder, thread)
  await thread.close()
  const caughtUp = await catchUp(folder, customers)
  const searched = await search(folder, customers)
  const floor = floorOf(customers)
  return [
    {
      what: `full sync, ${String(latency)} ms a page and ${String(perMinute)} requests a minute (${String(load.result.requests)} requests)`,
      ours: `${seconds(load.merged)}, quick ${seconds(load.ended - load.merged)} later`,
      peer: `the floor of those limits, ${seconds(floor)}`,
      ratio: load.merged / floor,
      goal: '<= 1.1x',
    },
    {
      what: `catch-up after ${String(changed)} changed (${caughtUp.result.kind}, ${String(caughtUp.result.changed)} changed, ${seconds(caughtUp.result.seconds * 1000)})`,
      ours: `${String(caughtUp.dataRequests)} data requests`,
      peer: '2 data requests',
      ratio: caughtUp.dataRequests / 2,
      goal: '<= 1x',
    },
    {
      what: `${String(searched.removed)} deleted customers found (${searched.kind})`,
      ours: `${String(searched.requests)} requests`,
      peer: `a full read, ${String(load.result.requests)} requests`,
      ratio: searched.requests / load.result.requests,
      goal: '<= 0.1x for 1,000,000',
    },
  ]
}

async function catchUp(
  folder: string,
  customers: number,
): Promise<{ readonly result: SyncResult; readonly dataRequests: number }> {
  const server = await startSampleServer({ customers, seed: 1, rateLimit: perMinute })
  try {
    const ids: number[] = []
    for (const row of server.store.rows()) {
      ids.push(row.id)
      if (ids.length === changed * 10) break
    }
    for (let at = 0; at < changed; at += 1) server.store.update(ids[at * 10] ?? 0, { spent: at })
    const { result } = await sync(folder, server)
    return { result, dataRequests: server.requests.filter(({ method }) => method === 'GET').length }
  } finally {
    await server.close()
  }
}

/** A sync after three customers were deleted far from each other. */
async function search(folder: string, customers: number): Promise<SyncResult> {
  const server = await startSampleServer({ customers, seed: 1, rateLimit: perMinute })
  try {
    const ids = [...server.store.rows()].map(({ id }) => id)
    for (const share of [0.13, 0.57, 0.91]) server.store.remove(ids[Math.floor(customers * share)] ?? 0)
    const { result } = await sync(folder, server)
    return result
  } finally {
    await server.close()
  }
}
