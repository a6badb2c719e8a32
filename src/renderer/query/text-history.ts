/** Where two texts differ: `removed` stood at `start` of the one, `added` stands there in the other. */
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

/** Where the caret belongs once `from` has become `to`: behind what changed. */
export function caretAfter(from: string, to: string): number {
  const { start, added } = differenceOf(from, to)
  return start + added.length
}

/** What typing belongs to, for `TextHistory`: a word with the blanks behind it, or deleting letters; null: nothing. */
export function runOfTyping(from: string, to: string): string | null {
  const { start, removed, added } = differenceOf(from, to)
  if (removed === '' && added.length === 1) return `word at ${String(to.slice(0, start).search(/\S*$/))}`
  return removed.length === 1 && added === '' ? 'deleting' : null
}

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/** Whether a key press asks to undo or redo: by its letter, or by the key's place where the keyboard writes others. */
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

/** The texts that a query had, to go back and forth through. An input's own history ends where the app sets its text. */
export class TextHistory {
  /** So many steps are kept. */
  static readonly max = 200
  #past: readonly string[] = []
  #future: readonly string[] = []
  #run: string | null = null

  /** The text is about to change. Changes of one run, one behind another, are one step; null is a step of its own. */
  record(text: string, run: string | null): void {
    if (run === null || run !== this.#run) this.#past = [...this.#past, text].slice(-TextHistory.max)
    this.#future = []
    this.#run = run
  }

  /** The next change is a new step. */
  endRun(): void {
    this.#run = null
  }

  /** The text before `text`, or null where there is none. */
  back(text: string): string | null {
    const before = this.#past.at(-1)
    if (before === undefined) return null
    this.#past = this.#past.slice(0, -1)
    this.#future = [...this.#future, text]
    this.#run = null
    return before
  }

  /** The text that was gone back from to `text`, or null where there is none. */
  forth(text: string): string | null {
    const next = this.#future.at(-1)
    if (next === undefined) return null
    this.#future = this.#future.slice(0, -1)
    this.#past = [...this.#past, text]
    this.#run = null
    return next
  }
}
