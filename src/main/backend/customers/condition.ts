/** A condition on `customer c`, with its parameters in order. It can stand beside others without parentheses. */
export interface Condition {
  readonly sql: string
  readonly parameters: readonly (string | number)[]
}

export const always: Condition = { sql: 'true', parameters: [] }
export const never: Condition = { sql: 'false', parameters: [] }

/** A condition of SQL's own words. */
export function condition(sql: string, ...parameters: readonly (string | number)[]): Condition {
  return { sql, parameters }
}

function joined(conditions: readonly Condition[], by: 'AND' | 'OR', none: Condition): Condition {
  const [first, second] = conditions
  if (first === undefined) return none
  if (second === undefined) return first
  return {
    sql: `(${conditions.map(({ sql }) => sql).join(` ${by} `)})`,
    parameters: conditions.flatMap(({ parameters }) => parameters),
  }
}

export function allOf(conditions: readonly Condition[]): Condition {
  return joined(conditions, 'AND', always)
}

export function anyOf(conditions: readonly Condition[]): Condition {
  return joined(conditions, 'OR', never)
}

/** Also where `inner` is unknown, because a value is missing. */
export function not(inner: Condition): Condition {
  return { sql: `(${inner.sql}) IS NOT TRUE`, parameters: inner.parameters }
}
