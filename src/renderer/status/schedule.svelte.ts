import type { SyncSchedule } from '#shared/sync'
import type { Transport } from '../transport/transport'

/** When the open connection is synced next; null while nobody knows. */
export class ScheduleStore {
  value = $state.raw<SyncSchedule | null>(null)
  readonly #stop: () => void

  constructor(connectionId: string, transport: Transport) {
    this.#stop = transport.on('schedule', (schedule) => {
      if (schedule.connectionId === connectionId) this.value = schedule
    })
    transport.call('sync.schedule', { connectionId }).then(
      (schedule) => {
        // What was told meanwhile is newer.
        this.value ??= schedule
      },
      // The next change is told all the same; until then there is nothing to say.
      () => undefined,
    )
  }

  close(): void {
    this.#stop()
  }
}
