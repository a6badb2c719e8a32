/** A customer of the brand, as the copy keeps it. `null` means: not sent, empty, or not readable as its type. */
export interface Customer {
  /** Clopos's id. Negative where Clopos sent none that can be read: then it is ours, made from the row's content. */
  readonly id: number
  readonly cid: string | null
  readonly venueId: number | null
  readonly groupId: number | null
  readonly name: string | null
  readonly email: string | null
  /** The primary number, as it was typed. */
  readonly phone: string | null
  /** Additional numbers, as they were typed. */
  readonly phones: readonly string[]
  readonly address: string | null
  readonly description: string | null
  readonly discount: number | null
  /** Amounts are in the brand's currency, in units (manat), not in cents. */
  readonly spent: number | null
  readonly totalDiscount: number | null
  readonly totalBonus: number | null
  readonly receiptCount: number | null
  readonly gender: Gender | null
  /** `YYYY-MM-DD` */
  readonly dateOfBirth: string | null
  readonly code: string | null
  readonly source: string | null
  readonly referenceId: string | null
  readonly active: boolean | null
  readonly loyalty: boolean | null
  readonly verified: boolean | null
  /** Milliseconds since 1970, UTC. */
  readonly createdAt: number | null
  readonly updatedAt: number | null
}

export type Gender = 'male' | 'female'

/** A customer as the table shows it. */
export interface CustomerRow extends Customer {
  readonly groupName: string | null
  readonly venueName: string | null
  /** When a full read found it gone from Clopos; milliseconds since 1970. */
  readonly removedAt: number | null
  /** How many of its values could not be read as their type. */
  readonly problems: number
}

export interface Address {
  readonly type: string | null
  readonly text: string
}

/** Everything that is known of one customer. */
export interface CustomerDetails extends CustomerRow {
  readonly addresses: readonly Address[]
  readonly problemList: readonly Problem[]
  /** What Clopos sent, as JSON text. */
  readonly raw: string
}

/** A value that could not be read as its type. It stays in the raw JSON untouched. */
export interface Problem {
  readonly customerId: number
  /** The API's name of the field. */
  readonly field: string
  /** The JSON type that came: string, number, boolean, object, array, null. */
  readonly type: string
  /** The value as JSON text, cut to 200 characters. */
  readonly value: string
}

export interface Group {
  readonly id: number
  readonly name: string
}

export interface Venue {
  readonly id: number
  readonly name: string
}
