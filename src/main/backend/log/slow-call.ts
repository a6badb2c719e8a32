/** Calls that take longer than this are logged, in milliseconds: three frames, which a person may notice. */
export const slowAfter = 50

/** Names under which answers count something. Other numbers may be a customer's. */
const counts = ['count', 'total', 'matches']

function countsIn(answer: unknown): string[] {
  if (Array.isArray(answer)) return [`${String(answer.length)} items`]
  if (typeof answer !== 'object' || answer === null) return []
  return Object.entries(answer).flatMap(([name, value]: [string, unknown]) => {
    if (Array.isArray(value)) return [`${name} ${String(value.length)}`]
    return counts.includes(name) && typeof value === 'number' ? [`${name} ${String(value)}`] : []
  })
}

/** A line for the log about a slow call: the method's name, its time and how much it answered, but nothing of what. */
export const slowCall = (method: string, ms: number, answer: unknown): string =>
  [`slow: ${method} ${String(Math.round(ms))} ms`, ...countsIn(answer)].join(', ')
