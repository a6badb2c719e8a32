import { fieldNames, hasKind, isFieldName, presenceParts, type FieldName } from './fields'
import type { RawTerm, Span } from './lexemes'
import type { Reason } from './mistakes'
import { limits, type Term } from './model'
import { nearestTo } from './nearest'
import {
  birthdayTest,
  choice,
  dateTest,
  numberTest,
  ok,
  plain,
  problemValue,
  syncAtOr,
  textValue,
  wordOr,
  type ValueReader,
} from './read-value'

/** Receives each mistake with its position. */
export type Tell = (span: Span, reason: Reason) => void

/** Reads all values of a term. Reports wrong values and keeps the others. */
function readAll<Value>(raw: RawTerm, field: FieldName, read: ValueReader<Value>, tell: Tell): Value[] {
  // Empty quotes mean nothing.
  const values = raw.values.filter(({ text, operator }) => text.trim() !== '' || operator !== null)
  if (values.length === 0) tell(raw, { code: 'missing-value', field })
  const beyond = values[limits.values]
  if (beyond !== undefined)
    tell({ start: beyond.start, end: raw.end }, { code: 'too-many', most: limits.values })
  return values.slice(0, limits.values).flatMap((typed) => {
    if (typed.text.trim() === '') {
      tell(typed, { code: 'missing-value', field })
      return []
    }
    if (typed.text.length > limits.text) {
      tell(typed, { code: 'too-long', most: limits.text })
      return []
    }
    const outcome = read(typed)
    if ('value' in outcome) return [outcome.value]
    tell(typed, outcome.reason)
    return []
  })
}

type ReadAll = <Value>(read: ValueReader<Value>) => Value[]

const yesNo = ['yes', 'no'] as const
const genders = ['male', 'female'] as const
const removals = ['yes', 'no', 'any'] as const
const bySync = ['sync', 'latest'] as const

/** The term of a field with all readable values, possibly none. */
function termOf(field: FieldName, all: ReadAll): Term {
  if (hasKind(field, 'named')) return { kind: 'named', field, values: all(plain(field, (text) => ok(text))) }
  if (hasKind(field, 'flag'))
    return { kind: 'flag', field, values: all(choice(field, yesNo)).map((word) => word === 'yes') }
  if (hasKind(field, 'gender')) return { kind: 'gender', field, values: all(choice(field, genders)) }
  if (hasKind(field, 'text')) return { kind: 'text', field, values: all(textValue(field)) }
  if (hasKind(field, 'number')) return { kind: 'number', field, values: all(numberTest(field)) }
  if (hasKind(field, 'date')) return { kind: 'date', field, values: all(dateTest(field)) }
  if (hasKind(field, 'change'))
    return { kind: 'change', field, values: all(wordOr(bySync, syncAtOr(dateTest(field)))) }
  if (hasKind(field, 'birthday')) return { kind: 'birthday', field, values: all(birthdayTest) }
  if (hasKind(field, 'presence'))
    return { kind: 'presence', field, values: all(choice(field, presenceParts)) }
  if (hasKind(field, 'removed'))
    return {
      kind: 'removed',
      field,
      values: all(wordOr([...removals, ...bySync], syncAtOr(dateTest(field)))),
    }
  return { kind: 'problem', field, values: all(problemValue) }
}

/** The typed term, or null if nothing of it was understood. Reports mistakes. */
export function readTerm(raw: RawTerm, tell: Tell): Term | null {
  const field = raw.name.toLowerCase()
  if (!isFieldName(field)) {
    tell(raw, { code: 'unknown-field', field: raw.name, nearest: nearestTo(field, fieldNames) })
    return null
  }
  const term = termOf(field, (read) => readAll(raw, field, read, tell))
  return term.values.length === 0 ? null : term
}
