import type { Span } from '#shared/query'

/** How many characters of a long query are shown on each side of a mistake. */
const around = 60

const segmenter = new Intl.Segmenter()
const wide = /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/u

/** The width of a text in a terminal: East Asian characters and emoji are two columns wide. */
function widthOf(letters: readonly string[]): number {
  return letters.reduce((sum, letter) => sum + (wide.test(letter) ? 2 : 1), 0)
}

const lettersOf = (text: string): string[] =>
  Array.from(segmenter.segment(text.replace(/[\s\p{C}]/gu, ' ')), ({ segment }) => segment)

/** Two lines: the part of `text` around a place, and carets below that point to it. */
export function pointAt(text: string, { start, end }: Span): readonly [line: string, carets: string] {
  const before = lettersOf(text.slice(0, start))
  const place = lettersOf(text.slice(start, end))
  const after = lettersOf(text.slice(end))
  const left = before.length > around ? ['…', ...before.slice(-around)] : before
  const middle = place.length > around ? [...place.slice(0, around), '…'] : place
  const right = after.length > around ? [...after.slice(0, around), '…'] : after
  return [
    [...left, ...middle, ...right].join(''),
    ' '.repeat(widthOf(left)) + '^'.repeat(Math.max(1, widthOf(middle))),
  ]
}
