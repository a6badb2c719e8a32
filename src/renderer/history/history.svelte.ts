import type { Call, Contract } from '#shared/contract'
import type { ErrorData } from '#shared/errors'
import type { SyncRecord } from '#shared/sync'
import { latestOnly } from '../latest'
import { isNotable } from './history-words'

const step = 100
/** The most that one request can ask for. */
const max = 1000

/** The list of syncs, newest first, while its dialog is open. */
export class HistoryStore {
  isOpen = $state(false)
  /** null: not read yet. */
  records = $state.raw<readonly SyncRecord[] | null>(null)
  error = $state.raw<ErrorData | null>(null)
  /** Hides syncs without changes. */
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

  /** The last completed sync, which made the copy what it is. */
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
