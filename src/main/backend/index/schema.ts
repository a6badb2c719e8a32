import { createHash } from 'node:crypto'
import type { Scale } from './columns/numbers'

/** What is indexed of a table. `index/` learns everything about the table from this value. */
export interface IndexSchema {
  /** The table with the alias that the SQL below uses, such as `customer c`. */
  readonly table: string
  /** Its integer primary key, such as `c.id`. */
  readonly id: string
  readonly columns: readonly IndexColumn[]
  /** How rows sort, by the name of each sort key. */
  readonly orders: Readonly<Record<string, OrderSource>>
  readonly texts: TextSchema
}

/** The texts that are searched. */
export interface TextSchema {
  /** A table with the same rows, and its integer primary key. */
  readonly table: string
  readonly id: string
  /** Classes of texts, each a column. Line breaks separate the fields of a text; NULL is not allowed. */
  readonly classes: readonly string[]
  readonly spellings: SpellingSchema
}

/** The class whose words are also found by a key, which spellings of the same word share. */
export interface SpellingSchema {
  readonly of: string
  /** The key of a word; it may have several words, separated by blanks, or none. */
  readonly keyOf: (word: string) => string
}

/** A column that queries filter, count or sum. `sql` gives its value in a row; NULL stands for no value. */
export interface IndexColumn {
  readonly name: string
  readonly sql: string
  readonly kind: ColumnKind
}

export type ColumnKind =
  /** Numbers; `scale` turns most of them into integers. */
  | { readonly is: 'number'; readonly scale: Scale }
  /** 0, 1 or 2. */
  | { readonly is: 'flag' }
  /** Texts, of which few are distinct. The column holds their positions in a list. */
  | { readonly is: 'dictionary' }

/** What decides the order of rows. Rows without a value come last. */
export type OrderSource =
  | { readonly is: 'id' }
  /** A number or flag column of the index. */
  | { readonly is: 'column'; readonly column: string }
  /** A number column of days such as 19800131, by the next return of the day of the year, from today on. */
  | { readonly is: 'annual'; readonly column: string }
  /** The texts of a dictionary column, by the alphabet. */
  | { readonly is: 'dictionary'; readonly column: string }
  /** Names by the alphabet. `sql` selects a number and its name; a number column refers to it. */
  | { readonly is: 'named'; readonly column: string; readonly sql: string }
  /** A text that each row has; `sql` gives it. Its order is stored. */
  | {
      readonly is: 'text'
      readonly sql: string
      /** By the alphabet of the language, or letter by letter, as numbers of phones are. */
      readonly by: 'alphabet' | 'letters'
    }

const fingerprints = new WeakMap<IndexSchema, string>()

/** Differs between schemas that differ, so that an index of another schema is rebuilt. */
export function fingerprintOf(schema: IndexSchema): string {
  const known = fingerprints.get(schema)
  if (known !== undefined) return known
  const columns = schema.columns.map(({ name, sql, kind }) => [
    ...[name, sql, kind.is],
    kind.is === 'number' ? kind.scale.unpack(1) : 1,
  ])
  const text = JSON.stringify([schema.table, schema.id, columns, schema.orders, schema.texts])
  const fingerprint = createHash('sha256').update(text).digest('base64url').slice(0, 16)
  fingerprints.set(schema, fingerprint)
  return fingerprint
}
