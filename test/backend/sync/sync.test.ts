import { isDeepStrictEqual } from 'node:util'
import { onTestFinished, describe, expect, it } from 'vitest'
import { openCustomers } from '#backend/query/customers'
import { isIndexDue } from '#backend/copy/update-index'
import { openCopyReader } from '#backend/copy/copy'
import { readHistory } from '#backend/copy/history'
import type { Fault } from '#backend/sample/faults'
import type { SampleServer, SampleServerOptions } from '#backend/sample/server'
import { testFolder } from '../api-rows'
import { byId, copyRows, everything, idsOf, serverRows, serverWith, status, sync } from './sync-steps'

describe('a full read', () => {
  it('makes the copy equal to the server, row by row', async () => {
    const server = await serverWith({})
    const folder = testFolder()
    const result = await sync(server, folder)
    expect(result).toMatchObject({ added: 3500, changed: 0, removed: 0, unchanged: 0, total: 3500 })
    expect(copyRows(folder)).toEqual(serverRows(server))
    expect(result.problems).toBeGreaterThan(0)
    // Sign-in, groups, venues, four pages, what changed meanwhile, and the groups again, since some rows carry odd ones.
    expect(result.requests).toBe(9)
    expect(server.requests).toHaveLength(9)
  })

  it('does so for 50,000 customers, odd rows included', async () => {
    const server = await serverWith({ customers: 50_000 })
    const folder = testFolder()
    expect(await sync(server, folder)).toMatchObject({ added: 50_000, total: 50_000 })
    const database = openCopyReader(folder)
    onTestFinished(() => {
      database.close()
    })
    const stored = openCustomers(database).rawRows(everything, byId, 0, Infinity)
    let rows = 0
    for (const made of server.store.rows()) {
      const row: unknown = JSON.parse(JSON.stringify(made))
      const next = stored.next()
      // One comparison a row: expect() 50,000 times would take longer than the sync.
      if (next.done === true || !isDeepStrictEqual(JSON.parse(next.value.json), row)) {
        expect(next.value?.json).toBe(JSON.stringify(row))
      }
      rows += 1
    }
    expect(rows).toBe(50_000)
    expect(stored.next().done).toBe(true)
  })

  it('tells new, changed and removed customers apart the next time, and keeps a record', async () => {
    const server = await serverWith({})
    const folder = testFolder()
    await sync(server, folder)
    const ids = idsOf(server)
    const gone = [ids[3], ids[1500], ids.at(-1)].filter((id) => id !== undefined)
    for (const id of gone) server.store.remove(id)
    server.store.update(ids[10] ?? 0, { name: 'Another Name' })
    server.store.insert()
    server.store.insert()
    const result = await sync(server, folder)
    expect(result).toMatchObject({ added: 2, changed: 1, removed: 3, unchanged: 3496, total: 3499 })
    expect(copyRows(folder)).toEqual(serverRows(server))
    expect(copyRows(folder, true)).toHaveLength(3502)
    expect(status(folder)).toMatchObject({ customers: 3499, removed: 3, interrupted: false })
    const database = openCopyReader(folder)
    expect(readHistory(database, 10).map(({ outcome }) => outcome)).toMatchObject([
      { state: 'done', result: { added: 2, kind: 'complete' } },
      { state: 'done', result: { added: 3500, kind: 'complete' } },
    ])
    database.close()
  })

  it('leaves an index', async () => {
    const server = await serverWith({ customers: 1200 })
    const folder = testFolder()
    await sync(server, folder)
    const database = openCopyReader(folder)
    onTestFinished(() => {
      database.close()
    })
    expect(isIndexDue(database)).toBe(false)
    const customers = openCustomers(database)
    expect(customers.window('zzzzzz', [], 0, 1).count).toBe(0)
    const [id = 0] = idsOf(server)
    server.store.update(id, { name: 'Zzzzzz' })
    await sync(server, folder)
    expect(isIndexDue(database)).toBe(false)
    expect(customers.window('zzzzzz', [], 0, 1).rows.map((row) => row.id)).toEqual([id])
    expect(customers.window('id:>0', [{ column: 'name', descending: true }], 0, 1200).count).toBe(1200)
  })

  it('builds the index of a first load before it says that the customers are there, unless it is stopped', async () => {
    const server = await serverWith({})
    const folder = testFolder()
    const stop = new AbortController()
    let rows: unknown
    let wasDue: boolean | null = null
    const isDue = (): boolean => {
      const database = openCopyReader(folder)
      const due = isIndexDue(database)
      database.close()
      return due
    }
    const result = await sync(server, folder, {
      signal: stop.signal,
      onIndexing: () => {
        stop.abort()
      },
      onMerged: () => {
        rows = copyRows(folder)
      },
    })
    expect(result).toMatchObject({ added: 3500, total: 3500 })
    expect(rows).toEqual(serverRows(server))
    expect(isDue()).toBe(true)
    const another = testFolder()
    await sync(server, another, {
      onMerged: () => {
        const database = openCopyReader(another)
        wasDue = isIndexDue(database)
        database.close()
      },
    })
    expect(wasDue).toBe(false)
    await sync(server, folder)
    expect(isDue()).toBe(false)
  })

  it('works for a brand without customers, and for its first one', async () => {
    const server = await serverWith({ customers: 1 })
    const folder = testFolder()
    server.store.remove(idsOf(server)[0] ?? 0)
    expect(await sync(server, folder)).toMatchObject({ added: 0, total: 0 })
    server.store.insert()
    expect(await sync(server, folder)).toMatchObject({ added: 1, total: 1 })
    expect(copyRows(folder)).toEqual(serverRows(server))
  })
})

describe('a server that errs', () => {
  const copied = async (options: Partial<SampleServerOptions> = {}): Promise<[SampleServer, string]> => {
    const server = await serverWith(options)
    const folder = testFolder()
    await sync(server, folder)
    return [server, folder]
  }

  it('does not take customers away with one empty answer', async () => {
    let empty = false
    const nobody = { status: 200, body: { success: true, data: [], total: 0 } }
    const [server, folder] = await copied({
      faults: ({ query }) => {
        if (!empty || query.get('limit') !== '999') return null
        empty = false
        return { kind: 'answer', answer: nobody }
      },
    })
    empty = true
    expect(await sync(server, folder)).toMatchObject({ removed: 0, unchanged: 3500 })
  })

  it('starts over after a page that lacked customers', async () => {
    let server: SampleServer | null = null
    let halve = true
    server = await serverWith({
      faults: ({ query }) => {
        if (!halve || server === null || query.get('limit') !== '999') return null
        halve = false
        const rows = serverRows(server).slice(0, 999)
        const body = { success: true, data: rows.filter((_, index) => index % 2 === 0), total: 3500 }
        return { kind: 'answer', answer: { status: 200, body } }
      },
    })
    const folder = testFolder()
    expect(await sync(server, folder)).toMatchObject({ added: 3500 })
    expect(copyRows(folder)).toEqual(serverRows(server))
  })

  it('waits for a clock that was set back a little where all changed in one instant', async () => {
    const clock = { server: Date.UTC(2026, 3, 1) }
    const server = await serverWith({ now: () => clock.server })
    const folder = testFolder()
    await sync(server, folder)
    for (const id of idsOf(server)) server.store.update(id, { spent: 7 })
    clock.server -= 60_000
    const waits: number[] = []
    const sleep = (ms: number): Promise<void> => {
      waits.push(ms)
      clock.server += ms
      return Promise.resolve()
    }
    expect(await sync(server, folder, { complete: true, sleep })).toMatchObject({ changed: 3500 })
    expect(waits).toEqual([61_100])
    expect(copyRows(folder)).toEqual(serverRows(server))
  })

  /** The answer with a page of customers in which those with the first ids come without one, equal to each other. */
  function pageWithoutIds(server: SampleServer, query: URLSearchParams, hidden: number, page: number): Fault {
    const sort = query.get('sort[0]') === 'id' ? 'id' : 'updated_at'
    const descending = query.get('sort[1]') === '-1'
    const limit = Number(query.get('limit'))
    const { rows, total } = server.store.page({ page, limit, sort, descending, filters: [] })
    const firsts = new Set(idsOf(server).slice(0, hidden))
    const data = rows.map((row) => (firsts.has(Number(row.id)) ? { id: null, name: 'Nobody' } : row))
    const body = { success: true, data, total, unix: Math.floor(Date.now() / 1000) }
    return { kind: 'answer', answer: { status: 200, body } }
  }

  it('still sees that a page was missed where a row has no id', async () => {
    let server: SampleServer | null = null
    server = await serverWith({
      customers: 1500,
      faults: ({ path, query }) =>
        path === '/customers' && server !== null ? pageWithoutIds(server, query, 1, 1) : null,
    })
    const folder = testFolder()
    await expect(sync(server, folder)).rejects.toThrow('server.')
    expect(copyRows(folder, true)).toEqual([])
  })

  it('has every one of several equal rows without an id', async () => {
    let server: SampleServer | null = null
    let equal = 3
    server = await serverWith({
      faults: ({ path, query }) =>
        path === '/customers' && server !== null
          ? pageWithoutIds(server, query, equal, Number(query.get('page')))
          : null,
    })
    const folder = testFolder()
    expect(await sync(server, folder)).toMatchObject({ kind: 'complete', added: 3500, total: 3500 })
    expect(await sync(server, folder, { complete: true })).toMatchObject({ unchanged: 3500, removed: 0 })
    expect(await sync(server, folder)).toMatchObject({ kind: 'catch-up', added: 0, total: 3500 })
    server.store.remove(idsOf(server)[0] ?? 0)
    equal = 2
    expect(await sync(server, folder)).toMatchObject({ kind: 'complete', removed: 1, unchanged: 3499 })
  })

  it('gives its customers even where groups and venues are not allowed', async () => {
    const refused = { status: 403, body: { success: false, message: 'Forbidden' } }
    const server = await serverWith({
      faults: ({ path }) =>
        path === '/customers' || path === '/auth' ? null : { kind: 'answer', answer: refused },
    })
    const folder = testFolder()
    expect(await sync(server, folder)).toMatchObject({ added: 3500 })
  })

  it('notices a group that was renamed while it is read, though the list was refused at first', async () => {
    let lists = 0
    let server: SampleServer | null = null
    server = await serverWith({
      oddRows: false,
      faults: ({ path }) =>
        path === '/customer-groups' && (lists += 1) === 1
          ? { kind: 'refused-with-200', error: 'not_now' }
          : null,
      beforeAnswer: ({ pageNumber }) => {
        if (pageNumber !== 3) return
        server?.store.setGroups(server.store.groups().map((group) => ({ ...group, name: 'Gold' })))
      },
    })
    const folder = testFolder()
    await sync(server, folder)
    expect(copyRows(folder)).toEqual(serverRows(server))
  })

  it('is read in spite of passing faults', async () => {
    const server = await serverWith({
      faults: [
        { page: 2, fault: { kind: 'status', status: 504 } },
        { page: 4, fault: { kind: 'cut', share: 0.5 } },
        { page: 6, fault: { kind: 'page-repeated' } },
        { page: 8, fault: { kind: 'invalid-json' } },
        { page: 9, fault: { kind: 'limit-ignored', limit: 50 } },
        { page: 11, fault: { kind: 'expired-token' } },
      ],
    })
    const folder = testFolder()
    expect(await sync(server, folder)).toMatchObject({ total: 3500 })
    expect(copyRows(folder)).toEqual(serverRows(server))
  })

  it('leaves the copy as it was, and the reason is kept', async () => {
    const server = await serverWith({
      faults: ({ number }) => (number > 30 ? { kind: 'html' } : null),
    })
    const folder = testFolder()
    await sync(server, folder)
    const before = copyRows(folder)
    for (let times = 0; server.requests.length <= 30 && times < 10; times += 1)
      await sync(server, folder).catch(() => null)
    await expect(sync(server, folder)).rejects.toThrow('server.nonsense')
    expect(copyRows(folder)).toEqual(before)
    expect(status(folder).lastFailure?.error.code).toBe('server.nonsense')
  })

  it('is told apart from wrong credentials', async () => {
    const server = await serverWith({})
    const folder = testFolder()
    await expect(sync(server, folder, { secret: 'wrong' })).rejects.toThrow('sign-in.rejected')
    expect(status(folder).lastFailure?.error).toEqual({ code: 'sign-in.rejected' })
    await sync(server, folder)
    expect(status(folder).lastFailure).toBeNull()
  })
})
