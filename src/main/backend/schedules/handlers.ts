import type { backendMethods, DomainHandlers } from '#shared/contract'
import type { ScheduleList } from '#shared/exports/schedule-contract'
import type { ScheduleRunner } from './runner'
import type { ScheduleStore } from './store'

/** Scheduled exports: what people choose, and what came of it. `tell` says that something about them changed. */
export function scheduleHandlers(
  schedules: () => ScheduleStore,
  runner: ScheduleRunner,
  list: () => ScheduleList,
  clock: () => number,
): DomainHandlers<typeof backendMethods, 'schedules'> {
  return {
    'schedules.list': list,
    'schedules.add': (content) => ({ id: schedules().add(content, clock()) }),
    'schedules.change': ({ id, ...change }) => {
      schedules().change(id, change, clock())
      return null
    },
    'schedules.remove': ({ id }) => {
      schedules().remove(id)
      return null
    },
    'schedules.restore': ({ id }) => {
      schedules().restore(id)
      return null
    },
    'schedules.run': ({ id }) => {
      runner.run(id)
      return null
    },
    'schedules.runs': ({ id, limit }) => schedules().runs(id, limit),
  }
}
