import type { Collation } from './alphabet'

/** The ranks of named numbers in the order of their names, from 1 on. Equal names have the same rank. */
export function rankNames(
  names: Iterable<readonly [number: number, name: string]>,
  { keyOf, compare }: Collation,
): Map<number, number> {
  const keyed = [...names].flatMap(([number, name]) => {
    const key = keyOf(name)
    return key === null ? [] : [{ number, key }]
  })
  keyed.sort((a, b) => compare(a.key, b.key))
  let rank = 0
  return new Map(
    keyed.map(({ number, key }, at) => {
      const before = keyed[at - 1]
      if (before === undefined || compare(before.key, key) !== 0) rank += 1
      return [number, rank]
    }),
  )
}
