/**
 * Tells developers what happened. Never pass personal data, a secret, the text of a query or a path that a person chose:
 * the log file may be sent to somebody.
 */
export interface Log {
  /** Something failed that should not. `thrown` is reduced to its name, its code and places in our code. */
  readonly error: (what: string, thrown: unknown) => void
  /** Something is odd, but the app goes on. */
  readonly warn: (what: string) => void
  /** What the app does, for the log file only. */
  readonly info: (what: string) => void
}

export interface LogOutput {
  readonly write: (text: string) => unknown
}

/** `at name (file:line:column)`, without the folder, which may be named after a person. null if it is no such line. */
function placeIn(line: string): string | null {
  const [, name, path, position] = /^\s+at (?:(.*) \()?(.+?):(\d+:\d+)\)?$/.exec(line) ?? []
  if (path === undefined || position === undefined) return null
  const file = path.split(/[\\/]/).at(-1) ?? ''
  return name === undefined ? `  at ${file}:${position}` : `  at ${name} (${file}:${position})`
}

/** Name, code and places of an error. Its message could quote data, so it is left out, also where the stack repeats it. */
function describe(thrown: unknown): string {
  if (!(thrown instanceof Error)) return typeof thrown
  const { name, message, stack = '' } = thrown
  const start = stack.indexOf(message)
  const places =
    start < 0
      ? []
      : stack
          .slice(start + message.length)
          .split('\n')
          .map(placeIn)
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : ''
  const title = [name, code].filter((word) => /^[\w.-]{1,60}$/.test(word)).join(' ')
  return [title, ...places.filter((place) => place !== null).slice(0, 8)].join('\n')
}

const nowhere: LogOutput = { write: () => undefined }

/** Writes errors and warnings to the screen and to the file, information to the file only. */
export function createLog(screen: LogOutput, file: LogOutput = nowhere): Log {
  const toBoth = (text: string): void => {
    screen.write(`${text}\n`)
    file.write(`${text}\n`)
  }
  return {
    error: (what, thrown) => {
      toBoth(`error: ${what}: ${describe(thrown)}`)
    },
    warn: (what) => {
      toBoth(`warning: ${what}`)
    },
    info: (what) => {
      file.write(`${what}\n`)
    },
  }
}
