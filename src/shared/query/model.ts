import type { Gender } from '../fields/kinds'
import type {
  ChangeField,
  DateField,
  FlagField,
  NamedField,
  NumberField,
  PresencePart,
  ProblemField,
  TextField,
} from './fields'

/** A query. All clauses must match. Each chip of the window is one of these clauses. */
export interface CustomerQuery {
  readonly clauses: readonly Clause[]
}

export type Clause =
  | Word
  | Term
  /** Matches exactly the customers that the inner clause does not match. */
  | { readonly kind: 'not'; readonly clause: Clause }
  /** Switched off, but not removed: it has no effect. */
  | { readonly kind: 'off'; readonly clause: Clause }
  | { readonly kind: 'any' | 'all'; readonly clauses: readonly Clause[] }

/** A word to search for, in any part of a name, phone, email, code, address, note or reference. Case and accents do not count. */
export interface Word {
  readonly kind: 'word'
  readonly text: string
}

/** A filter. One of its values must match. */
export type Term =
  /** Groups and venues, by ID or full name. */
  | { readonly kind: 'named'; readonly field: NamedField; readonly values: readonly string[] }
  | { readonly kind: 'flag'; readonly field: FlagField; readonly values: readonly boolean[] }
  | { readonly kind: 'gender'; readonly field: 'gender'; readonly values: readonly Gender[] }
  | { readonly kind: 'text'; readonly field: TextField; readonly values: readonly TextValue[] }
  | { readonly kind: 'number'; readonly field: NumberField; readonly values: readonly NumberTest[] }
  | { readonly kind: 'date'; readonly field: DateField; readonly values: readonly DateTest[] }
  /** When a sync found a customer new or changed. */
  | { readonly kind: 'change'; readonly field: ChangeField; readonly values: readonly ChangeTest[] }
  | { readonly kind: 'birthday'; readonly field: 'birthday'; readonly values: readonly BirthdayTest[] }
  | { readonly kind: 'presence'; readonly field: 'has' | 'no'; readonly values: readonly PresencePart[] }
  /** Without such a term, removed customers are hidden. */
  | { readonly kind: 'removed'; readonly field: 'removed'; readonly values: readonly RemovedTest[] }
  /** Unreadable values: of any field, or of fields by their API names. */
  | { readonly kind: 'problem'; readonly field: 'problem'; readonly values: readonly ProblemValue[] }

export interface TextValue {
  readonly text: string
  /** The whole value must be equal (folded), not only a part. Typed `code:=A12`. */
  readonly whole: boolean
}

export type Comparison = '>' | '>=' | '<' | '<='

export type NumberTest =
  | { readonly is: '=' | Comparison; readonly value: number }
  /** From the smaller to the larger, including both. */
  | { readonly is: '..'; readonly from: number; readonly to: number }

/** A period in this computer's calendar. */
export type When =
  | Calendar
  /** The day (for `h` the minute) that long ago, or for birthdays that far ahead. */
  | { readonly kind: 'age'; readonly count: number; readonly unit: AgeUnit }
  | { readonly kind: 'period'; readonly name: Period }

/** A day, month or year: `2026-01-31`, `2026-01`, `2026`. */
export interface Calendar {
  readonly kind: 'calendar'
  readonly date: string
}

/** Hours, days, weeks, months, years. */
export const ageUnits = ['h', 'd', 'w', 'm', 'y'] as const
export type AgeUnit = (typeof ageUnits)[number]

/** Weeks begin on Monday (ISO 8601). */
export const periods = [
  'today',
  'yesterday',
  'this-week',
  'last-week',
  'this-month',
  'last-month',
  'this-year',
  'last-year',
] as const
export type Period = (typeof periods)[number]

/** A test of a time. */
type TimeTest<Other> =
  /** `>`: after its end, `>=`: from its start, `<`: before its start, `<=`: until its end. */
  | { readonly is: Comparison; readonly when: Other }
  /** From the start of the earlier to the end of the later. */
  | { readonly is: '..'; readonly from: Other; readonly to: Other }

/** `in`: within the period. For an age: from then until now, for a birthday: from now until then. */
interface InTest {
  readonly is: 'in'
  readonly when: When
}

export type DateTest = InTest | TimeTest<When>

/** By the sync that ended in this second, in milliseconds since 1970. */
export interface SyncAtTest {
  readonly is: 'sync-at'
  readonly at: number
}

/** `sync`: by the last completed sync. `latest`: by the last one that did so to anybody. */
export type ChangeTest = DateTest | { readonly is: 'sync' | 'latest' } | SyncAtTest

/** Birthdays come back every year: only dates with a year can be compared. */
export type BirthdayTest =
  | InTest
  | TimeTest<Calendar>
  /** In this month (1 to 12) of any year. */
  | { readonly is: 'month'; readonly month: number }

export type RemovedTest = ChangeTest | { readonly is: 'yes' | 'no' | 'any' }

export type ProblemValue = 'yes' | 'no' | ProblemField

/** The limits of a query. The parser enforces them, so every text can be answered. */
export const limits = {
  /** UTF-16 units of the whole text, if it comes from the window or is stored. */
  query: 5000,
  /** All words and terms. */
  leaves: 100,
  /** Values of one term. */
  values: 100,
  /** UTF-16 units of a word or a value. */
  text: 500,
  /** Parentheses within parentheses. */
  nesting: 6,
} as const
