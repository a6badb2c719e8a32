import * as v from 'valibot'
import type { BadAnswer } from '#shared/errors'
import { nonsense } from './failure'

/** What is wrong with an envelope if one of its parts is. */
const problems: Readonly<Record<string, BadAnswer>> = {
  success: 'no-success',
  data: 'no-rows',
  total: 'no-total',
}

// The rows themselves are checked when they are read.
const rows = v.custom<readonly unknown[]>((value) => Array.isArray(value))

/** An answer with rows (`GET /venues`). */
export const listEnvelope = v.object({ success: v.literal(true), data: rows })

/** An answer with one page of rows and the number of all that match. */
export const pageEnvelope = v.object({
  ...listEnvelope.entries,
  total: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  /** The server's clock, Unix seconds; some answers lack it. */
  unix: v.fallback(v.nullable(v.pipe(v.number(), v.finite())), null),
})

/** Checks a body against an envelope. Throws `server.nonsense`, which says what is wrong without quoting data. */
export function readEnvelope<Schema extends v.GenericSchema>(
  schema: Schema,
  body: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, body)
  if (result.success) return result.output
  const [issue] = result.issues
  throw nonsense(problems[v.getDotPath(issue) ?? ''] ?? 'not-object')
}
