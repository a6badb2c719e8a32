import type { Call, Contract } from '#shared/contract'
import type { ErrorData } from '#shared/errors'
import type { CustomerChange } from '#shared/sync'
import { latestOnly } from '../latest'

interface Loaded {
  readonly customerId: number
  readonly list: readonly CustomerChange[]
}

/** The changes of the shown customer. They are read when the person opens them. */
export class ChangeStore {
  /** Stays open from customer to customer. */
  isOpen = $state(false)
  error = $state.raw<ErrorData | null>(null)
  #loaded = $state.raw<Loaded | null>(null)
  #customerId: number | null = null
  readonly #ask: (customerId: number) => void

  constructor(connectionId: string, call: Call<Contract>) {
    this.#ask = latestOnly(
      (id: number) => call('customers.changes', { connectionId, id }),
      (list, customerId) => {
        this.#loaded = { customerId, list }
        this.error = null
      },
      (error) => {
        this.error = error
      },
    )
  }

  /** The changes of a customer; null: not read yet. */
  of(customerId: number): readonly CustomerChange[] | null {
    return this.#loaded?.customerId === customerId ? this.#loaded.list : null
  }

  /** Another customer is shown, or the same one may have changed. */
  show(customerId: number): void {
    this.#customerId = customerId
    if (this.isOpen) this.#ask(customerId)
  }

  setOpen(open: boolean): void {
    if (open === this.isOpen) return
    this.isOpen = open
    if (open && this.#customerId !== null) this.#ask(this.#customerId)
  }
}
