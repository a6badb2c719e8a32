import type { Call, Contract } from '#shared/contract'
import type { ErrorData } from '#shared/errors'
import type { SyncRecord } from '#shared/sync'
import { latestOnly } from '../latest'
import { isNotable } from './history-words'

const step = 100
/** As many as can be asked for. */
const max = 1000

/** The records of syncs, newest first, for as long as their dialog is open. */
export class HistoryStore {
  isOpen = $state(false)
  /** null: not there yet. */
  records = $state.raw<readonly SyncRecord[] | null>(null)
  error = $state.raw<ErrorData | null>(null)
  /** Leaves out the syncs that found nothing. */
  onlyNotable = $state(false)
  readonly listed: readonly SyncRecord[] = $derived(
    (this.records ?? []).filter((record) => !this.onlyNotable || isNotable(record)),
  )
  #limit = $state(step)
  readonly #ask: (limit: number) => void

  constructor(connectionId: string, call: Call<Contract>) {
    this.#ask = latestOnly(
      (limit: number) => call('sync.history', { connectionId, limit }),
      (records) => {
        this.records = records
        this.error = null
      },
      (error) => {
        this.error = error
      },
    )
  }

  get hasOlder(): boolean {
    return this.records?.length === this.#limit && this.#limit < max
  }

  /** The last one that came to its end: what the copy holds is its work. */
  get lastDone(): SyncRecord | undefined {
    return this.records?.find(({ outcome }) => outcome.state === 'done')
  }

  open(): void {
    this.isOpen = true
    this.records = null
    this.error = null
    this.#limit = step
    this.#ask(step)
  }

  close(): void {
    this.isOpen = false
  }

  older(): void {
    this.#limit = Math.min(this.#limit + step, max)
    this.#ask(this.#limit)
  }

  refresh(): void {
    if (this.isOpen) this.#ask(this.#limit)
  }
}
