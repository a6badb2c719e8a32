import { describe, expect, it } from 'vitest'
import { startLife } from '#backend/sample/life'
import type { ApiRow } from '#backend/sample/rows'
import { createSampleStore, type SampleStore } from '#backend/sample/store'
import { openCopyReader } from '#backend/copy/copy'
import { openCustomers } from '#backend/query/customers'
import { localZone } from '#backend/query/zone'
import { readChanges } from '#backend/copy/changes'
import { copyRows, idsOf, serverRows, serverWith, sync } from '../sync/sync-steps'
import { testFolder } from '../api-rows'
import { handClock } from './client'

const minute = 60_000
const since = Date.UTC(2026, 4, 3, 9, 14, 7, 300)

function shop(customers: number, seed = 1): { store: SampleStore; goOnUntil: (now: number) => void } {
  const store = createSampleStore({ customers, seed, newest: since }, () => since)
  return { store, goOnUntil: startLife(store, seed, since).goOnUntil }
}

const rowsById = (store: SampleStore): Map<number, ApiRow> =>
  new Map([...store.rows()].map((row) => [row.id, row]))

describe('the sample shop', () => {
  it('is the same whenever and however often time goes on', () => {
    const [one, other] = [shop(300), shop(300)]
    one.goOnUntil(since + 60 * minute)
    for (let at = since; at <= since + 60 * minute; at += 777) other.goOnUntil(at)
    expect([...one.store.rows()]).toEqual([...other.store.rows()])
    const third = shop(300, 2)
    third.goOnUntil(since + 60 * minute)
    expect([...third.store.rows()]).not.toEqual([...one.store.rows()])
  })

  it('has a few guests a minute and at most two who register, each with the time of the change', () => {
    const { store, goOnUntil } = shop(200)
    let before = rowsById(store)
    let changes = 0
    for (let at = since + minute; at <= since + 60 * minute; at += minute) {
      goOnUntil(at)
      const after = rowsById(store)
      const found = [...after.values()].filter((row) => {
        const was = before.get(row.id)
        return JSON.stringify(row) !== JSON.stringify(was)
      })
      changes += found.length
      expect(found.length).toBeLessThanOrEqual(9)
      // Somebody may be restored as well.
      expect(found.filter(({ id }) => !before.has(id)).length).toBeLessThanOrEqual(2 + 1)
      for (const row of found) {
        const changedAt = Date.parse(String(row['updated_at']))
        expect(changedAt).toBeGreaterThan(at - minute)
        expect(changedAt).toBeLessThanOrEqual(at)
      }
      before = after
    }
    expect(changes).toBeGreaterThan(60)
  })

  it('only lets spending and receipts rise', () => {
    const { store, goOnUntil } = shop(200)
    const before = rowsById(store)
    goOnUntil(since + 300 * minute)
    const visited = [...before.values()].flatMap((was) => {
      const row = store.get(was.id)
      return row === null || row['spent'] === was['spent'] ? [] : [[was, row] as const]
    })
    expect(visited.length).toBeGreaterThan(50)
    for (const [was, row] of visited) {
      expect(Number(row['spent'])).toBeGreaterThan(Number(was['spent']))
      expect(Number(row['receipt_count'])).toBeGreaterThan(Number(was['receipt_count']))
    }
  })

  it('rests after two weeks, and without customers nobody comes but newcomers', () => {
    const { store, goOnUntil } = shop(20)
    goOnUntil(since + 15 * 24 * 60 * minute)
    const rows = [...store.rows()]
    goOnUntil(since + 30 * 24 * 60 * minute)
    expect([...store.rows()]).toEqual(rows)
    const empty = shop(0)
    empty.goOnUntil(since + 60 * minute)
    expect(empty.store.size()).toBeGreaterThan(0)
  })
})

describe('a sync of the sample shop', () => {
  it('finds changes with the next sync, and every kind of change within five minutes', async () => {
    const clock = handClock(since)
    const server = await serverWith({ customers: 500, livingSince: since, now: clock.now })
    const folder = testFolder()
    await sync(server, folder, { clock: clock.now })
    expect(copyRows(folder)).toHaveLength(500)
    const results = []
    for (let minutes = 1; minutes <= 5; minutes += 1) {
      clock.pass(minute)
      results.push(await sync(server, folder, { clock: clock.now }))
    }
    expect(results[0]).toMatchObject({ added: 1, removed: 1 })
    expect(results[0]?.changed).toBeGreaterThan(2)
    expect(copyRows(folder)).toEqual(serverRows(server))

    const database = openCopyReader(folder)
    const changes = idsOf(server).flatMap((id) => readChanges(database, id))
    const fields = new Set(changes.flatMap((change) => change.fields.map(({ field }) => field)))
    for (const field of ['name', 'phone', 'group_id', 'spent', 'receipt_count', 'address'])
      expect(fields).toContain(field)
    const events = new Set(changes.map(({ event }) => event))
    for (const event of ['added', 'changed', 'restored'] as const) expect(events).toContain(event)
    const customers = openCustomers(database, { clock: clock.now, zone: localZone })
    expect(customers.summary('new:1h duplicate:yes').count).toBeGreaterThan(0)
    database.close()
  })

  it('finds nothing if the customers do not change', async () => {
    const clock = handClock(since)
    const server = await serverWith({ customers: 100, now: clock.now })
    const folder = testFolder()
    await sync(server, folder, { clock: clock.now })
    clock.pass(60 * minute)
    expect(await sync(server, folder, { clock: clock.now })).toMatchObject({
      added: 0,
      changed: 0,
      removed: 0,
    })
  })
})
