/** One value of a customer in the file and now. */
export interface ChangedCell {
  /** The heading of the column in the file. */
  readonly heading: string
  readonly before: string
  readonly now: string
}

/** A customer, or a line of a file without customer ids, that is not the same in the file and now. */
export interface Difference {
  readonly kind: 'added' | 'removed' | 'changed'
  /** How people know it: its id and name, or the line. */
  readonly label: string
  /** What changed, for a customer that is in both. */
  readonly cells: readonly ChangedCell[]
}

/** A file of an earlier export next to what the same export would write now. */
export interface Comparison {
  /** Whether the file has the bytes that were written; null: nobody noted them. */
  readonly untouched: boolean | null
  /** Customers are recognised by their ids. Otherwise lines are compared, and nothing is “changed”. */
  readonly byId: boolean
  readonly before: number
  readonly now: number
  readonly added: number
  readonly removed: number
  readonly changed: number
  /** The first ones. */
  readonly differences: readonly Difference[]
}

/** The most differences that are listed. */
export const maxDifferences = 200
