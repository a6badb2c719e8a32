import * as v from 'valibot'
import { AppError, type ErrorData } from '#shared/errors'
import { patternMistake } from '#shared/exports/file-name'
import { fileEndings } from '#shared/exports/formats'
import {
  scheduleLimits,
  scheduleSchema,
  type RunFile,
  type RunOutcome,
  type RunReason,
  type Schedule,
  type ScheduleContent,
  type ScheduleRun,
} from '#shared/exports/schedules'
import { sameName, tidyName } from '#shared/views'
import type { WritableDatabase } from '../sqlite/database'

/** The schedules and their runs, in the user database. */
export interface ScheduleStore {
  /** In the order in which they were made. */
  readonly list: () => readonly Schedule[]
  /** Throws `not-found`. */
  readonly get: (id: string) => Schedule
  /** Up to when nothing of a schedule is due any more, milliseconds since 1970. */
  readonly handledOf: (id: string) => number
  /** Throws `schedule.*`. Returns its id. It is due from `now` on. */
  readonly add: (content: ScheduleContent, now: number) => string
  /** Throws `not-found`, `schedule.*`. A change of when it runs, or that it runs, counts from `now` on. */
  readonly change: (id: string, change: ScheduleChange, now: number) => void
  /** It can be restored until the app ends. Throws `not-found`. */
  readonly remove: (id: string) => void
  readonly restore: (id: string) => void
  /** Deletes what was removed for good. */
  readonly purge: () => void
  /** Deletes all schedules and runs. */
  readonly clear: () => void
  /** The runs of a schedule, newest first. `limit`: -1: all. */
  readonly runs: (id: string, limit: number) => readonly ScheduleRun[]
  /** Notes that a run begins, with everything that was due until now. */
  readonly begin: (id: string, reason: RunReason, now: number) => ScheduleRun
  readonly end: (run: ScheduleRun) => void
  /** Runs that are noted as running were killed. To be called only while nothing else can run a schedule. */
  readonly interruptRunning: () => void
}

export type ScheduleChange = { readonly [Name in keyof ScheduleContent]?: ScheduleContent[Name] | undefined }

/** The most runs of a schedule that are remembered. As many files can be kept, each by a run of its own. */
const maxRuns = 1000

const storedSchedule = v.pipe(v.string(), v.parseJson(), scheduleSchema)

const storedError = v.pipe(
  v.looseObject({ code: v.string() }),
  v.transform((error) => error as ErrorData),
)

const storedRun = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    reason: v.picklist(['schedule', 'person', 'command-line']),
    startedAt: v.number(),
    endedAt: v.nullable(v.number()),
    syncError: v.nullable(storedError),
    outcome: v.variant('state', [
      v.object({ state: v.picklist(['running', 'interrupted']) }),
      v.object({
        state: v.literal('done'),
        file: v.object({
          number: v.number(),
          rows: v.number(),
          path: v.string(),
          bytes: v.number(),
          sha256: v.string(),
          copyAt: v.number(),
          recordId: v.nullable(v.number()),
          deleted: v.number(),
        } satisfies Readonly<Record<keyof RunFile, v.GenericSchema>>),
      }),
      v.object({ state: v.literal('failed'), error: storedError }),
    ]),
  }),
)

type RunRow = readonly [id: number, scheduleId: string, content: string]

/** A run as it was stored; nothing if this version does not understand it. */
function readRun([id, scheduleId, content]: RunRow): readonly ScheduleRun[] {
  const stored = v.safeParse(storedRun, content)
  return stored.success
    ? [{ id, scheduleId, ...stored.output, outcome: stored.output.outcome as RunOutcome }]
    : []
}

/** What is stored of a schedule. Throws `schedule.*`. */
function checked(content: ScheduleContent, others: readonly Schedule[]): ScheduleContent {
  const name = tidyName(content.name)
  if (name === '') throw new AppError({ code: 'schedule.no-name' })
  if (others.some((other) => sameName(other.name, name)))
    throw new AppError({ code: 'schedule.name-taken', name })
  const mistake = patternMistake(content.fileName, fileEndings)
  if (mistake !== null) throw new AppError({ code: 'schedule.file-name', mistake })
  return v.parse(scheduleSchema, { ...content, name, fileName: content.fileName.trim() })
}

/** The store in the user database, which the caller closes. */
export function openSchedules(database: WritableDatabase, newId: () => string): ScheduleStore {
  const all = database
    .prepare<[], [string, string]>('SELECT id, content FROM schedule WHERE removed = 0 ORDER BY rowid')
    .raw()
  const handled = database.prepare<[string], number>('SELECT handled FROM schedule WHERE id = ?').pluck()
  const insert = database.prepare('INSERT INTO schedule (id, content, handled) VALUES (?, ?, ?)')
  const update = database.prepare('UPDATE schedule SET content = ? WHERE id = ?')
  const setHandled = database.prepare('UPDATE schedule SET handled = ? WHERE id = ?')
  const setRemoved = database.prepare('UPDATE schedule SET removed = ? WHERE id = ?')
  const runsOf = database.prepare<[string, number], RunRow>(
    'SELECT id, schedule_id, content FROM schedule_run WHERE schedule_id = ? ORDER BY id DESC LIMIT ?',
  )
  const running = database.prepare<[], RunRow>(
    "SELECT id, schedule_id, content FROM schedule_run WHERE content ->> '$.outcome.state' = 'running'",
  )
  const insertRun = database.prepare('INSERT INTO schedule_run (schedule_id, content) VALUES (?, ?)')
  const updateRun = database.prepare('UPDATE schedule_run SET content = ? WHERE id = ?')
  const trimRuns = database.prepare(
    `DELETE FROM schedule_run WHERE schedule_id = ? AND id NOT IN
       (SELECT id FROM schedule_run WHERE schedule_id = ? ORDER BY id DESC LIMIT ?)`,
  )

  const list = (): readonly Schedule[] =>
    all.all().flatMap(([id, content]) => {
      const stored = v.safeParse(storedSchedule, content)
      return stored.success ? [{ id, ...stored.output }] : []
    })
  const get = (id: string): Schedule => {
    const found = list().find((one) => one.id === id)
    if (found === undefined) throw new AppError({ code: 'not-found', what: 'schedule' })
    return found
  }
  const end = ({ id, reason, startedAt, endedAt, syncError, outcome }: ScheduleRun): void => {
    updateRun.run(JSON.stringify({ reason, startedAt, endedAt, syncError, outcome }), id)
  }

  return {
    list,
    get,
    handledOf: (id) => handled.get(id) ?? Infinity,
    add: database.transaction((content: ScheduleContent, now: number) => {
      const others = list()
      if (others.length >= scheduleLimits.schedules)
        throw new AppError({ code: 'schedule.too-many', max: scheduleLimits.schedules })
      const id = newId()
      insert.run(id, JSON.stringify(checked(content, others)), now)
      return id
    }),
    change: database.transaction((id: string, change: ScheduleChange, now: number) => {
      const before = get(id)
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
      const after = checked(
        { ...before, ...given },
        list().filter((other) => other.id !== id),
      )
      update.run(JSON.stringify(after), id)
      const isMoved = after.days !== before.days || after.time !== before.time || (after.isOn && !before.isOn)
      if (isMoved) setHandled.run(now, id)
    }),
    remove: (id) => {
      setRemoved.run(1, get(id).id)
    },
    restore: (id) => {
      setRemoved.run(0, id)
      get(id)
    },
    purge: database.transaction(() => {
      database.exec(`DELETE FROM schedule_run WHERE schedule_id NOT IN (SELECT id FROM schedule WHERE removed = 0);
                     DELETE FROM schedule WHERE removed <> 0`)
    }),
    clear: () => {
      database.exec('DELETE FROM schedule_run; DELETE FROM schedule')
    },
    runs: (id, limit) => runsOf.raw().all(id, limit).flatMap(readRun),
    begin: database.transaction((id: string, reason: RunReason, now: number) => {
      const content = {
        ...{ reason, startedAt: now, endedAt: null, syncError: null },
        outcome: { state: 'running' },
      } as const
      const { lastInsertRowid } = insertRun.run(id, JSON.stringify(content))
      trimRuns.run(id, id, maxRuns)
      setHandled.run(now, id)
      return { id: Number(lastInsertRowid), scheduleId: id, ...content }
    }),
    end,
    interruptRunning: database.transaction(() => {
      for (const run of running.raw().all().flatMap(readRun))
        end({ ...run, outcome: { state: 'interrupted' } })
    }),
  }
}
