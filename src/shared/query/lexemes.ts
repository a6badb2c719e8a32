import { isAmount, isCompared } from './fields'
import { limits, type Comparison } from './model'

/** A range in the text, in UTF-16 units: from `start` up to, not including, `end`. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** A value as typed after a field's name. */
export interface RawValue extends Span {
  readonly operator: Comparison | '=' | null
  /** Without operator and quotes. */
  readonly text: string
  /** Where the text starts, after the operator. */
  readonly textStart: number
  readonly quoted: boolean
}

/** A field with its values, as typed. */
export interface RawTerm extends Span {
  readonly kind: 'term'
  readonly name: string
  /** The position of the colon, or of the operator in its place. */
  readonly nameEnd: number
  /** Including empty quotes, which mean nothing but can be completed. */
  readonly values: readonly RawValue[]
  readonly openQuote: boolean
}

export interface RawWord extends Span {
  readonly kind: 'word'
  readonly text: string
  readonly openQuote: boolean
}

/** The smallest parts of a query's text. `stray`: a `)` without its `(`. `deep`: a `(` beyond the limit. */
export type Lexeme =
  RawTerm | RawWord | (Span & { readonly kind: 'not' | 'off' | 'or' | 'open' | 'close' | 'stray' | 'deep' })

/** A name before a colon or a comparison. If the field can be compared, there may be spaces before `<` and `>`. */
const namePattern = /([\p{L}_]+)(?::|(?=[<>=])|(\s+)(?=[<>]))/uy
const operators = ['>=', '<=', '>', '<', '='] as const
const operatorPattern = /[<>]=?|=/y
const blankPattern = /\s+/y
/** A phone number that starts with a parenthesis: `(050)535-57-57`. E.164 has at most 15 digits. */
const phonePattern = /\((?=[().+-]{0,30}\d)[\d().+-]{1,30}(?=\s|$)/y

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

const isDigit = (letter: string): boolean => letter >= '0' && letter <= '9'

function isBalanced(text: string): boolean {
  let depth = 0
  for (const letter of text) {
    if (letter === '(') depth += 1
    if (letter === ')') depth -= 1
    if (depth < 0) return false
  }
  return depth === 0
}

/** Splits the text of a query into lexemes. Never throws. */
export function readLexemes(text: string): readonly Lexeme[] {
  const lexemes: Lexeme[] = []
  let at = 0
  /** Open parentheses: those within the limit, and those beyond. */
  let depth = 0
  let tooDeep = 0

  const sign = (kind: 'not' | 'off' | 'open' | 'close' | 'stray' | 'deep'): void => {
    lexemes.push({ kind, start: at, end: at + 1 })
    at += 1
  }

  /** Reads up to a space, a separating comma, or a closing parenthesis, and leaves `at` there. */
  const readText = (
    commas: 'none' | 'list' | 'amounts',
  ): { value: string; quoted: boolean; open: boolean } => {
    let value = ''
    let quoted = false
    let open = false
    let inner = 0
    for (; at < text.length; at += 1) {
      const letter = text.charAt(at)
      if (letter === '"') {
        open = !open
        quoted = true
      } else if (open) {
        const escaped = letter === '\\' && /["\\]/.test(text.charAt(at + 1))
        if (escaped) at += 1
        value += escaped ? text.charAt(at) : letter
      } else {
        if (/\s/.test(letter)) break
        if (letter === ')' && inner === 0 && depth + tooDeep > 0) break
        if (letter === ',' && commas !== 'none') {
          const decimal = commas === 'amounts' && isDigit(text.charAt(at - 1)) && isDigit(text.charAt(at + 1))
          if (!decimal) break
        }
        if (letter === '(') inner += 1
        if (letter === ')') inner = Math.max(0, inner - 1)
        value += letter
      }
    }
    return { value, quoted, open }
  }

  const readValue = (name: string): { value: RawValue; open: boolean } => {
    const start = at
    const typed = matchAt(operatorPattern, text, at)?.[0] ?? ''
    at += typed.length
    if (/[<>]/.test(typed) && isCompared(name)) at += matchAt(blankPattern, text, at)?.[0].length ?? 0
    const textStart = at
    const { value, quoted, open } = readText(isAmount(name) ? 'amounts' : 'list')
    const operator = operators.find((known) => known === typed) ?? null
    return { value: { start, end: at, operator, text: value, textStart, quoted }, open }
  }

  const readTerm = (): boolean => {
    const match = matchAt(namePattern, text, at)
    const [whole = '', name = '', blanks] = match ?? []
    const field = name.toLowerCase()
    if (match === null || (blanks !== undefined && !isCompared(field))) return false
    const start = at
    at += whole.length
    const values: RawValue[] = []
    let openQuote = false
    for (;;) {
      const { value, open } = readValue(field)
      if (value.quoted || value.text.trim() !== '' || value.operator !== null) values.push(value)
      openQuote ||= open
      if (text.charAt(at) !== ',') break
      at += 1
    }
    lexemes.push({ kind: 'term', start, end: at, name, nameEnd: start + name.length, values, openQuote })
    return true
  }

  const readWord = (): void => {
    const start = at
    const { value, quoted, open } = readText('none')
    if (value === 'OR' && !quoted) lexemes.push({ kind: 'or', start, end: at })
    // An empty pair of quotes means nothing.
    else if (value.trim() !== '' || open) {
      lexemes.push({ kind: 'word', start, end: at, text: value, openQuote: open })
    }
  }

  while (at < text.length) {
    const letter = text.charAt(at)
    if (/\s/.test(letter)) {
      at += 1
    } else if (letter === '(' && !isBalanced(matchAt(phonePattern, text, at)?.[0] ?? '(')) {
      if (depth === limits.nesting) {
        tooDeep += 1
        sign('deep')
      } else {
        depth += 1
        sign('open')
      }
    } else if (letter === ')') {
      if (tooDeep > 0) {
        tooDeep -= 1
        at += 1
      } else if (depth > 0) {
        depth -= 1
        sign('close')
      } else sign('stray')
    } else if (letter === '-' && text.charAt(at + 1) !== '-') sign('not')
    else if (letter === '~' && text.charAt(at + 1) !== '~') sign('off')
    else if (!readTerm()) readWord()
  }
  return lexemes
}
