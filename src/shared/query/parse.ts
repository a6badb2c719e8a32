import { readLexemes, type Lexeme, type RawTerm, type RawWord, type Span } from './lexemes'
import type { Mistake, Reason } from './mistakes'
import { limits, type Clause, type CustomerQuery } from './model'
import { readTerm, type Tell } from './read-term'
import { tokensOf, type Token } from './tokens'

/** A clause of the query and its position in the text: what a chip shows and removes. */
export interface Part extends Span {
  readonly clause: Clause
}

export interface ParsedQuery {
  readonly query: CustomerQuery
  /** The clauses of the query with their positions, in the order of the text. */
  readonly parts: readonly Part[]
  /** In the order of the text. */
  readonly mistakes: readonly Mistake[]
  /** Everything in the text except spaces, for colours. */
  readonly tokens: readonly Token[]
}

/**
 * Reads a query from text, for example `group:VIP spent>500 -no:phone "Əli Həsənov"` (docs/query.md). Never throws:
 * what cannot be understood is listed as a mistake and ignored.
 */
export function parseQuery(text: string): ParsedQuery {
  const lexemes = readLexemes(text)
  const mistakes: Mistake[] = []
  const tell: Tell = ({ start, end }, reason) => {
    mistakes.push({ start, end, text: text.slice(start, end), reason })
  }
  const parts = createParser(lexemes, tell).all()
  mistakes.sort((a, b) => a.start - b.start || a.end - b.end)
  return { query: { clauses: parts.map(({ clause }) => clause) }, parts, mistakes, tokens: tokensOf(lexemes) }
}

const spanOf = (first: Span, last: Span): Span => ({ start: first.start, end: last.end })

interface Parser {
  /** Everything up to the end, or to the closing parenthesis. */
  readonly all: () => Part[]
}

/** A parser in one pass over the lexemes: space = and, `OR` binds tighter, `-` and `~` tightest. */
function createParser(lexemes: readonly Lexeme[], tell: Tell): Parser {
  let at = 0
  let leaves = 0
  let tooDeep = false

  const leaf = (lexeme: RawWord | RawTerm): Part | null => {
    leaves += 1
    if (leaves > limits.leaves) {
      const last = lexemes.at(-1) ?? lexeme
      if (leaves === limits.leaves + 1) tell(spanOf(lexeme, last), { code: 'too-many', most: limits.leaves })
      return null
    }
    if (lexeme.openQuote) tell(lexeme, { code: 'open-quote' })
    const clause = lexeme.kind === 'word' ? readWord(lexeme, tell) : readTerm(lexeme, tell)
    return clause === null ? null : { ...spanOf(lexeme, lexeme), clause }
  }

  const signed = (sign: Span, kind: 'not' | 'off'): Part | null => {
    const next = lexemes[at]
    const follows = next?.start === sign.end && !['or', 'close', 'stray'].includes(next.kind)
    if (!follows) {
      tell(sign, { code: 'missing-part', side: 'after', sign: kind === 'not' ? '-' : '~' })
      return null
    }
    const inner = unit()
    return inner && { ...spanOf(sign, inner), clause: { kind, clause: inner.clause } }
  }

  const group = (open: Lexeme): Part | null => {
    const before = at
    const inner = all()
    const close = lexemes[at]
    if (close === undefined) tell(open, { code: 'open-parenthesis' })
    else at += 1
    if (at - before <= 1 && close !== undefined) tell(spanOf(open, close), { code: 'empty-parentheses' })
    const [first] = inner
    if (first === undefined) return null
    const clauses = inner.map(({ clause }) => clause)
    const span = spanOf(open, close ?? inner.at(-1) ?? first)
    return { ...span, clause: inner.length === 1 ? first.clause : { kind: 'all', clauses } }
  }

  const unit = (): Part | null => {
    const lexeme = lexemes[at]
    if (lexeme === undefined) return null
    at += 1
    switch (lexeme.kind) {
      case 'word':
      case 'term':
        return leaf(lexeme)
      case 'not':
      case 'off':
        return signed(lexeme, lexeme.kind)
      case 'open':
        return group(lexeme)
      case 'deep':
        if (!tooDeep) tell(lexeme, { code: 'too-deep', most: limits.nesting })
        tooDeep = true
        return null
      case 'stray':
        tell(lexeme, { code: 'stray-parenthesis' })
        return null
      case 'or':
        tell(lexeme, { code: 'missing-part', side: 'before', sign: 'OR' })
        return null
      case 'close':
        return null
    }
  }

  /** One unit, or several separated by `OR`. */
  const alternatives = (): Part | null => {
    const found: Part[] = []
    for (;;) {
      const part = unit()
      if (part !== null) found.push(part)
      const or = lexemes[at]
      if (or?.kind !== 'or') break
      at += 1
      const next = lexemes[at]
      if (next === undefined || next.kind === 'close' || next.kind === 'or') {
        tell(or, { code: 'missing-part', side: 'after', sign: 'OR' })
        break
      }
    }
    const [first, second] = found
    if (first === undefined || second === undefined) return first ?? null
    const clauses = found.map(({ clause }) => clause)
    return { ...spanOf(first, found.at(-1) ?? second), clause: { kind: 'any', clauses } }
  }

  const all = (): Part[] => {
    const parts: Part[] = []
    while (at < lexemes.length && lexemes[at]?.kind !== 'close') {
      const part = alternatives()
      if (part !== null) parts.push(part)
    }
    return parts
  }
  return { all }
}

function readWord(lexeme: RawWord, tell: Tell): Clause | null {
  const reason: Reason | null =
    lexeme.text.length > limits.text ? { code: 'too-long', most: limits.text } : null
  if (reason !== null) tell(lexeme, reason)
  return reason !== null || lexeme.text.trim() === '' ? null : { kind: 'word', text: lexeme.text }
}
