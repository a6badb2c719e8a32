/** One line of the table: a figure, its peer's in the same run, and how they compare. */
export interface Row {
  readonly what: string
  readonly ours: string
  readonly peer: string
  /** Ours divided by the peer's; below 1 is better than the peer. null: the peer was not at hand. */
  readonly ratio: number | null
  readonly goal: string
}

/** What `work` gives, and the CPU time of this process that it takes, user and system, in milliseconds. */
export function withCpu<Value>(work: () => Value): { readonly value: Value; readonly cpu: number } {
  const before = process.cpuUsage()
  const value = work()
  const { user, system } = process.cpuUsage(before)
  return { value, cpu: (user + system) / 1000 }
}

/** Elapsed milliseconds of `work`. */
export function elapsed(work: () => void): number {
  const before = performance.now()
  work()
  return performance.now() - before
}

/** The value that so large a share of `values` does not exceed. */
function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN
}

/** The value that 95 of 100 of `values` do not exceed. */
export const p95 = (values: readonly number[]): number => percentile(values, 0.95)
/** The value that half of `values` do not exceed. */
export const median = (values: readonly number[]): number => percentile(values, 0.5)

export const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`
export const seconds = (value: number): string => `${(value / 1000).toFixed(2)} s`

/** The rows as a Markdown table. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map(({ what, ours, peer, ratio, goal }) => [
    what,
    ours,
    peer,
    ratio === null ? '–' : `${ratio.toFixed(2)}x`,
    goal,
  ])
  const all = [['what', 'ours', 'peer', 'ratio', 'to reach'], ...cells]
  const widths = (all[0] ?? []).map((_, column) =>
    Math.max(...all.map((line) => (line[column] ?? '').length)),
  )
  const lines = all.map(
    (line) => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`,
  )
  lines.splice(1, 0, `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`)
  return lines.join('\n')
}
