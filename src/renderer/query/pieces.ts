import type { Mistake, Part, Token } from '#shared/query'

/** A piece of the query's text that looks the same throughout. */
export interface Piece {
  readonly text: string
  /** What stands there; null for blanks. */
  readonly kind: Token['kind'] | null
  /** Belongs to a filter that is switched off. */
  readonly off: boolean
  readonly wrong: boolean
}

export interface Looks {
  readonly tokens: readonly Token[]
  readonly parts: readonly Part[]
  /** Those to be underlined. */
  readonly mistakes: readonly Mistake[]
}

/** Cuts the text where its look changes: for the layer of colours and underlines below the letters. */
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
 * The mistakes to tell of while somebody is typing at `caret`: not what ends just there, which is hardly finished, nor
 * what only the rest of the text can finish. `caret` is null where nobody is.
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
