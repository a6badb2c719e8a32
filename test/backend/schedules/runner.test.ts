import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { lockCopy } from '#backend/copy/copy'
import { lockSchedules } from '#backend/scheduled-exports'
import { AppError } from '#shared/errors'
import type { ScheduleContent } from '#shared/exports/schedules'
import { at, openWorld, type World } from './world'

let world: World
beforeEach(() => {
  world = openWorld()
})

const files = (): readonly string[] => readdirSync(world.folder).sort()
const states = (id: string): readonly string[] => world.runs(id).map(({ outcome }) => outcome.state)

describe('a scheduled export', () => {
  it('runs when it is due, once, and says what it wrote', async () => {
    const id = world.add()
    await world.look()
    expect(world.runs(id)).toEqual([])
    // 08:00 in Berlin.
    world.now = at('2026-11-29T07:00Z')
    await world.look()
    await world.look()
    const [run] = world.runs(id)
    expect(world.runs(id)).toHaveLength(1)
    expect(run).toMatchObject({
      ...{ reason: 'schedule', startedAt: world.now, syncError: null },
      outcome: { state: 'done', file: { number: 1, rows: 3, copyAt: 1000, recordId: 7, deleted: 0 } },
    })
    expect(files()).toEqual(['Top spenders 2026-11-29.csv'])
    expect(world.done).toEqual(['write spent>0'])
  })

  it('catches up once after the computer slept, or was off', async () => {
    const id = world.add()
    world.now = at('2026-12-05T06:00Z')
    await world.look()
    await world.look()
    expect(states(id)).toEqual(['done'])
    world.now = at('2026-12-05T07:00Z')
    await world.look()
    expect(states(id)).toEqual(['done', 'done'])
  })

  it('does not run while it is off, nor for the time in which it was', async () => {
    const id = world.add({ isOn: false })
    world.now = at('2026-11-29T12:00Z')
    await world.look()
    world.data.schedules.change(id, { isOn: true }, world.now)
    await world.look()
    expect(world.runs(id)).toEqual([])
    world.now = at('2026-11-30T12:00Z')
    await world.look()
    expect(states(id)).toEqual(['done'])
  })

  it('does not run at once for a time that is moved into the past', async () => {
    const id = world.add({ time: '20:00' })
    world.now = at('2026-11-29T12:00Z')
    world.data.schedules.change(id, { time: '08:00' }, world.now)
    await world.look()
    expect(world.runs(id)).toEqual([])
  })

  it('takes turns with others that are due, and with those that a person starts', async () => {
    let release = (): void => undefined
    world.held = new Promise((resolve) => {
      release = resolve
    })
    world.add({ viewId: 'top' })
    const second = world.add({ viewId: 'active' })
    const third = world.add({ viewId: 'noPhone', isOn: false })
    world.now = at('2026-11-29T07:00Z')
    world.runner.tick()
    world.runner.run(third)
    world.runner.tick()
    await expect.poll(() => world.done).toEqual(['write spent>0'])
    release()
    // Each starts the next one.
    while (world.runs(second)[0]?.outcome.state !== 'done') await world.runner.ended()
    expect(world.done).toEqual(['write spent>0', 'write no:phone', 'write active:yes'])
    expect(world.runs(third)[0]).toMatchObject({ reason: 'person', outcome: { state: 'done' } })
  })

  it('waits while another process runs one', async () => {
    const id = world.add()
    world.now = at('2026-11-29T07:00Z')
    const other = lockSchedules(world.dataFolder)
    await world.look()
    expect(world.runs(id)).toEqual([])
    other.release()
    await world.look()
    expect(states(id)).toEqual(['done'])
    expect(world.logged.join('')).not.toContain('error')
  })

  it('syncs first, and exports the older copy if that fails', async () => {
    const id = world.add({ syncFirst: true })
    world.runner.run(id)
    await world.runner.ended()
    expect(world.done).toEqual(['sync cafe', 'write spent>0'])
    world.syncError = { code: 'network.unreachable', host: 'clopos' }
    world.runner.run(id)
    await world.runner.ended()
    expect(world.runs(id)[0]).toMatchObject({
      syncError: { code: 'network.unreachable' },
      outcome: { state: 'done', file: { copyAt: 1000 } },
    })
    world.syncError = { code: 'cancelled' }
    world.runner.run(id)
    await world.runner.ended()
    expect(world.runs(id)[0]?.outcome).toEqual({ state: 'failed', error: { code: 'cancelled' } })
  })

  describe('while another process syncs', () => {
    let id: string
    let other: ReturnType<typeof lockCopy>
    let ending: AbortController
    beforeEach(async () => {
      ending = new AbortController()
      world = openWorld({ signal: ending.signal })
      id = world.add({ syncFirst: true })
      other = lockCopy(join(world.dataFolder, 'connections', 'cafe'))
      onTestFinished(() => {
        other.release()
      })
      world.syncError = { code: 'sync.running' }
      world.runner.run(id)
      await expect.poll(() => world.done).toEqual(['sync cafe'])
    })

    it('waits for that, and syncs then', async () => {
      world.syncError = null
      other.release()
      await world.runner.ended()
      expect(world.done).toEqual(['sync cafe', 'sync cafe', 'write spent>0'])
      expect(world.runs(id)[0]).toMatchObject({ syncError: null, outcome: { state: 'done' } })
    })

    it('exports the older copy if that takes too long', async () => {
      world.now += 11 * 60_000
      await world.runner.ended()
      expect(world.runs(id)[0]).toMatchObject({
        syncError: { code: 'sync.running' },
        outcome: { state: 'done' },
      })
    })

    it('waits no longer when the app ends', async () => {
      ending.abort()
      await world.runner.ended()
      expect(states(id)).toEqual(['interrupted'])
    })
  })

  it('says what failed, and tries again at the next time', async () => {
    const id = world.add()
    rmSync(world.folder, { recursive: true })
    world.now = at('2026-11-29T07:00Z')
    await world.look()
    await world.look()
    expect(world.runs(id).map(({ outcome }) => outcome)).toEqual([
      { state: 'failed', error: { code: 'schedule.folder', folder: world.folder } },
    ])
    // It is not made by itself: the memory stick is not there.
    expect(existsSync(world.folder)).toBe(false)
    mkdirSync(world.folder)
    world.now = at('2026-11-30T07:00Z')
    await world.look()
    expect(states(id)).toEqual(['done', 'failed'])
    world.writeError = { code: 'storage.full' }
    world.runner.run(id)
    await world.runner.ended()
    expect(world.runs(id)[0]?.outcome).toEqual({ state: 'failed', error: { code: 'storage.full' } })
  })

  it('says that its folder is not there, whatever the system says of it', async () => {
    // The system does not look for it: the name is too long. An offline network folder also ends in a code of its own.
    const folder = join(world.folder, 'x'.repeat(300))
    const id = world.add({ folder })
    world.runner.run(id)
    await world.runner.ended()
    expect(world.runs(id)[0]?.outcome).toEqual({
      state: 'failed',
      error: { code: 'schedule.folder', folder },
    })
  })

  it.each([
    [{ connectionId: 'gone' }, 'connection'],
    [{ viewId: 'gone' }, 'view'],
    [{ preset: 'gone' }, 'preset'],
  ])('says that what it names is gone: %j', async (change, what) => {
    const id = world.add(change)
    world.runner.run(id)
    await world.runner.ended()
    expect(world.runs(id)[0]?.outcome).toEqual({ state: 'failed', error: { code: 'not-found', what } })
  })

  it('follows its view and its preset when they change', async () => {
    const content = {
      query: 'group:VIP',
      sort: ['-spent'],
      columns: [{ key: 'name', width: 100, hidden: false, pinned: false }],
    }
    const { id: viewId } = world.data.views.add({ name: 'Regulars', content, pinned: true, at: 0 })
    const options = { format: 'tsv', language: 'en', headings: 'api', separator: '\t' } as const
    const marks = { decimal: '.', bom: false, dates: 'iso', guard: true } as const
    const more = { ...marks, sender: 'sms', notContactedDays: 0, about: false } as const
    const { id: preset } = world.data.presets.add({
      ...{ name: 'Mine', at: 0 },
      content: { options: { ...options, ...more }, columns: 'shown' },
    })
    const id = world.add({ viewId, preset, fileName: '{connection} {view}' })
    world.runner.run(id)
    await world.runner.ended()
    expect(readFileSync(join(world.folder, 'Nar Kafe Regulars.tsv'), 'utf8')).toMatch(/^tsv name /)
    world.data.views.change({ id: viewId, name: 'VIPs', content: { ...content, query: 'group:Gold' } })
    world.data.presets.change({
      id: preset,
      content: { options: { ...options, ...more }, columns: ['id', 'phone'] },
    })
    world.runner.run(id)
    await world.runner.ended()
    expect(world.done).toEqual(['write group:VIP', 'write group:Gold'])
    expect(readFileSync(join(world.folder, 'Nar Kafe VIPs.tsv'), 'utf8')).toMatch(/^tsv id,phone /)
  })

  it('is noted as interrupted when the app ends during it, and when the app was killed', async () => {
    const ending = new AbortController()
    world = openWorld({
      signal: ending.signal,
      write: () => {
        ending.abort()
        return Promise.reject(new AppError({ code: 'cancelled' }))
      },
    })
    const id = world.add()
    world.runner.run(id)
    await world.runner.ended()
    expect(states(id)).toEqual(['interrupted'])
    world.data.schedules.begin(id, 'schedule', world.now)
    expect(states(id)[0]).toBe('running')
    world.data.schedules.interruptRunning()
    expect(states(id)).toEqual(['interrupted', 'interrupted'])
  })
})

it('a pause interrupts what runs, and begins nothing until it is over', async () => {
  const first = world.add({ syncFirst: true })
  const second = world.add()
  world.runner.run(first)
  world.runner.run(second)
  await world.runner.whilePaused(async () => {
    await world.runner.ended()
    await world.look()
  })
  expect(world.done).toEqual(['sync cafe'])
  expect(states(first)).toEqual(['interrupted'])
  expect(states(second)).toEqual([])
  await world.look()
  expect(states(second)).toEqual(['done'])
})

describe('what is stored', () => {
  it('has a name of its own, and file names that every system has', () => {
    world.add({ name: 'Daily  list' })
    const refused = (change: Partial<ScheduleContent>): unknown => {
      try {
        return world.add(change)
      } catch (thrown) {
        return thrown instanceof AppError ? thrown.data : thrown
      }
    }
    expect(refused({ name: ' ' })).toEqual({ code: 'schedule.no-name' })
    expect(refused({ name: 'DAILY list' })).toEqual({ code: 'schedule.name-taken', name: 'DAILY list' })
    expect(refused({ fileName: '{week}' })).toEqual({
      code: 'schedule.file-name',
      mistake: { is: 'field', field: 'week' },
    })
    expect(world.data.schedules.list()).toHaveLength(1)
    expect(() => world.runner.run('nobody')).toThrow(expect.objectContaining({ code: 'not-found' }))
  })

  it('can be restored until the app ends', async () => {
    const id = world.add()
    world.runner.run(id)
    await world.runner.ended()
    world.data.schedules.remove(id)
    expect(world.data.schedules.list()).toEqual([])
    world.now = at('2026-12-10T12:00Z')
    await world.look()
    expect(world.done).toHaveLength(1)
    world.data.schedules.restore(id)
    expect(states(id)).toEqual(['done'])
    world.data.schedules.remove(id)
    world.data.schedules.purge()
    expect(() => {
      world.data.schedules.restore(id)
    }).toThrow(expect.objectContaining({ code: 'not-found' }))
    expect(world.runs(id)).toEqual([])
  })

  it('says when it runs next', () => {
    world.add()
    world.add({ isOn: false })
    expect(world.runner.list().map(({ nextAt }) => nextAt)).toEqual([at('2026-11-29T07:00Z'), null])
  })
})
