import type { Call, Contract } from '#shared/contract'
import type { FacetCount } from '#shared/facets'
import type { SettingsStore } from '../session/settings.svelte'
import type { CountedField } from '#shared/query'
import { countedFields } from './choose'

/** How long nothing more has to be typed before it is counted anew, in milliseconds. */
const pause = 150

interface Counted {
  readonly counts: readonly FacetCount[]
  /** What was counted: the matches of this query, at this revision of the copy. */
  readonly query: string
  readonly revision: number
}

/**
 * How many of the customers that match have which values. Each field is asked for by itself, so that rows that are
 * wanted meanwhile need not wait for all of them, and what a newer query has overtaken is not asked for any more.
 */
export class FacetStore {
  #counted = $state.raw<Readonly<Partial<Record<CountedField, Counted>>>>({})
  #room = $state(false)
  #query: string
  /** The revision of the copy as far as it is known; null: none yet. */
  #revision = $state<number | null>(null)
  #timer: ReturnType<typeof setTimeout> | undefined
  #asking = false
  /** Something was wanted while another question was under way. */
  #again = false
  readonly #connectionId: string
  readonly #call: Call<Contract>
  readonly #settings: SettingsStore

  constructor(connectionId: string, call: Call<Contract>, settings: SettingsStore, query: string) {
    this.#connectionId = connectionId
    this.#call = call
    this.#settings = settings
    this.#query = $state(query)
  }

  get isOpen(): boolean {
    return this.#settings.value.facetsOpen ?? this.#room
  }

  /** Tells whether the window has room for the panel where nobody chose. */
  setRoom(room: boolean): void {
    this.#room = room
    this.#askSoon(0)
  }

  setOpen(facetsOpen: boolean): void {
    this.#settings.change({ facetsOpen })
    this.#askSoon(0)
  }

  isFolded(field: CountedField): boolean {
    return this.#settings.value.facetsFolded.includes(field)
  }

  fold(field: CountedField, folded: boolean): void {
    const others = this.#settings.value.facetsFolded.filter((other) => other !== field)
    this.#settings.change({ facetsFolded: folded ? [...others, field] : others })
    this.#askSoon(0)
  }

  /** null: never counted yet. */
  countsOf(field: CountedField): readonly FacetCount[] | null {
    return this.#counted[field]?.counts ?? null
  }

  /** The counts are not those of the query: the right ones are on their way. */
  isOld(field: CountedField): boolean {
    const counted = this.#counted[field]
    return counted?.query !== this.#query || counted.revision !== this.#revision
  }

  /** Counts for another query, once nothing more is typed. */
  show(query: string): void {
    if (query === this.#query) return
    this.#query = query
    this.#askSoon(pause)
  }

  /** Counts again where the copy has changed since. null: it may have. */
  refresh(revision: number | null): void {
    this.#revision = revision
    this.#askSoon(0)
  }

  close(): void {
    clearTimeout(this.#timer)
  }

  #askSoon(wait: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#ask(), wait)
  }

  get #missing(): CountedField | undefined {
    if (!this.isOpen) return undefined
    return countedFields.find((field) => this.isOld(field) && !this.isFolded(field))
  }

  async #ask(): Promise<void> {
    if (this.#asking) {
      this.#again = true
      return
    }
    this.#asking = true
    const query = this.#query
    for (let field = this.#missing; field !== undefined && query === this.#query; field = this.#missing) {
      const known = this.#revision
      try {
        const { counts, revision } = await this.#call('customers.facets', {
          connectionId: this.#connectionId,
          query,
          fields: [field],
        })
        // What was asked before the newest query or revision was told is of no use.
        if (query !== this.#query || known !== this.#revision) break
        this.#revision = revision
        this.#counted = { ...this.#counted, [field]: { counts: counts[field] ?? [], query, revision } }
      } catch {
        // The table says what is wrong; the next query or sync asks again.
        break
      }
    }
    this.#asking = false
    if (!this.#again) return
    this.#again = false
    await this.#ask()
  }
}
