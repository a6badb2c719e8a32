import { expect, onTestFinished, test } from 'vitest'
import { rowWithGroup } from '#backend/copy/schema/raw-row'
import type { ReceivedCustomer } from '#backend/clopos/source'
import type { Fault } from '#backend/sample/faults'
import { startSampleServer, type SampleServer, type SampleServerOptions } from '#backend/sample/server'
import { defaultCredentials, specialValues } from '#backend/sample/sign-in'
import { never, sourceOf, virtualTime, type Setup } from './api-server'

async function start(options: Partial<SampleServerOptions> = {}): Promise<SampleServer & Setup> {
  const time = virtualTime()
  const server = await startSampleServer({ customers: 500, now: time.clock, ...options })
  onTestFinished(() => server.close())
  const { source } = sourceOf(
    { url: server.baseUrl },
    {
      credentials: server.credentials,
      clock: time.clock,
      sleep: time.sleep,
      limits: { responseMs: 500 },
    },
  )
  return { ...server, source, time }
}

async function readAll({ source }: Setup, limit: number): Promise<readonly ReceivedCustomer[]> {
  const all: ReceivedCustomer[] = []
  for (let page = 1; ; page += 1) {
    const { customers, total } = await source.customers({ page, limit, sort: 'id', descending: false }, never)
    all.push(...customers)
    if (customers.length === 0 || all.length >= total) return all
  }
}

/** The rows of the server in id order, and the same rows put together again from what the client gave. */
function rowsOf(server: SampleServer, customers: readonly ReceivedCustomer[]): readonly [unknown, unknown] {
  const byId = (first: { id: number }, second: { id: number }): number => first.id - second.id
  const sent: unknown = JSON.parse(JSON.stringify([...server.store.rows()].sort(byId)))
  return [sent, customers.map(({ raw, group }) => JSON.parse(rowWithGroup(raw, group)) as unknown)]
}

test('every row of the server arrives as it is, odd ones included', async () => {
  const server = await start({ customers: 4000 })
  const customers = await readAll(server, 999)
  const [sent, received] = rowsOf(server, customers)
  expect(received).toEqual(sent)
  expect(server.source.requests()).toBe(6)
  const problems = customers.flatMap((customer) => customer.problems)
  expect(new Set(problems.map(({ field }) => field))).toEqual(new Set(['created_at']))
  expect(customers.flatMap(({ customer }) => customer.phones)).not.toContain('[object Object]')
})

test('groups, venues and the server’s clock', async () => {
  const { source, store, time } = await start()
  const groups = await source.groups(never)
  expect(groups.map(({ id }) => id).sort()).toEqual(
    store
      .groups()
      .map(({ id }) => id)
      .sort(),
  )
  const venues = await source.venues(never)
  expect(venues.map(({ raw }) => JSON.parse(raw) as unknown)).toEqual(store.venues())
  const page = await source.customers({ page: 1, limit: 1, sort: 'updated_at', descending: true }, never)
  expect(page.serverTime).toBe(Math.floor(time.clock() / 1000) * 1000)
})

test('a small budget is never overdrawn', async () => {
  const server = await start({ rateLimit: 6 })
  await readAll(server, 25)
  expect(server.source.requests()).toBe(21)
  expect(server.requests).toHaveLength(21)
})

test('tokens that end while pages are read, and all that may pass, cost repeats and nothing else', async () => {
  const faults: Readonly<Record<number, Fault>> = {
    2: { kind: 'expired-token' },
    4: { kind: 'busy', seconds: 20, retryAfter: 5 },
    6: { kind: 'status', status: 504 },
    8: { kind: 'reset' },
    10: { kind: 'cut', share: 0.5 },
    12: { kind: 'invalid-json' },
    14: { kind: 'html' },
    16: { kind: 'hang' },
    18: { kind: 'short-envelope' },
  }
  const server = await start({ faults: ({ pageNumber }) => faults[pageNumber ?? 0] ?? null })
  const [sent, received] = rowsOf(server, await readAll(server, 50))
  expect(received).toEqual(sent)
  expect(server.time.waits).toContain(20_000)
})

test('each refusal of the sign-in', async () => {
  const { credentials, baseUrl, time } = await start()
  const { disabledClient, switchedOffIntegrator, testIntegrator, testBrand } =
    specialValues(defaultCredentials)
  const codeFor = async (changes: object): Promise<unknown> => {
    const { source } = sourceOf({ url: baseUrl }, { ...time, credentials: { ...credentials, ...changes } })
    return source.signIn(never).then(
      () => null,
      (thrown: unknown) => (thrown instanceof Error ? thrown.message : thrown),
    )
  }
  expect(await codeFor({})).toBeNull()
  expect(await codeFor({ integratorId: '' })).toBe('sign-in.missing-field')
  expect(await codeFor({ integratorId: 'nobody' })).toBe('sign-in.unknown-integrator')
  expect(await codeFor({ integratorId: switchedOffIntegrator })).toBe('sign-in.unknown-integrator')
  expect(await codeFor({ integratorId: testIntegrator })).toBe('sign-in.mode-mismatch')
  expect(await codeFor({ brand: testBrand })).toBe('sign-in.mode-mismatch')
  expect(await codeFor({ clientSecret: 'wrong' })).toBe('sign-in.rejected')
  expect(await codeFor({ clientId: disabledClient })).toBe('sign-in.disabled')
})
