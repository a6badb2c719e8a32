import type { Connection, Credentials } from '#shared/connection'
import type { ConnectionCheck } from '#shared/contract'
import { errorData, type ErrorData } from '#shared/errors'
import type { Venue } from '#shared/customer'
import type { Session } from '../session/session.svelte'

export type FormField = 'brand' | 'clientId' | 'clientSecret' | 'integratorId'
export const formFields: readonly FormField[] = ['brand', 'clientId', 'clientSecret', 'integratorId']

/** What is wrong with a field. */
export type FieldFault = 'missing' | 'not-number' | 'unknown' | 'integrator'

type Work =
  | { readonly state: 'idle' }
  | { readonly state: 'testing' }
  | { readonly state: 'saving' }
  | { readonly state: 'works'; readonly check: ConnectionCheck }
  | { readonly state: 'failed'; readonly error: ErrorData }

/** The connection form: its fields, their errors, and the running test. */
export class ConnectionForm {
  readonly values = $state<Record<FormField, string>>({
    brand: '',
    clientId: '',
    clientSecret: '',
    integratorId: '',
  })
  /** A venue's number as typed or selected; empty for the brand's default. */
  venue = $state('')
  /** The result of the last test. It stays until the next one, so that the choice does not vanish while typing. */
  venues = $state.raw<readonly Venue[]>([])
  faults = $state.raw<Readonly<Partial<Record<FormField | 'venue', FieldFault>>>>({})
  work = $state.raw<Work>({ state: 'idle' })
  /** The system cannot protect the secret, so the person is asked. */
  asksWeak = $state(false)
  readonly #session: Session
  readonly #again: Connection | null

  constructor(session: Session, again: Connection | null) {
    this.#session = session
    this.#again = again
    if (again?.kind === 'clopos') {
      this.values.brand = again.brand
      this.values.clientId = again.clientId
      this.values.integratorId = again.integratorId
      this.venue = again.venueId === null ? '' : String(again.venueId)
    }
  }

  get busy(): boolean {
    return this.work.state === 'testing' || this.work.state === 'saving'
  }

  /** A field was changed, so its error is outdated. */
  touched(field: FormField | 'venue'): void {
    this.faults = Object.fromEntries(Object.entries(this.faults).filter(([name]) => name !== field))
    if (!this.busy) this.work = { state: 'idle' }
  }

  /** The error is shown at a field, in its own words. */
  get isAtField(): boolean {
    return Object.values(this.faults).some((fault) => fault === 'integrator' || fault === 'unknown')
  }

  async test(): Promise<void> {
    const credentials = this.#read()
    if (credentials === null) return
    this.work = { state: 'testing' }
    try {
      const check = await this.#session.call('connections.test', { credentials })
      this.venues = check.venues ?? []
      this.work = { state: 'works', check }
    } catch (thrown) {
      this.#fail(errorData(thrown))
    }
  }

  async save(acceptWeakStorage: boolean): Promise<void> {
    this.asksWeak = false
    const credentials = this.#read()
    if (credentials === null) return
    this.work = { state: 'saving' }
    try {
      if (await this.#findsNoVenue(credentials)) return
      await this.#session.addConnection(credentials, acceptWeakStorage, this.#again)
      this.work = { state: 'idle' }
    } catch (thrown) {
      const error = errorData(thrown)
      if (error.code === 'secret.weak' && !acceptWeakStorage) {
        this.asksWeak = true
        this.work = { state: 'idle' }
      } else this.#fail(error)
    }
  }

  /** Returns whether Clopos has no such venue. Every other error shows when the customers are fetched. */
  async #findsNoVenue(credentials: Credentials): Promise<boolean> {
    const { venueId } = credentials
    if (venueId === null || this.venues.some(({ id }) => id === venueId)) return false
    try {
      await this.#session.call('connections.test', { credentials })
      return false
    } catch (thrown) {
      const error = errorData(thrown)
      if (error.code !== 'sign-in.unknown-venue') return false
      this.#fail(error)
      return true
    }
  }

  /** The values as credentials, or null and the errors. Ignores spaces around pasted values. */
  #read(): Credentials | null {
    const [brand, clientId, clientSecret, integratorId] = formFields.map((field) => this.values[field].trim())
    const venue = this.venue.trim()
    const missing = formFields.filter((field) => this.values[field].trim() === '')
    this.faults = {
      ...Object.fromEntries(missing.map((field) => [field, 'missing'])),
      ...(/^\d{0,15}$/.test(venue) ? {} : { venue: 'not-number' }),
    }
    if (Object.keys(this.faults).length > 0) {
      this.work = { state: 'idle' }
      return null
    }
    if (!brand || !clientId || !clientSecret || !integratorId) return null
    return { brand, clientId, clientSecret, integratorId, venueId: venue === '' ? null : Number(venue) }
  }

  #fail(error: ErrorData): void {
    this.work = { state: 'failed', error }
    if (error.code === 'sign-in.missing-field') {
      const named = formFields.filter((field) => error.fields.includes(field))
      this.faults = Object.fromEntries(named.map((field) => [field, 'missing']))
    } else if (error.code === 'sign-in.unknown-integrator' || error.code === 'sign-in.mode-mismatch') {
      this.faults = { integratorId: 'integrator' }
    } else if (error.code === 'sign-in.unknown-venue') {
      this.venues = error.venues
      this.faults = { venue: 'unknown' }
    }
  }
}
