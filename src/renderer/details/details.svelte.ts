import type { Call, Contract } from '#shared/contract'
import type { CustomerDetails } from '#shared/customer'
import type { ErrorData } from '#shared/errors'
import { latestOnly } from '../latest'
import { ChangeStore } from './changes.svelte'

/** The details of one customer, in the panel at the side. */
export class DetailsStore {
  isOpen = $state(false)
  /** The details that were read last. They stay until the next ones arrive. */
  customer = $state.raw<CustomerDetails | null>(null)
  error = $state.raw<ErrorData | null>(null)
  readonly changes: ChangeStore
  #id: number | null = null
  readonly #ask: (id: number) => void

  constructor(connectionId: string, call: Call<Contract>) {
    this.changes = new ChangeStore(connectionId, call)
    this.#ask = latestOnly(
      (id: number) => call('customers.get', { connectionId, id }),
      (customer) => {
        this.customer = customer
        this.error = null
      },
      (error) => {
        this.error = error
      },
    )
  }

  open(id: number): void {
    this.isOpen = true
    this.#show(id)
  }

  /** Shows another customer if the panel is open. */
  follow(id: number): void {
    if (this.isOpen && id !== this.#id) this.#show(id)
  }

  refresh(): void {
    if (this.isOpen && this.#id !== null) this.#show(this.#id)
  }

  close(): void {
    this.isOpen = false
    this.#id = null
    this.customer = null
    this.error = null
  }

  #show(id: number): void {
    this.#id = id
    this.#ask(id)
    this.changes.show(id)
  }
}
