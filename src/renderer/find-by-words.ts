import { fold } from '#shared/fold'

/** Something that typed words find. */
export interface Findable {
  readonly id: string
  readonly text: string
  /** More words that find it. */
  readonly words?: string
}

const wordsOf = (text: string): readonly string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}+]+/u)
    .filter((word) => word !== '')

/** How well typed words find something; lower is better. null: not at all. Each word must start a word of it. */
function rankOf(typed: string, found: Findable): number | null {
  const wanted = wordsOf(typed)
  const own = wordsOf(found.text)
  const other = wordsOf(found.words ?? '')
  const starts = (words: readonly string[]) => (part: string) => words.some((word) => word.startsWith(part))
  if (!wanted.every(starts([...own, ...other]))) return null
  if (fold(found.text).startsWith(fold(typed))) return 0
  return wanted.every(starts(own)) ? 1 : 2
}

/**
 * What typed words find: best matches first, then what was used recently, then in the given order. Nothing typed finds
 * everything. Letters match as in a search for customers: `e` finds `ə`.
 */
export function findByWords<Item extends Findable>(
  typed: string,
  items: readonly Item[],
  recent: readonly string[] = [],
): readonly Item[] {
  const ageOf = ({ id }: Item): number => {
    const at = recent.indexOf(id)
    return at < 0 ? recent.length : at
  }
  return items
    .flatMap((item) => {
      const rank = rankOf(typed, item)
      return rank === null ? [] : [{ item, rank }]
    })
    .sort((a, b) => a.rank - b.rank || ageOf(a.item) - ageOf(b.item))
    .map(({ item }) => item)
}
