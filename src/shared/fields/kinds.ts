export type Gender = 'male' | 'female'

export interface Address {
  readonly type: string | null
  readonly text: string
}

/** What a customer holds in a field of each kind. `null`: not sent, empty, or not readable as its type. */
export interface FieldValues {
  /** The customer's own ID. */
  readonly id: number
  /** The ID of a group or venue, whose name is stored once. */
  readonly named: number | null
  readonly count: number | null
  readonly number: number | null
  /** An amount in the brand's currency, in units (manat), not in cents. */
  readonly money: number | null
  /** One line of text. */
  readonly text: string | null
  /** Text that may have several lines. */
  readonly 'long-text': string | null
  /** An identifier that sorts by its characters, the same in every language. */
  readonly uuid: string | null
  /** A phone number as it was typed. */
  readonly phone: string | null
  readonly phones: readonly string[]
  readonly gender: Gender | null
  readonly boolean: boolean | null
  /** A day, `YYYY-MM-DD`. */
  readonly date: string | null
  /** Milliseconds since 1970, UTC. */
  readonly instant: number | null
  readonly addresses: readonly Address[]
}

/** The kind of a field decides how its values are read, stored, shown, compared, filtered and exported. */
export type FieldKind = keyof FieldValues

interface KindShape {
  /** The SQLite type of its column; null: only the JSON that Clopos sent holds it. */
  readonly stored: 'INTEGER' | 'REAL' | 'TEXT' | null
  /** The kind of filter that tests it; null: it cannot be filtered. */
  readonly filter: 'named' | 'number' | 'text' | 'gender' | 'flag' | 'birthday' | 'date' | null
  /** Whether a number of it can have decimals, which may follow a comma. */
  readonly decimals?: true
  /** Whether its values stand at the end of their cells, one number below the other. */
  readonly numeric?: true
}

export const kinds = {
  id: { stored: 'INTEGER', filter: 'number', numeric: true },
  named: { stored: 'INTEGER', filter: 'named', numeric: true },
  count: { stored: 'INTEGER', filter: 'number', numeric: true },
  number: { stored: 'REAL', filter: 'number', numeric: true, decimals: true },
  money: { stored: 'REAL', filter: 'number', numeric: true, decimals: true },
  text: { stored: 'TEXT', filter: 'text' },
  'long-text': { stored: 'TEXT', filter: 'text' },
  uuid: { stored: 'TEXT', filter: null },
  phone: { stored: 'TEXT', filter: 'text' },
  phones: { stored: 'TEXT', filter: null },
  gender: { stored: 'INTEGER', filter: 'gender' },
  boolean: { stored: 'INTEGER', filter: 'flag' },
  date: { stored: 'TEXT', filter: 'birthday' },
  instant: { stored: 'INTEGER', filter: 'date' },
  addresses: { stored: null, filter: null },
} as const satisfies Readonly<Record<FieldKind, KindShape>>
