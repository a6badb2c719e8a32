import type { Call, Contract, Output } from '#shared/contract'
import type { CustomerDetails, CustomerRow } from '#shared/customer'
import type { ErrorData } from '#shared/errors'
import type { CustomerChange } from '#shared/sync'
import { latestOnly } from '../latest'
import type { SettingsStore } from '../session/settings.svelte'
import { alikeQuery } from './alike'
import { roomIn, type Room } from './panel-width'

/** Other customers with the same phone, email or name. */
export interface Alike {
  /** The query that finds them and the shown customer. */
  readonly query: string
  readonly count: number
  readonly rows: readonly CustomerRow[]
}

/** Whether a customer wants messages. */
export type Wish = Output<Contract, 'messages.wishOf'>

interface Shown {
  readonly customer: CustomerDetails
  readonly wish: Wish
  readonly changes: readonly CustomerChange[]
}

const maxAlike = 5

/** Others are looked for once the person stays with a customer for so many milliseconds: typing must not wait for that. */
const pause = 200

/** The panel with the details of one customer. It follows the current row. */
export class DetailsStore {
  /** What was read last. It stays until the next customer arrives. */
  shown = $state.raw<Shown | null>(null)
  /** null: none, or not read yet. */
  alike = $state.raw<Alike | null>(null)
  error = $state.raw<ErrorData | null>(null)
  #room = $state<Room>(roomIn(globalThis.innerWidth))
  /** The panel covers the table. That is never remembered. */
  #covers = $state(false)
  /** The customer to show, also while the panel is closed. */
  #id = $state<number | null>(null)
  /** The customer of the current row, if there is one. */
  #followed = $state<number | null>(null)
  /** The customer that was requested last, or null if its details may be outdated. */
  #asked: number | null = null
  readonly #settings: SettingsStore
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #ask: (id: number) => void
  readonly #askAlike: (customer: CustomerDetails) => void

  constructor(connectionId: string, call: Call<Contract>, settings: SettingsStore) {
    this.#settings = settings
    this.#askAlike = latestOnly(
      async (customer: CustomerDetails) => {
        const query = alikeQuery(customer)
        if (query === null) return null
        const found = await call('customers.window', {
          ...{ connectionId, query, sort: [] },
          ...{ offset: 0, limit: maxAlike + 1 },
        })
        const rows = found.rows.filter(({ id }) => id !== customer.id)
        const others = found.count - (found.rows.length - rows.length)
        return others === 0 ? null : { query, count: others, rows: rows.slice(0, maxAlike) }
      },
      (alike, { id }) => {
        if (id === this.#id) this.alike = alike
      },
      () => {
        this.alike = null
      },
    )
    this.#ask = latestOnly(
      async (id: number) => {
        // All at once, so that nothing moves when the next one arrives.
        const [customer, changes, wish] = await Promise.all([
          call('customers.get', { connectionId, id }),
          call('customers.changes', { connectionId, id }),
          call('messages.wishOf', { connectionId, id }),
        ])
        return { customer, changes, wish }
      },
      (shown, id) => {
        if (id !== this.#id) return
        if (this.shown?.customer.id !== id) this.alike = null
        this.shown = shown
        this.error = null
        this.#timer = setTimeout(() => {
          this.#askAlike(shown.customer)
        }, pause)
      },
      (error, id) => {
        if (id !== this.#id) return
        // It was forgotten.
        if (error.code === 'not-found') this.#clear()
        else this.error = error
      },
    )
  }

  /** Whether the panel is open: as the person chose, or if there is plenty of room. */
  get isOpen(): boolean {
    if (this.#room === 'none') return this.#covers
    return this.#settings.value.detailsOpen ?? this.#room === 'plenty'
  }

  /** Whether it covers the table instead of standing beside it. */
  get isOver(): boolean {
    return this.#room === 'none'
  }

  /** The customer to show, also while the panel is closed; null: none. */
  get customerId(): number | null {
    return this.#id
  }

  /** Whether there is a customer to show. */
  get hasCustomer(): boolean {
    return this.#id !== null
  }

  /** Whether it is open for the current row, and not for a customer that was opened without a row. */
  get isFollowing(): boolean {
    return this.isOpen && this.#id === this.#followed
  }

  setRoom(room: Room): void {
    this.#room = room
    this.#load()
  }

  setOpen(open: boolean): void {
    if (this.#room === 'none') this.#covers = open
    else this.#settings.change({ detailsOpen: open })
    this.#load()
  }

  get width(): number {
    return this.#settings.value.detailsWidth
  }

  /** Sets the width in CSS pixels. */
  setWidth(detailsWidth: number): void {
    this.#settings.change({ detailsWidth })
  }

  /** Opens the panel for any customer. */
  open(id: number): void {
    if (!this.isOpen) this.setOpen(true)
    this.#show(id)
  }

  /** The current row is another one; null: there is none. A customer that was opened without a row stays. */
  follow(id: number | null): void {
    if (id === this.#followed) return
    const wasFollowing = this.#id === this.#followed
    this.#followed = id
    if (id !== null) this.#show(id)
    else if (wasFollowing) this.#clear()
  }

  /** The customers may have changed. */
  refresh(): void {
    this.#asked = null
    this.#load()
  }

  close(): void {
    clearTimeout(this.#timer)
  }

  #show(id: number): void {
    this.#id = id
    this.#load()
  }

  #clear(): void {
    clearTimeout(this.#timer)
    this.#id = null
    this.#asked = null
    this.shown = null
    this.alike = null
    this.error = null
  }

  #load(): void {
    if (this.#id === null || !this.isOpen || this.#asked === this.#id) return
    this.#asked = this.#id
    clearTimeout(this.#timer)
    this.#ask(this.#id)
  }
}
