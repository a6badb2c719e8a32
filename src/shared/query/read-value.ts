import { phoneSearch } from '../phone'
import { inOrder, readWhen } from './dates'
import { problemNames, type FieldName, type NumberField, type TextField } from './fields'
import type { RawValue } from './lexemes'
import type { Reason } from './mistakes'
import type {
  BirthdayTest,
  Comparison,
  DateTest,
  NumberTest,
  ProblemValue,
  SyncAtTest,
  TextValue,
  When,
} from './model'
import { monthOf } from './months'
import { readNumber } from './numbers'

/** A value, or why it is not one. */
export type Outcome<Value> = { readonly value: Value } | { readonly reason: Reason }

export const ok = <Value>(value: Value): Outcome<Value> => ({ value })
const wrong = <Value>(reason: Reason): Outcome<Value> => ({ reason })

/** Reads one value of a term. */
export type ValueReader<Value> = (raw: RawValue) => Outcome<Value>

const comparisonOf = ({ operator }: RawValue): Comparison | null => (operator === '=' ? null : operator)

/** The ends of a typed range, or null. */
function rangeOf(raw: RawValue): readonly [from: string, to: string] | null {
  const at = raw.text.indexOf('..')
  return at < 0 || comparisonOf(raw) !== null ? null : [raw.text.slice(0, at), raw.text.slice(at + 2)]
}

/** Refuses comparisons of fields that cannot be compared. */
export function plain<Value>(
  field: FieldName,
  read: (text: string, raw: RawValue) => Outcome<Value>,
): ValueReader<Value> {
  return (raw) => {
    const operator = comparisonOf(raw)
    return operator === null ? read(raw.text, raw) : wrong({ code: 'no-comparison', field, operator })
  }
}

/** Reads one of a few fixed values, in any case. */
export function choice<Value extends string>(
  field: FieldName,
  allowed: readonly Value[],
): ValueReader<Value> {
  return plain(field, (text) => {
    const found = allowed.find((known) => known === text.trim().toLowerCase())
    return found === undefined ? wrong({ code: 'unknown-value', field, value: text, allowed }) : ok(found)
  })
}

/** Reads one number, ignoring spaces around it. */
export function numberValue(field: NumberField, typed: string): Outcome<number> {
  const value = typed.trim()
  const number = readNumber(value)
  if (number === null) return wrong({ code: 'bad-number', field, value })
  return number === 'unclear' ? wrong({ code: 'unclear-number', field, value }) : ok(number)
}

export function numberTest(field: NumberField): ValueReader<NumberTest> {
  return (raw) => {
    const range = rangeOf(raw)
    if (range === null) {
      const number = numberValue(field, raw.text)
      return 'reason' in number ? number : ok({ is: raw.operator ?? '=', value: number.value })
    }
    const [first, second] = range
    if (first === '' && second === '') return wrong({ code: 'bad-number', field, value: raw.text })
    const [one, other] = [numberValue(field, first || second), numberValue(field, second || first)]
    if ('reason' in one) return one
    if ('reason' in other) return other
    if (first === '') return ok({ is: '<=', value: other.value })
    if (second === '') return ok({ is: '>=', value: one.value })
    return ok({ is: '..', from: Math.min(one.value, other.value), to: Math.max(one.value, other.value) })
  }
}

/** Calendar dates are ordered here. Ages and periods can only be ordered when the day is known. */
function fromTo(from: When, to: When): DateTest {
  const calendar = from.kind === 'calendar' && to.kind === 'calendar'
  const [one, other] = calendar ? inOrder(from, to) : [from, to]
  return { is: '..', from: one, to: other }
}

export function dateTest(field: FieldName): ValueReader<DateTest> {
  const bad = (value: string): Outcome<DateTest> => wrong({ code: 'bad-date', field, value })
  return (raw) => {
    const range = rangeOf(raw)
    if (range === null) {
      const when = readWhen(raw.text)
      if (when === null) return bad(raw.text)
      return ok({ is: comparisonOf(raw) ?? 'in', when })
    }
    const [first, second] = range
    const [from, to] = [readWhen(first), readWhen(second)]
    if ((from === null && first !== '') || (to === null && second !== '')) return bad(raw.text)
    if (from === null) return to === null ? bad(raw.text) : ok({ is: '<=', when: to })
    return to === null ? ok({ is: '>=', when: from }) : ok(fromTo(from, to))
  }
}

/** Reads fixed words of a field, and everything that `other` reads. */
export function wordOr<Word extends string, Value>(
  words: readonly Word[],
  other: ValueReader<Value>,
): ValueReader<Value | { readonly is: Word }> {
  return (raw) => {
    const word = words.find((known) => known === raw.text.trim().toLowerCase())
    return word === undefined || comparisonOf(raw) !== null ? other(raw) : ok({ is: word })
  }
}

const syncAtPattern = /^sync@(\d{4}-\d\d-\d\dt\d\d:\d\d:\d\dz)$/

/** Reads `sync@2026-11-29T09:14:07Z`, and everything that `other` reads. */
export function syncAtOr<Value>(other: ValueReader<Value>): ValueReader<Value | SyncAtTest> {
  return (raw) => {
    const text = syncAtPattern.exec(raw.text.trim().toLowerCase())?.[1] ?? ''
    const at = Date.parse(text.toUpperCase())
    return Number.isNaN(at) || comparisonOf(raw) !== null ? other(raw) : ok({ is: 'sync-at', at })
  }
}

/** A birthday repeats every year, so only dates with a year can be compared. */
export const birthdayTest: ValueReader<BirthdayTest> = (raw) => {
  const field = 'birthday'
  const month = comparisonOf(raw) === null ? monthOf(raw.text) : null
  if (month !== null) return ok({ is: 'month', month })
  const outcome = dateTest(field)(raw)
  if ('reason' in outcome) return outcome
  const test = outcome.value
  if (test.is === 'in') {
    const hours = test.when.kind === 'age' && test.when.unit === 'h'
    return hours ? wrong({ code: 'bad-date', field, value: raw.text }) : ok(test)
  }
  if (test.is !== '..') {
    const { is, when } = test
    return when.kind === 'calendar' ? ok({ is, when }) : wrong({ code: 'no-comparison', field, operator: is })
  }
  const { is, from, to } = test
  return from.kind === 'calendar' && to.kind === 'calendar'
    ? ok({ is, from, to })
    : wrong({ code: 'no-comparison', field, operator: is })
}

export function textValue(field: TextField): ValueReader<TextValue> {
  return plain(field, (text, raw) =>
    field === 'phone' && phoneSearch(text) === null
      ? wrong({ code: 'short-phone', value: text })
      : ok({ text, whole: raw.operator === '=' }),
  )
}

export const problemValue = plain<ProblemValue>('problem', (text) => {
  const name = text.trim().toLowerCase()
  if (name === 'yes' || name === 'no') return ok(name)
  const known = problemNames.get(name)
  if (known !== undefined) return ok(known)
  return wrong({
    code: 'unknown-value',
    field: 'problem',
    value: text,
    allowed: ['yes', 'no', ...problemNames.keys()],
  })
})
