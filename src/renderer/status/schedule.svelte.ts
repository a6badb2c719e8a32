import type { SyncSchedule } from '#shared/sync'
import type { Transport } from '../transport/transport'

/** When the open connection syncs next; null: not known yet. */
export class ScheduleStore {
  value = $state.raw<SyncSchedule | null>(null)
  readonly #stop: () => void

  constructor(connectionId: string, transport: Transport) {
    this.#stop = transport.on('schedule', (schedule) => {
      if (schedule.connectionId === connectionId) this.value = schedule
    })
    transport.call('sync.schedule', { connectionId }).then(
      (schedule) => {
        // An event that arrived in the meantime is newer.
        this.value ??= schedule
      },
      // The next change arrives anyway.
      () => undefined,
    )
  }

  close(): void {
    this.#stop()
  }
}
