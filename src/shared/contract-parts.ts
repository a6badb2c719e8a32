/** What the parts of the contract share: how an entry is written, and the schemas of what many methods take. */
import * as v from 'valibot'
import { columnKeys, type ColumnKey, type SortKey } from './columns'
import { languages } from './locale/languages'
import { limits } from './query/model'

/** Represents a type where a value is needed. It has no value at run time. */
export interface Returns<Output> {
  readonly output?: Output
}

export interface Method<Input extends v.GenericSchema, Output> {
  readonly input: Input
  readonly returns: Returns<Output>
}

/** Names a method's output type. */
export const returns = <Output>(): Returns<Output> => ({})

/** One entry of a contract. */
export const method = <Input extends v.GenericSchema, Output>(
  input: Input,
  output: Returns<Output>,
): Method<Input, Output> => ({ input, returns: output })

export const nothing = v.strictObject({})
export const shortText = v.pipe(v.string(), v.maxLength(500))
export const idText = v.pipe(v.string(), v.minLength(1), v.maxLength(200))
export const wholeNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
export const connectionId = v.pipe(idText, v.regex(/^[a-z0-9][a-z0-9-]*$/))
/** The language of headers and words. */
export const language = v.picklist(languages)
export const column = v.picklist(columnKeys as readonly [ColumnKey, ...ColumnKey[]])

export const sort: v.GenericSchema<readonly SortKey[]> = v.pipe(
  v.array(v.strictObject({ column, descending: v.boolean() })),
  v.maxLength(8),
)

/** Text of the query language (docs/query.md). Mistakes in it are ignored, not errors. */
export const query = v.pipe(v.string(), v.maxLength(limits.query))

/**
 * Which customers in which order: what the table shows and an export writes. Without a sort, customers come first whose
 * name fits the search words best; then they are ordered by name.
 */
export const view = { connectionId, query, sort }

export const customerId = v.pipe(v.number(), v.safeInteger())
export const customerIds = v.pipe(v.array(customerId), v.maxLength(1000))
/** The page's name for its selection. */
export const selection = idText
/** One customer, or those that are selected. */
export const which = v.variant('kind', [
  v.strictObject({ kind: v.literal('one'), id: customerId }),
  v.strictObject({ kind: v.literal('selection'), selection }),
])
export const shownColumns = v.pipe(v.array(column), v.minLength(1), v.maxLength(100))
