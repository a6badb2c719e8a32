import type { Mistake, Part, Token } from '#shared/query'

/** A piece of the query's text with one look. */
export interface Piece {
  readonly text: string
  /** What it is, or null for spaces. */
  readonly kind: Token['kind'] | null
  /** It belongs to a filter that is switched off. */
  readonly off: boolean
  readonly wrong: boolean
}

export interface Looks {
  readonly tokens: readonly Token[]
  readonly parts: readonly Part[]
  /** The pieces to underline. */
  readonly mistakes: readonly Mistake[]
}

/** Cuts the text where its look changes, for the layer of colours and underlines. */
export function piecesOf(text: string, { tokens, parts, mistakes }: Looks): readonly Piece[] {
  const off = parts.filter(({ clause }) => clause.kind === 'off')
  const cuts = [...tokens, ...off, ...mistakes].flatMap(({ start, end }) => [start, end])
  const places = [...new Set([0, ...cuts, text.length])].sort((a, b) => a - b)
  const covers = (start: number) => (span: { readonly start: number; readonly end: number }) =>
    span.start <= start && start < span.end
  return places.slice(0, -1).map((start, index) => {
    const at = covers(start)
    return {
      text: text.slice(start, places[index + 1]),
      kind: tokens.find(at)?.kind ?? null,
      off: off.some(at),
      wrong: mistakes.some(at),
    }
  })
}

/**
 * The mistakes to show while the person types at `caret` (null: not typing): not one that ends at the caret, which is
 * hardly finished, nor one that only later text can complete.
 */
export function finishedMistakes(
  text: string,
  mistakes: readonly Mistake[],
  caret: number | null,
): readonly Mistake[] {
  if (caret === null) return mistakes
  const atEnd = caret === text.length
  return mistakes.filter(({ end, reason }) => {
    const open = reason.code === 'open-quote' || reason.code === 'open-parenthesis'
    return end !== caret && !(open && atEnd)
  })
}

/** So many mistakes are told at once; all are underlined. */
export const maxShownMistakes = 3
