import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { isCopyHeld } from '#backend/copy/copy'
import { createLog } from '#backend/log/log'
import { createScheduleRunner, type RunnerParts, type ScheduleRunner } from '#backend/schedules/runner'
import { lockSchedules } from '#backend/scheduled-exports'
import { openUserData, type UserData } from '#backend/user-data'
import { AppError, type ErrorData } from '#shared/errors'
import type { ScheduleContent, ScheduleRun } from '#shared/exports/schedules'
import { testFolder } from '../api-rows'
import { zoneNamed } from '../query/zones'

const berlin = zoneNamed('Europe/Berlin')
/** Milliseconds since 1970. */
export const at = (text: string): number => Date.parse(text)

/** A runner of schedules with a clock, a sync and exports of its own, over a real user database. */
export interface World {
  readonly runner: ScheduleRunner
  readonly data: UserData
  readonly folder: string
  readonly dataFolder: string
  /** What was done, in order. */
  readonly done: string[]
  readonly logged: string[]
  now: number
  /** What the next sync and the next export throw. */
  syncError: ErrorData | null
  writeError: ErrorData | null
  /** Holds the next exports until it is resolved. */
  held: Promise<void>
  readonly add: (change?: Partial<ScheduleContent>) => string
  /** Looks once, and waits for what runs. */
  readonly look: () => Promise<void>
  readonly runs: (id: string) => readonly ScheduleRun[]
}

export function openWorld(changes: Partial<RunnerParts> = {}): World {
  const dataFolder = testFolder()
  const folder = join(testFolder(), 'exports')
  mkdirSync(folder)
  let ids = 0
  const userData = openUserData(dataFolder, {
    clock: () => 0,
    newId: () => `id-${String((ids += 1))}`,
    onReset: () => undefined,
    onReplaced: () => undefined,
  })
  onTestFinished(userData.close)
  const logged: string[] = []
  const runner = createScheduleRunner({
    clock: () => world.now,
    zone: berlin,
    userData: userData.now,
    connection: (id) => {
      if (id === 'gone') throw new AppError({ code: 'not-found', what: 'connection' })
      return { kind: 'sample', id, name: 'Nar: Kafe', customers: 10, since: 0 }
    },
    canSync: () => true,
    isSyncing: (id) => isCopyHeld(join(dataFolder, 'connections', id)),
    sync: ({ id }) => {
      world.done.push(`sync ${id}`)
      return world.syncError === null ? Promise.resolve() : Promise.reject(new AppError(world.syncError))
    },
    copyAt: () => 1000,
    write: async ({ path, query, columns, options }) => {
      world.done.push(`write ${query}`)
      await world.held
      if (world.writeError !== null) throw new AppError(world.writeError)
      const content = Buffer.from(`${options.format} ${String(columns)} ${String(world.now)}`)
      writeFileSync(path, content)
      const sha256 = createHash('sha256').update(content).digest('hex')
      return { rows: 3, bytes: content.length, sha256, recordId: 7 }
    },
    language: () => 'en',
    locale: 'en-GB',
    ownFolder: join(dataFolder, 'scheduled'),
    signal: new AbortController().signal,
    lock: () => lockSchedules(dataFolder),
    onChange: () => undefined,
    log: createLog({ write: (text: string) => logged.push(text) }),
    ...changes,
  })
  const world: World = {
    ...{ runner, data: userData.now(), folder, dataFolder, done: [], logged },
    ...{ now: at('2026-11-29T05:00Z'), syncError: null, writeError: null, held: Promise.resolve() },
    add: (change = {}) =>
      userData.now().schedules.add(
        {
          ...{
            name: `Export ${String(ids)}`,
            connectionId: 'cafe',
            viewId: 'top',
            preset: 'csv',
            columns: 'all',
          },
          ...{ folder, fileName: '{view} {date}', days: 'daily', time: '08:00', keep: 0 },
          ...{ syncFirst: false, isOn: true },
          ...change,
        },
        world.now,
      ),
    look: async () => {
      runner.tick()
      await runner.ended()
    },
    runs: (id) => userData.now().schedules.runs(id, -1),
  }
  return world
}
