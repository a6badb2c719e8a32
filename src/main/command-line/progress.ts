import type { Messages } from '#shared/messages/index'
import type { Contact, Progress } from '#shared/jobs'
import type { Screen } from './surroundings'

/** Shows the progress of long work. */
export interface ProgressView {
  readonly show: (progress: Progress) => void
  /** Clears the bar, so that the next line begins on an empty one. */
  readonly end: () => void
}

type Texts = Messages['commandLine']

/** How often the bar is drawn, and how often a line is printed if there is no terminal. In milliseconds. */
const barEvery = 100
const lineEvery = 1000
/** Before this many milliseconds, the pace says little about the time left. */
const paceAfter = 2000

const barWidth = 24
/** Back to the line's beginning, and clear it (ECMA-48: carriage return, EL). */
const clearLine = '\r\u001b[K'

function bar({ done, total }: Progress): string {
  if (total === null || total === 0) return ''
  const share = Math.min(1, done / total)
  const filled = Math.round(share * barWidth)
  const percent = String(Math.floor(share * 100)).padStart(3)
  return `[${'#'.repeat(filled)}${'-'.repeat(barWidth - filled)}] ${percent} %  `
}

interface ProgressViewParts {
  /** Milliseconds. */
  readonly clock: () => number
  /** Why the work stands still; empty if it does not. */
  readonly wait: (contact: Contact | undefined) => string
}

/** A bar on a terminal, else a line from time to time. `label` says what is being done. */
export function createProgressView(
  screen: Screen,
  label: string,
  texts: Texts,
  { clock, wait }: ProgressViewParts,
): ProgressView {
  const terminal = screen.isTTY === true
  const startedAt = clock()
  let shownAt = -Infinity
  let shown = ''
  let told = ''

  const timeLeft = ({ done, total }: Progress): string => {
    const elapsed = clock() - startedAt
    if (total === null || done === 0 || done >= total || elapsed < paceAfter) return ''
    return `, ${texts.timeLeft(((elapsed / done) * (total - done)) / 1000)}`
  }

  return {
    show: (progress) => {
      const now = clock()
      const waits = wait(progress.contact)
      // An answer without customers, as to a sign-in, is no progress.
      if (waits === '' && progress.done === 0 && progress.total === null) return
      const urgent = progress.done === progress.total || waits !== told
      told = waits
      if (now - shownAt < (terminal ? barEvery : lineEvery) && !urgent) return
      const counts = `${texts.progress(progress.done, progress.total)}${timeLeft(progress)}`
      const work = terminal ? `${label} ${bar(progress)}${counts}` : `${label}: ${counts}`
      const text = waits === '' ? work : waits
      if (text === shown) return
      shownAt = now
      shown = text
      // A line longer than the terminal would wrap and could not be cleared.
      screen.write(terminal ? clearLine + text.slice(0, (screen.columns ?? 80) - 1) : `${text}\n`)
    },
    end: () => {
      if (terminal && shown !== '') screen.write(clearLine)
      shown = ''
    },
  }
}
