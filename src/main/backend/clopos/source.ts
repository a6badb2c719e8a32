import type { Customer, Group, Problem, Venue, Address } from '#shared/customer'

/** A customer as received: its typed fields, the values that could not be read, and the row itself. */
export interface ReceivedCustomer {
  readonly customer: Customer
  readonly addresses: readonly Address[]
  readonly problems: readonly Problem[]
  /** The row as sent, as JSON text; without `group` if the property `group` holds it. */
  readonly raw: string
  /** The embedded group as JSON text, if it is the customer's own group; null if it is missing or another one. */
  readonly group: string | null
  /** Top-level fields that the API's documentation does not name. Rows without any share one empty list. */
  readonly extraFields: readonly string[]
}

export interface CustomerPage {
  readonly customers: readonly ReceivedCustomer[]
  /** How many customers the server had at the time of this answer. */
  readonly total: number
  /** The server's clock, milliseconds since 1970; null if the answer does not say. */
  readonly serverTime: number | null
}

export interface PageRequest {
  /** 1-based. */
  readonly page: number
  /** 1 to `largestPage`. */
  readonly limit: number
  readonly sort: 'id' | 'updated_at'
  readonly descending: boolean
}

export interface ReceivedGroup extends Group {
  readonly raw: string
}

export interface ReceivedVenue extends Venue {
  readonly raw: string
}

/**
 * Where customers come from. Nothing outside `clopos/` knows a URL or a header of the API. Every call throws AppError
 * (`sign-in.*`, `network.*`, `server.*`, `cancelled`).
 */
export interface CustomerSource {
  /** Signs in now, so that wrong credentials show immediately. The other calls sign in when needed. */
  readonly signIn: (signal: AbortSignal) => Promise<void>
  /** The largest number of customers per page. */
  readonly largestPage: number
  /** One page of customers with their groups. */
  readonly customers: (request: PageRequest, signal: AbortSignal) => Promise<CustomerPage>
  /** All groups, from however many pages. */
  readonly groups: (signal: AbortSignal) => Promise<readonly ReceivedGroup[]>
  readonly venues: (signal: AbortSignal) => Promise<readonly ReceivedVenue[]>
  /** HTTP requests sent so far, including sign-ins and repeats. */
  readonly requests: () => number
}
