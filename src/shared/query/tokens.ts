import type { Lexeme, RawTerm, Span } from './lexemes'

/** A piece of a query's text and its kind: for colours, and to know what is at the caret. */
export interface Token extends Span {
  readonly kind:
    | 'word'
    /** The name of a field. */
    | 'field'
    /** `:`, a comma between values, or a comparison. */
    | 'operator'
    | 'value'
    /** `-` or `~` */
    | 'sign'
    /** `OR` */
    | 'or'
    | 'parenthesis'
}

function termTokens({ start, end, nameEnd, values }: RawTerm): Token[] {
  const tokens: Token[] = [{ kind: 'field', start, end: nameEnd }]
  let at = nameEnd
  for (const value of values) {
    if (value.textStart > at) tokens.push({ kind: 'operator', start: at, end: value.textStart })
    if (value.end > value.textStart) tokens.push({ kind: 'value', start: value.textStart, end: value.end })
    at = value.end
  }
  return at < end ? [...tokens, { kind: 'operator', start: at, end }] : tokens
}

/** The tokens of a text, in its order and without overlaps. */
export function tokensOf(lexemes: readonly Lexeme[]): readonly Token[] {
  return lexemes.flatMap((lexeme): readonly Token[] => {
    const { kind, start, end } = lexeme
    switch (kind) {
      case 'term':
        return termTokens(lexeme)
      case 'word':
      case 'or':
        return [{ kind, start, end }]
      case 'not':
      case 'off':
        return [{ kind: 'sign', start, end }]
      case 'open':
      case 'close':
      case 'stray':
      case 'deep':
        return [{ kind: 'parenthesis', start, end }]
    }
  })
}
