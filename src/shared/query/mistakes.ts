import type { FieldName } from './fields'
import type { Comparison } from './model'
import type { Span } from './lexemes'

/** Why a part of a query was not understood, with what is allowed there. */
export type Reason =
  /** `nearest`: the name that was probably meant. */
  | { readonly code: 'unknown-field'; readonly field: string; readonly nearest: FieldName | null }
  | {
      readonly code: 'unknown-value'
      readonly field: FieldName
      readonly value: string
      readonly allowed: readonly string[]
    }
  /** Understood, but the copy has no group or venue with that name; `nearest` as one types it. */
  | {
      readonly code: 'unknown-name'
      readonly field: 'group' | 'venue'
      readonly value: string
      readonly nearest: string | null
    }
  | { readonly code: 'missing-value'; readonly field: FieldName }
  | { readonly code: 'bad-number'; readonly field: FieldName; readonly value: string }
  /** `1,000` and `1.000` could be a thousand or one. */
  | { readonly code: 'unclear-number'; readonly field: FieldName; readonly value: string }
  /** Understood as a number and words, but perhaps meant as one number. */
  | { readonly code: 'split-number'; readonly number: string; readonly words: string }
  | { readonly code: 'bad-date'; readonly field: FieldName; readonly value: string }
  /** Fewer than three digits. */
  | { readonly code: 'short-phone'; readonly value: string }
  | { readonly code: 'no-comparison'; readonly field: FieldName; readonly operator: Comparison | '..' }
  | { readonly code: 'open-quote' }
  | { readonly code: 'open-parenthesis' }
  | { readonly code: 'stray-parenthesis' }
  | { readonly code: 'empty-parentheses' }
  | { readonly code: 'missing-part'; readonly side: 'before' | 'after'; readonly sign: 'OR' | '-' | '~' }
  | { readonly code: 'too-deep'; readonly most: number }
  | { readonly code: 'too-many'; readonly most: number }
  | { readonly code: 'too-long'; readonly most: number }

/** A part of the text that could not be understood; the rest of the query still applies. */
export interface Mistake extends Span {
  readonly text: string
  readonly reason: Reason
}
