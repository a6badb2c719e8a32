import type { Settings } from '#shared/settings'
import type { SyncReason } from '#shared/sync'
import type { SyncPlan } from './sync'

const hour = 60 * 60 * 1000

/** Milliseconds after which removed customers are forgotten, according to the settings; null: never. */
export function forgetAfterOf({ forgetRemovedDays }: Settings): number | null {
  return forgetRemovedDays === 0 ? null : forgetRemovedDays * 24 * hour
}

/** How to sync according to the settings. `complete`: read every customer, even if a catch-up is enough. */
export function planOf(settings: Settings, reason: SyncReason, complete: boolean): SyncPlan {
  return {
    reason,
    complete,
    completeEvery: settings.completeEveryHours * hour,
    keepChanges: settings.keepChangesDays * 24 * hour,
    forgetAfter: forgetAfterOf(settings),
  }
}
