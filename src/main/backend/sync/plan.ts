import type { Settings } from '#shared/settings'
import type { SyncReason } from '#shared/sync'
import type { SyncPlan } from './sync'

const hour = 60 * 60 * 1000

/** How a sync is done by the settings. `complete`: every customer is read, even where a catch-up would do. */
export function planOf(settings: Settings, reason: SyncReason, complete: boolean): SyncPlan {
  return {
    reason,
    complete,
    completeEvery: settings.completeEveryHours * hour,
    keepChanges: settings.keepChangesDays * 24 * hour,
  }
}
