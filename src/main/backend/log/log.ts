/** Where the app tells developers of defects. Never give it personal data, a secret or a customer's values. */
export interface Log {
  readonly error: (what: string, thrown: unknown) => void
  readonly info: (what: string) => void
}

/** Names and places of an error, without its message, which could quote data. */
function describe(thrown: unknown): string {
  if (!(thrown instanceof Error)) return typeof thrown
  const places = (thrown.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .join('\n')
  const code = 'code' in thrown && typeof thrown.code === 'string' ? ` ${thrown.code}` : ''
  return `${thrown.name}${code}\n${places}`
}

/** Writes to a stream, one event a line. */
export function createLog(stream: { write: (text: string) => unknown }): Log {
  return {
    error: (what, thrown) => {
      stream.write(`error: ${what}: ${describe(thrown)}\n`)
    },
    info: (what) => {
      stream.write(`${what}\n`)
    },
  }
}
