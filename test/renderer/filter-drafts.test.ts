import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatClause, parseQuery, type Term } from '#shared/query'
import { filterOf } from '../../src/renderer/query/filter'
import {
  emptyNumber,
  numberDraftOf,
  readNumberDraft,
  readTyped,
  type NumberDraft,
} from '../../src/renderer/query/editors/number-draft'
import { emptyProblem, problemDraftOf, problemTermOf } from '../../src/renderer/query/editors/problem-draft'
import { emptyText, textDraftOf, textTermOf } from '../../src/renderer/query/editors/text-draft'
import {
  emptyWhen,
  whenDraftOf,
  whenTermOf,
  type WhenField,
} from '../../src/renderer/query/editors/when-draft'

function term(text: string): Term {
  const [part] = parseQuery(text).parts
  const filter = part === undefined ? null : filterOf(part.clause)
  if (filter === null) throw new RangeError(`${text} is no filter.`)
  return filter.term
}

const typed = (clause: Term | null): string | null => clause && formatClause(clause)

describe('the editor of numbers', () => {
  const meant = (draft: NumberDraft): string | null => typed(readNumberDraft('spent', draft).term)
  /** Why each of the numbers means nothing. */
  const faults = (draft: NumberDraft): readonly (string | undefined)[] => {
    const { first, second } = readNumberDraft('spent', draft)
    return [first?.code, second?.code]
  }

  it('shows every comparison and gives it back', () => {
    for (const text of [
      'spent>5',
      'spent>=5',
      'spent<5',
      'spent<=5',
      'spent:5',
      'spent:1..5',
      'spent>1.1250',
    ]) {
      const draft = numberDraftOf(term(text))
      expect(draft && meant(draft)).toBe(text)
    }
    expect(numberDraftOf(term('receipts>5,7'))).toBeNull()
  })

  it('reads numbers as people write them, and waits for what is not finished', () => {
    const read = (text: string): unknown => {
      const outcome = readTyped('spent', text)
      return 'value' in outcome ? outcome.value : outcome.reason.code
    }
    expect(['1 000,5', '12\u00a0500', '-3', '0,125'].map(read)).toEqual([1000.5, 12500, -3, 0.125])
    expect(['', '1.2.3', 'x', '1,000', '1.000'].map(read)).toEqual([
      'missing-value',
      'bad-number',
      'bad-number',
      'unclear-number',
      'unclear-number',
    ])
    const between = { ...emptyNumber, is: '..' as const }
    expect(faults(emptyNumber)).toEqual(['missing-value', undefined])
    expect(faults(between)).toEqual(['missing-value', 'missing-value'])
    expect(meant({ ...between, first: '9', second: '5' })).toBe('spent:5..9')
    expect(meant({ ...between, first: '9' })).toBe('spent>=9')
    expect(meant({ ...between, second: '9' })).toBe('spent<=9')
    expect(meant({ ...between, first: '9', second: 'x' })).toBeNull()
    expect(faults({ ...between, first: '9', second: 'x' })).toEqual([undefined, 'bad-number'])
    expect(faults({ ...between, second: '1,000' })).toEqual([undefined, 'unclear-number'])
  })
})

describe('the editor of days', () => {
  const after = (text: string): string | null => {
    const given = term(text)
    const draft = whenDraftOf(given, 1)
    return draft && typed(whenTermOf(given.field as WhenField, draft))
  }

  it('shows what it can say, and says it the same way', () => {
    for (const text of [
      'created:30d',
      'new:24h',
      'updated<90d',
      'created:this-week',
      'created:2026-01-05..2026-02-03',
      'created>=2026-01-05',
      'created<=2026-01-05',
      'changed:sync',
      'new:latest',
      'changed:latest',
      'removed:latest',
      'removed:yes',
      'removed:any',
      'removed:sync',
      'removed:7d',
      'birthday:may',
      'birthday:2w',
      'birthday:this-month',
      'birthday:1980-01-01..1989-12-31',
    ]) {
      expect(after(text)).toBe(text)
    }
  })

  it('shows months and years as their days', () => {
    expect(after('created:2024-02')).toBe('created:2024-02-01..2024-02-29')
    expect(after('created:2026')).toBe('created:2026-01-01..2026-12-31')
    expect(after('birthday<=1990')).toBe('birthday<=1990-12-31')
  })

  it('has no way to say others', () => {
    for (const text of ['created>7d', 'created:7d,2026', 'created:90d..30d', 'birthday<1990', 'removed:no']) {
      expect(after(text)).toBeNull()
    }
    expect(whenDraftOf(term('spent>5'), 1)).toBeNull()
  })

  it('waits for what is not finished, and puts days in order', () => {
    const empty = emptyWhen(11)
    expect(whenTermOf('created', empty)).toBeNull()
    expect(whenTermOf('created', { ...empty, mode: 'last', count: '' })).toBeNull()
    expect(whenTermOf('created', { ...empty, mode: 'range' })).toBeNull()
    expect(
      typed(whenTermOf('created', { ...empty, mode: 'range', from: '2026-02-01', to: '2026-01-01' })),
    ).toBe('created:2026-01-01..2026-02-01')
    expect(typed(whenTermOf('birthday', { ...empty, mode: 'month' }))).toBe('birthday:november')
  })

  it('gives only what the language understands', () => {
    const fields = fc.constantFrom<WhenField>('created', 'updated', 'new', 'changed', 'removed', 'birthday')
    fc.assert(
      fc.property(fields, fc.nat(9999), fc.constantFrom('d', 'w', 'm'), (field, count, unit) => {
        const mode = field === 'birthday' ? 'next' : 'last'
        const given = whenTermOf(field, { ...emptyWhen(1), mode, count: String(count), unit })
        expect(given && term(formatClause(given))).toEqual(given)
      }),
      { numRuns: 200 },
    )
  })
})

describe('the editors of texts and of data problems', () => {
  it('show one text, a part or the whole', () => {
    for (const text of ['code:=A1', 'name:"a b"', 'phone:505']) {
      const given = term(text)
      const draft = textDraftOf(given)
      expect(draft && given.kind === 'text' && typed(textTermOf(given.field, draft))).toBe(text)
    }
    expect(textDraftOf(term('code:a,b'))).toBeNull()
    expect(textTermOf('name', emptyText)).toBeNull()
    expect(textTermOf('phone', { text: '50', whole: false })).toBeNull()
  })

  it('show any problem, none, or those of some fields', () => {
    for (const text of ['problem:yes', 'problem:no', 'problem:email,date_of_birth']) {
      const draft = problemDraftOf(term(text))
      expect(draft && typed(problemTermOf(draft))).toBe(text)
    }
    expect(problemDraftOf(term('problem:yes,email'))).toBeNull()
    expect(problemTermOf(emptyProblem)).toBeNull()
    expect(problemTermOf({ mode: 'fields', fields: [] })).toBeNull()
  })
})
