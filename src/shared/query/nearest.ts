/** How many letters must be changed, added, removed or swapped with a neighbour to turn `a` into `b`. */
export function distance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1]
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + Number(!same))
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1)
      row.push(least)
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}

/** The one of `known` that `typed` probably means, or null. */
export function nearestTo<Known extends string>(typed: string, known: readonly Known[]): Known | null {
  if (typed.length < 3 || typed.length > 30) return null
  const beginning = known.find((name) => name.startsWith(typed) || typed.startsWith(`${name}s`))
  if (beginning !== undefined) return beginning
  const most = typed.length < 5 ? 1 : 2
  const near = known.map((name) => ({ name, far: distance(typed, name) })).filter(({ far }) => far <= most)
  return near.sort((a, b) => a.far - b.far)[0]?.name ?? null
}
