import type { ErrorData } from '#shared/errors'
import type { JobResults } from '#shared/jobs'

/** A line for the log about what was done, without what was fetched or where it was written. */
export function doneLine(result: JobResults[keyof JobResults]): string {
  if ('rows' in result) return `export done: ${String(result.rows)} rows, ${String(result.bytes)} bytes`
  if ('built' in result) return result.built ? 'index built' : 'index left to a sync that runs'
  const { kind, added, changed, removed, unchanged, requests, seconds } = result
  const counts = Object.entries({ added, changed, removed, unchanged, requests })
  const texts = counts.map(([name, count]) => `${String(count)} ${name}`)
  return `sync done: ${kind}, ${texts.join(', ')}, ${seconds.toFixed(1)} s`
}

/** A line for the log about what failed: the error's code, without its details. */
export const failedLine = (what: string, { code }: ErrorData): string => `${what} failed: ${code}`
