import type { Call, Contract, Input } from '#shared/contract'
import { errorData, type ErrorData } from '#shared/errors'

type Which = Input<Contract, 'privacy.forget'>['which']

/** What a person is asked before customers are forgotten. */
export interface ForgetQuestion {
  readonly which: Which
  /** How many would be forgotten. */
  readonly count: number
  /** How many were meant, too, but are in Clopos. */
  readonly others: number
}

/** Forgets customers of a connection, after one question. */
export class ForgetStore {
  asked = $state.raw<ForgetQuestion | null>(null)
  busy = $state(false)
  error = $state.raw<ErrorData | null>(null)
  readonly #connectionId: string
  readonly #call: Call<Contract>
  readonly #failed: (error: ErrorData) => void

  constructor(connectionId: string, call: Call<Contract>, failed: (error: ErrorData) => void) {
    this.#connectionId = connectionId
    this.#call = call
    this.#failed = failed
  }

  /** Asks about one customer, or about those that are selected. */
  async ask(which: Which): Promise<void> {
    try {
      const counts = await this.#call('privacy.forgettable', { connectionId: this.#connectionId, which })
      this.error = null
      this.asked = { which, ...counts }
    } catch (thrown) {
      this.#failed(errorData(thrown))
    }
  }

  /** The person agreed. The copy tells of the change itself. */
  async confirm(): Promise<void> {
    const { asked } = this
    if (asked === null || this.busy) return
    this.busy = true
    this.error = null
    try {
      await this.#call('privacy.forget', { connectionId: this.#connectionId, which: asked.which })
      this.asked = null
    } catch (thrown) {
      this.error = errorData(thrown)
    }
    this.busy = false
  }

  cancel(): void {
    if (!this.busy) this.asked = null
  }
}
