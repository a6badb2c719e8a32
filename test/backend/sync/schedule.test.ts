import { describe, expect, it } from 'vitest'
import { createSchedule, type Schedule } from '#backend/sync/schedule'
import type { ErrorData } from '#shared/errors'
import type { SyncReason, SyncSchedule } from '#shared/sync'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const noon = Date.UTC(2026, 10, 23, 12)

const offline: ErrorData = { code: 'network.unreachable', host: 'clopos.example' }
const failing: ErrorData = { code: 'server.failing', status: 503 }
const rejected: ErrorData = { code: 'sign-in.rejected' }

interface Desk {
  readonly schedule: Schedule
  readonly at: { now: number }
  readonly open: { connectionId: string | null; everyMinutes: number }
  /** The end of the last completed sync in the copy. */
  readonly copy: { syncedAt: number | null }
  readonly started: [string, SyncReason][]
  readonly told: SyncSchedule[]
  /** Lets minutes pass, with a look every few seconds as the app has it; every sync that begins ends as `outcome` says. */
  readonly pass: (minutes: number, outcome?: ErrorData | null) => void
}

function desk(syncedAt: number | null, everyMinutes = 15): Desk {
  const at = { now: noon }
  const open = { connectionId: 'a', everyMinutes }
  const copy = { syncedAt }
  const started: [string, SyncReason][] = []
  const told: SyncSchedule[] = []
  const schedule = createSchedule({
    clock: () => at.now,
    connections: () => [open],
    lastSyncAt: () => copy.syncedAt,
    start: (connectionId, reason) => {
      started.push([connectionId, reason])
      schedule.began(connectionId)
    },
    onChange: (now) => told.push(now),
  })
  const pass = (minutes: number, outcome: ErrorData | null = null): void => {
    for (let step = 0; step < minutes * 10; step += 1) {
      const before = started.length
      schedule.tick()
      at.now += minute / 10
      if (started.length === before) continue
      if (outcome === null) copy.syncedAt = at.now
      schedule.ended('a', outcome)
    }
  }
  return { schedule, at, open, copy, started, told, pass }
}

/** The minutes since noon at which syncs began while N minutes passed. */
function beginnings(of: Desk, minutes: number, outcome: ErrorData | null = null): number[] {
  const found: number[] = []
  for (let step = 0; step < minutes; step += 1) {
    const before = of.started.length
    of.pass(1, outcome)
    if (of.started.length > before) found.push(step)
  }
  return found
}

describe('syncs by themselves', () => {
  it('begin at once where there is no copy yet, or an old one', () => {
    for (const syncedAt of [null, noon - 16 * minute]) {
      const { schedule, started } = desk(syncedAt)
      schedule.tick()
      expect(started).toEqual([['a', 'start']])
    }
  })

  it('wait until the copy is old enough', () => {
    const { schedule, pass, started } = desk(noon - 10 * minute)
    pass(4)
    expect(started).toEqual([])
    expect(schedule.of('a')).toEqual({
      connectionId: 'a',
      nextAt: noon + 5 * minute,
      failures: 0,
      needsSignIn: false,
    })
    pass(2)
    expect(started).toEqual([['a', 'schedule']])
  })

  it('come every N minutes', () => {
    expect(beginnings(desk(null), 60)).toEqual([0, 15, 30, 45])
    expect(beginnings(desk(null, 30), 60)).toEqual([0, 30])
  })

  it('do not come where they are switched off, or nothing is open', () => {
    const off = desk(null, 0)
    off.pass(120)
    off.schedule.online()
    expect(off.started).toEqual([])
    expect(off.schedule.of('a').nextAt).toBeNull()
    const other = desk(null)
    expect(other.schedule.of('b').nextAt).toBeNull()
  })

  it('are never two at once', () => {
    const { schedule, at, started } = desk(null)
    schedule.tick()
    at.now += 5 * hour
    schedule.tick()
    schedule.online()
    expect(started).toHaveLength(1)
  })

  it('count those that somebody asked for', () => {
    const { schedule, at, copy, started } = desk(noon - 14 * minute)
    schedule.began('a')
    at.now += 2 * minute
    schedule.tick()
    copy.syncedAt = at.now
    schedule.ended('a', null)
    at.now += 14 * minute
    schedule.tick()
    expect(started).toEqual([])
  })

  it('count those of another process', () => {
    const { pass, at, copy, started } = desk(noon)
    pass(10)
    copy.syncedAt = at.now
    pass(14)
    expect(started).toEqual([])
    pass(2)
    expect(started).toHaveLength(1)
  })

  it('stay away longer with every failure: 1, 2, 4 minutes, up to an hour', () => {
    expect(beginnings(desk(null), 300, failing)).toEqual([0, 1, 3, 7, 15, 31, 63, 123, 183, 243])
  })

  it('come as usual again after a success', () => {
    const failed = desk(null)
    failed.pass(10, failing)
    expect(failed.schedule.of('a').failures).toBe(4)
    expect(beginnings(failed, 40)).toEqual([5, 20, 35])
    expect(failed.schedule.of('a').failures).toBe(0)
  })

  it('forget failures when another process succeeded', () => {
    const { schedule, pass, at, copy } = desk(null)
    pass(10, failing)
    copy.syncedAt = at.now
    expect(schedule.of('a')).toEqual({
      connectionId: 'a',
      nextAt: at.now + 15 * minute,
      failures: 0,
      needsSignIn: false,
    })
  })

  it('ask once an hour where the sign-in is refused, until somebody mends it', () => {
    expect(beginnings(desk(null), 200, rejected)).toEqual([0, 60, 120, 180])
  })

  it('say that a person must sign in, and try nothing without a secret', () => {
    const refused = desk(null)
    refused.pass(1, rejected)
    expect(refused.schedule.of('a')).toMatchObject({ nextAt: expect.any(Number), needsSignIn: true })
    for (const code of ['secret.missing', 'secret.lost'] as const) {
      const locked = desk(null)
      expect(beginnings(locked, 200, { code })).toEqual([0])
      expect(locked.schedule.of('a')).toMatchObject({ nextAt: null, needsSignIn: true })
      expect(locked.told.at(-1)).toMatchObject({ nextAt: null, needsSignIn: true })
      // Somebody signed in, and synced by hand.
      locked.schedule.began('a')
      locked.schedule.ended('a', null)
      expect(locked.schedule.of('a')).toMatchObject({
        nextAt: locked.at.now + 15 * minute,
        needsSignIn: false,
      })
    }
  })

  it('take a cancelled one, and one of another process, for no failure', () => {
    for (const code of ['cancelled', 'sync.running'] as const) {
      const stopped = desk(null)
      expect(beginnings(stopped, 40, { code })).toEqual([0, 15, 30])
      expect(stopped.schedule.of('a').failures).toBe(0)
    }
  })

  it('begin when the network is back, where it was the network', () => {
    const lost = desk(null)
    lost.pass(20, offline)
    const before = lost.started.length
    lost.schedule.online()
    expect(lost.started.slice(before)).toEqual([['a', 'network']])
    const busy = desk(null)
    busy.pass(20, failing)
    const tried = busy.started.length
    busy.schedule.online()
    expect(busy.started).toHaveLength(tried)
  })

  it('go on when the clock is set back', () => {
    const done = desk(noon)
    done.at.now -= day
    done.pass(1)
    expect(done.started).toHaveLength(1)
    expect(beginnings(done, 60)).toEqual([14, 29, 44, 59])
    const failed = desk(null)
    failed.pass(20, failing)
    failed.at.now -= day
    const before = failed.started.length
    failed.pass(1)
    expect(failed.started).toHaveLength(before + 1)
  })

  it('do not run away when the clock is set back and a sync ends without success', () => {
    const stopped = desk(noon + day)
    expect(beginnings(stopped, 40, { code: 'cancelled' })).toEqual([0, 15, 30])
  })

  it('begin at once when the clock jumps ahead, as after sleep, and only once', () => {
    const slept = desk(noon)
    slept.at.now += 365 * day
    expect(beginnings(slept, 30)).toEqual([0, 15])
  })

  it('are told of when they change', () => {
    const { schedule, pass, told } = desk(noon)
    pass(3)
    expect(told).toEqual([{ connectionId: 'a', nextAt: noon + 15 * minute, failures: 0, needsSignIn: false }])
    schedule.began('a')
    schedule.ended('a', failing)
    expect(told.at(-1)).toEqual({
      connectionId: 'a',
      nextAt: noon + 4 * minute,
      failures: 1,
      needsSignIn: false,
    })
  })
})

describe('several connections', () => {
  /** Connections that were last synced so many minutes before noon; a copy ends its sync as `outcome` says. */
  function brands(ages: Readonly<Record<string, number>>, outcome: Readonly<Record<string, ErrorData>> = {}) {
    const at = { now: noon }
    const synced = new Map(Object.entries(ages).map(([id, age]) => [id, noon - age * minute]))
    const started: string[] = []
    const told: SyncSchedule[] = []
    const schedule = createSchedule({
      clock: () => at.now,
      connections: () => Object.keys(ages).map((connectionId) => ({ connectionId, everyMinutes: 15 })),
      lastSyncAt: (id) => synced.get(id) ?? null,
      start: (id, reason) => {
        started.push(`${id} ${reason}`)
        schedule.began(id)
      },
      onChange: (now) => told.push(now),
    })
    const end = (id: string): void => {
      const error = outcome[id] ?? null
      if (error === null) synced.set(id, at.now)
      schedule.ended(id, error)
    }
    return { at, started, told, schedule, end }
  }

  it('sync one after the other, the open one first', () => {
    const { started, schedule, end } = brands({ open: 20, second: 90, third: 60 })
    schedule.tick()
    schedule.tick()
    expect(started).toEqual(['open start'])
    end('open')
    schedule.tick()
    expect(started).toEqual(['open start', 'second start'])
    end('second')
    schedule.tick()
    end('third')
    schedule.tick()
    expect(started).toEqual(['open start', 'second start', 'third start'])
  })

  it('wait for one that a person started', () => {
    const { started, schedule, end } = brands({ open: 1, second: 90 })
    schedule.began('open')
    schedule.tick()
    expect(started).toEqual([])
    end('open')
    schedule.tick()
    expect(started).toEqual(['second start'])
  })

  it('do not share failures: a refused sign-in stops one alone', () => {
    const { at, started, told, schedule, end } = brands({ open: 90, second: 90 }, { open: rejected })
    for (let passed = 0; passed < 50; passed += 1) {
      const before = started.length
      schedule.tick()
      for (const one of started.slice(before)) end(one.split(' ')[0] ?? '')
      at.now += minute
    }
    expect(started.filter((one) => one.startsWith('open'))).toHaveLength(1)
    expect(started.filter((one) => one.startsWith('second')).length).toBeGreaterThan(2)
    expect(schedule.of('open')).toMatchObject({ needsSignIn: true })
    expect(schedule.of('second')).toMatchObject({ needsSignIn: false, failures: 0 })
    expect(told.some(({ connectionId, needsSignIn }) => connectionId === 'open' && needsSignIn)).toBe(true)
  })

  it('take their turns, too, when the network is back', () => {
    const { started, schedule, end } = brands({ open: 90, second: 90 }, { open: offline, second: offline })
    schedule.tick()
    end('open')
    schedule.tick()
    end('second')
    schedule.online()
    expect(started.slice(2)).toEqual(['open network'])
    end('open')
    schedule.tick()
    expect(started.slice(2)).toEqual(['open network', 'second network'])
  })
})
