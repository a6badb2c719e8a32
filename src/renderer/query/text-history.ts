/** The difference of two texts: at `start`, one has `removed` and the other has `added`. */
interface Difference {
  readonly start: number
  readonly removed: string
  readonly added: string
}

function differenceOf(from: string, to: string): Difference {
  const shorter = Math.min(from.length, to.length)
  let start = 0
  while (start < shorter && from[start] === to[start]) start += 1
  let same = 0
  while (same < shorter - start && from.at(-1 - same) === to.at(-1 - same)) same += 1
  return { start, removed: from.slice(start, from.length - same), added: to.slice(start, to.length - same) }
}

/** The position of the caret after `from` became `to`: after the change. */
export function caretAfter(from: string, to: string): number {
  const { start, added } = differenceOf(from, to)
  return start + added.length
}

/** Which run of typing a change belongs to: a word with the spaces after it, or deleting letters; null: none. */
export function runOfTyping(from: string, to: string): string | null {
  const { start, removed, added } = differenceOf(from, to)
  if (removed === '' && added.length === 1) return `word at ${String(to.slice(0, start).search(/\S*$/))}`
  return removed.length === 1 && added === '' ? 'deleting' : null
}

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/** Whether a key means undo or redo: by its letter, or by its position on keyboards with other letters. */
export function travelOf({
  key,
  code,
  ctrlKey,
  metaKey,
  shiftKey,
  altKey,
}: KeyPress): 'undo' | 'redo' | null {
  if (!(ctrlKey || metaKey) || altKey) return null
  const letter = /^[a-z]$/i.test(key) ? key.toLowerCase() : code.replace(/^Key/, '').toLowerCase()
  if (letter === 'z') return shiftKey ? 'redo' : 'undo'
  return letter === 'y' && !shiftKey ? 'redo' : null
}

/** The most steps that are stored. */
export const maxSteps = 200

/** Earlier texts of the query for undo and redo. The browser's own undo ends when the app sets the text. */
export class TextHistory<Text> {
  #past: readonly Text[] = []
  #future: readonly Text[] = []
  #run: string | null = null

  /** The text is about to change. Consecutive changes of one run are one step; null is always a step of its own. */
  record(text: Text, run: string | null): void {
    if (run === null || run !== this.#run) this.#past = [...this.#past, text].slice(-maxSteps)
    this.#future = []
    this.#run = run
  }

  /** The next change starts a new step. */
  endRun(): void {
    this.#run = null
  }

  /** The text before `text`, or null. */
  back(text: Text): Text | null {
    const before = this.#past.at(-1)
    if (before === undefined) return null
    this.#past = this.#past.slice(0, -1)
    this.#future = [...this.#future, text]
    this.#run = null
    return before
  }

  /** The undone text after `text`, or null. */
  forth(text: Text): Text | null {
    const next = this.#future.at(-1)
    if (next === undefined) return null
    this.#future = this.#future.slice(0, -1)
    this.#past = [...this.#past, text]
    this.#run = null
    return next
  }
}
