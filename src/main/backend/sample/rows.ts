/** Rows as the API sends them. Its snake_case names only occur here and in `clopos/`. */

export type ApiGroup = {
  readonly id: number
  readonly name: string
  readonly discount_type: string | null
  readonly discount_value: number
  readonly system_type: string | null
  readonly created_at: string
  readonly updated_at: string
  readonly deleted_at: string | null
}

export type ApiVenue = {
  readonly id: number
  readonly name: string
  readonly address: string | null
  readonly status: boolean
  readonly phone: string | null
  readonly email: string | null
  readonly is_main: boolean
}

export type ApiAddress = {
  readonly type: string
  readonly source: string
  readonly formatted_address: string
}

export type ApiBalance = {
  readonly id: number
  readonly type: string
  readonly amount: number
}

/** A customer with every documented field in the documented order, and its group. */
export type ApiCustomer = {
  readonly id: number
  readonly cid: string
  readonly venue_id: number
  readonly group_id: number
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly phones: readonly string[]
  readonly address: string | null
  readonly address_data: readonly ApiAddress[]
  readonly description: string | null
  readonly discount: number
  readonly spent: number
  readonly total_discount: number
  readonly total_bonus: number
  readonly receipt_count: number
  readonly gender: 1 | 2 | null
  readonly date_of_birth: string | null
  readonly code: string | null
  readonly source: string | null
  readonly reference_id: string | null
  readonly status: boolean
  readonly can_use_loyalty_system: boolean
  readonly is_verified: boolean
  readonly created_at: string
  readonly updated_at: string
  readonly balance: ApiBalance | null
  readonly cashback_balance: ApiBalance | null
  readonly group: ApiGroup | null
}

/** What a customer has only if `with[]` asks for it. */
export const relations = ['group', 'balance', 'cashback_balance'] as const

/** Any row that the server may send: only its id is sure, since the API's rows are not always as documented. */
export type ApiRow = { readonly id: number } & Readonly<Record<string, unknown>>

/** `2026-01-31T16:23:27.000000Z` of milliseconds since 1970. */
export function apiInstant(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}.000000Z`
}

/** Seconds since 1970 of the API's form of an instant, or null if the text is not an instant (its year must have four digits). */
export function secondsOf(instant: unknown): number | null {
  if (typeof instant !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(instant)) return null
  const milliseconds = Date.parse(`${instant.slice(0, 19)}Z`)
  return Number.isNaN(milliseconds) ? null : milliseconds / 1000
}
