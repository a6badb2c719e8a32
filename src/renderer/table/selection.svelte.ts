import type { Call, Contract, Input, SelectionSummary } from '#shared/contract'
import { errorData, type ErrorData } from '#shared/errors'
import { latestOnly } from '../latest'
import { KnownSelected } from './known-selected'
import type { View } from './rows.svelte'

type Change = Input<Contract, 'customers.select'>['change']

const maxAsked = 1000

/**
 * The customers that are selected. The selection itself is kept behind the window, where a million of them are as easy
 * as one; this knows how many there are, their sums, and which of the rows at hand are among them.
 */
export class SelectionStore {
  /** What the selection is called behind the window. */
  readonly name = crypto.randomUUID()
  /** How many are selected. */
  count = $state(0)
  /** Counts and sums; null while they are on their way. */
  summary = $state.raw<SelectionSummary | null>(null)
  /** The customer from which a further range of rows is selected. */
  #from: number | null = null
  readonly #known = new KnownSelected()
  #version = $state(0)
  /** Changes so far. */
  #changes = 0
  readonly #connectionId: string
  readonly #call: Call<Contract>
  readonly #failed: (error: ErrorData) => void
  readonly #askSummary: (view: View) => void
  readonly #askKnown: (ids: readonly number[]) => void

  constructor(connectionId: string, call: Call<Contract>, failed: (error: ErrorData) => void) {
    this.#connectionId = connectionId
    this.#call = call
    this.#failed = failed
    const { name } = this
    // An answer from before the newest change is of no use: that change brings its own.
    this.#askSummary = latestOnly(
      async (view: View) => ({
        asked: this.#changes,
        summary: await call('customers.selectionSummary', { connectionId, selection: name, ...view }),
      }),
      ({ asked, summary }) => {
        if (asked !== this.#changes) return
        this.#setCount(summary.count)
        if (summary.count > 0) this.summary = summary
      },
      failed,
    )
    this.#askKnown = latestOnly(
      async (ids: readonly number[]) => ({
        asked: this.#changes,
        answer: await call('customers.selected', { connectionId, selection: name, ids: [...ids] }),
      }),
      ({ asked, answer }, ids) => {
        if (asked === this.#changes) this.#known.learn(ids, answer.ids)
        this.#version += 1
      },
      failed,
    )
  }

  /** Whether a customer is selected; where that is being asked, what was last known. */
  has(id: number): boolean {
    return this.#version >= 0 && this.#known.has(id)
  }

  /** Tells which customers are looked at; what is not known of them is asked. */
  look(ids: readonly number[]): void {
    if (this.#version < 0) return
    const unknown = this.#known.unknown(ids).slice(0, maxAsked)
    if (unknown.length > 0) this.#askKnown(unknown)
  }

  /** Another view, or the same one after a sync: customers may have come that nobody selected. */
  viewChanged(view: View): void {
    if (this.count === 0) return
    this.#known.doubtOthers()
    this.#version += 1
    this.#askSummary(view)
  }

  /** Selects a customer or lets them go; ranges go on from here. */
  toggle(id: number, view: View): void {
    this.#from = id
    this.#known.toggle(id)
    void this.#change({ kind: 'toggle', id }, view)
  }

  /** Selects from the customer that was last selected, or else from `start`, to this one. */
  extendTo(id: number, start: number, view: View): void {
    this.between(this.#from ?? start, id, view)
  }

  /** Selects from one customer to another, as they stand in the view. */
  between(from: number, to: number, view: View): void {
    this.#from = from
    this.#known.doubtUnselected()
    this.#known.set([from, to], true)
    void this.#change({ kind: 'between', ...view, from, to, selected: true }, view)
  }

  /** Selects all that match, or lets them go. */
  all(selected: boolean, view: View): void {
    this.#known.reset(selected)
    void this.#change({ kind: 'all', ...view, selected }, view)
  }

  clear(view: View): void {
    this.#from = null
    this.#setCount(0)
    void this.#change({ kind: 'none' }, view)
  }

  async #change(change: Change, view: View): Promise<void> {
    this.#changes += 1
    this.#version += 1
    const number = this.#changes
    try {
      const { count } = await this.#call('customers.select', {
        connectionId: this.#connectionId,
        selection: this.name,
        change,
      })
      if (number !== this.#changes) return
      this.#setCount(count)
      if (count > 0) this.#askSummary(view)
    } catch (thrown) {
      this.#known.doubtAll()
      this.#failed(errorData(thrown))
    }
    // What was told before this change was made behind the window may no longer hold.
    this.#version += 1
  }

  #setCount(count: number): void {
    this.count = count
    if (count > 0) return
    this.#known.reset(false)
    this.summary = null
  }
}
