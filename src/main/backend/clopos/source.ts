import type { Customer, Group, Problem, Venue, Address } from '#shared/customer'

/** A customer as it came: read into its types, with what could not be read, and the row itself. */
export interface ReceivedCustomer {
  readonly customer: Customer
  readonly addresses: readonly Address[]
  readonly problems: readonly Problem[]
  /** The row as sent, as JSON text, without its `group` where `group` below holds it. */
  readonly raw: string
  /** The embedded group as JSON text where it is the customer's own group; null where it is missing or another. */
  readonly group: string | null
  /** Top-level fields that the API's documentation does not name; the same empty list where there are none. */
  readonly extraFields: readonly string[]
}

export interface CustomerPage {
  readonly customers: readonly ReceivedCustomer[]
  /** Customers at the server that match, at the time of this answer. */
  readonly total: number
  /** The server's clock, milliseconds since 1970; null where the answer does not tell. */
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
 * Where customers come from. The one border that every API client stands behind; nothing outside `clopos/` knows a
 * URL, a header or a snake_case name. Every call throws AppError (`sign-in.*`, `network.*`, `server.*`, `cancelled`).
 */
export interface CustomerSource {
  /** Signs in now, so that wrong credentials show at once. The other calls sign in by themselves. */
  readonly signIn: (signal: AbortSignal) => Promise<void>
  /** The most customers that it gives at once. */
  readonly largestPage: number
  /** One page of customers with their groups. */
  readonly customers: (request: PageRequest, signal: AbortSignal) => Promise<CustomerPage>
  /** All groups, whatever number of pages they take. */
  readonly groups: (signal: AbortSignal) => Promise<readonly ReceivedGroup[]>
  readonly venues: (signal: AbortSignal) => Promise<readonly ReceivedVenue[]>
  /** HTTP requests sent so far, sign-ins and repeats included. */
  readonly requests: () => number
}
