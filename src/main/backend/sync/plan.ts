import type { Settings } from '#shared/settings'
import type { SyncReason } from '#shared/sync'
import type { SyncPlan } from './sync'

const hour = 60 * 60 * 1000

/** How to sync according to the settings. `complete`: read every customer, even if a catch-up is enough. */
export function planOf(settings: Settings, reason: SyncReason, complete: boolean): SyncPlan {
  return {
    reason,
    complete,
    completeEvery: settings.completeEveryHours * hour,
    keepChanges: settings.keepChangesDays * 24 * hour,
  }
}
