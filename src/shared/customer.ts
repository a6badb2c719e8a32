import type { Address, FieldValues, Gender } from './fields/kinds'
import type { ColumnKey, KindOf, RowColumn } from './fields/table'

export type { Address, Gender }

/**
 * A customer as the copy stores it. `null` means: not sent, empty, or not readable as its type. A negative ID is made
 * from the content of the row, because Clopos sent no readable one.
 */
export type Customer = { readonly [Name in RowColumn]: FieldValues[KindOf<Name>] }

/** A customer as the table shows it. */
export type CustomerRow = { readonly [Name in ColumnKey]: FieldValues[KindOf<Name>] } & {
  /** How many of its values have another type than expected. */
  readonly problems: number
}

/** Everything about one customer. */
export type CustomerDetails = CustomerRow & {
  readonly addresses: readonly Address[]
  readonly problemList: readonly Problem[]
  /** The JSON text that Clopos sent. */
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
