/** One line of the code that keeps somebody out, and what the code would be without it. */
export interface Guard {
  readonly id: string
  readonly file: string
  /** The exact text, which is in the file once. */
  readonly text: string
  /** What stands there if the guard is gone. */
  readonly without: string
  /** The test files of which one must fail then. */
  readonly tests: readonly string[]
}
