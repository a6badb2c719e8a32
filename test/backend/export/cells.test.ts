import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { cellFormat, type CellStyle } from '#backend/export/cells'
import { quoter } from '#backend/export/csv'
import { isoInstants, localInstants } from '#backend/export/instants'

const words = { yes: 'Yes', no: 'No', male: 'Male', female: 'Female' }
const plain: CellStyle = {
  decimalComma: false,
  instant: isoInstants(),
  quote: quoter(','),
  guard: true,
  words,
}
const comma: CellStyle = { ...plain, decimalComma: true }

describe('numbers', () => {
  it('are written in full, never guarded', () => {
    const money = cellFormat('money', plain)
    expect([0, -5, 1162.8, 714, 0.05, 10.5, -0.25, 1e21, 0.1 + 0.2].map(money)).toEqual([
      '0',
      '-5',
      '1162.8',
      '714',
      '0.05',
      '10.5',
      '-0.25',
      '1e+21',
      '0.30000000000000004',
    ])
    expect(cellFormat('count', plain)(-7)).toBe('-7')
  })

  it('read back as the same number', () => {
    const money = cellFormat('money', plain)
    const amounts = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer().map((cents) => cents / 100),
    )
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(money(amount)).toBe(String(amount))
      }),
      { numRuns: 2000 },
    )
  })

  it('take a decimal comma where asked to, in quotes wherever a comma separates cells', () => {
    expect(cellFormat('money', comma)(1162.8)).toBe('"1162,8"')
    expect(cellFormat('number', comma)(5)).toBe('5')
  })
})

describe('other kinds', () => {
  it('are written as people read them', () => {
    expect([1, 0, null].map(cellFormat('boolean', plain))).toEqual(['Yes', 'No', ''])
    expect([1, 2, null].map(cellFormat('gender', plain))).toEqual(['Male', 'Female', ''])
    expect(['1990-05-12', null].map(cellFormat('date', plain))).toEqual(['1990-05-12', ''])
    expect(['["+994505355757","050 1"]', '[]', null].map(cellFormat('phones', plain))).toEqual([
      '"+994505355757, 050 1"',
      '',
      '',
    ])
    expect(cellFormat('text', plain)('=1;"2"')).toBe('"\'=1;""2"""')
    expect(cellFormat('phone', plain)('+994-50-535-57-57')).toBe('+994 50 535 57 57')
  })

  it('guard words that begin with a sign', () => {
    const odd = { ...plain, words: { ...words, yes: '+', no: '-' } }
    expect([1, 0].map(cellFormat('boolean', odd))).toEqual(["'+", "'-"])
  })
})

describe('instants', () => {
  const zone = process.env['TZ']
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
  })

  const instants = fc.integer({ min: 0, max: 7_000_000_000_000 })

  it('are ISO 8601 in UTC', () => {
    const format = isoInstants()
    fc.assert(
      fc.property(instants, (ms) => {
        expect(format(ms)).toBe(new Date(ms).toISOString())
      }),
      { numRuns: 2000 },
    )
  })

  it.each(['Asia/Baku', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe', 'UTC'])(
    'are local in %s, on the days the clock is changed too',
    (name) => {
      process.env['TZ'] = name
      const format = localInstants()
      const expected = (ms: number): string => {
        const at = new Date(ms)
        const two = (value: number): string => String(value).padStart(2, '0')
        const date = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-')
        return `${date} ${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`
      }
      const halfHours = Array.from(
        { length: 366 * 48 },
        (_, at) => Date.UTC(2015, 0, 1) + at * 1_800_000 + 1234,
      )
      expect(halfHours.map(format)).toEqual(halfHours.map(expected))
    },
  )

  it('are in the time of the zone', () => {
    process.env['TZ'] = 'Asia/Baku'
    expect(localInstants()(Date.UTC(2026, 0, 31, 21, 5, 9))).toBe('2026-02-01 01:05:09')
  })

  it('before 1970, far in the future, or none at all, never fail', () => {
    const format = cellFormat('instant', plain)
    expect(format(-1)).toBe('1969-12-31T23:59:59.999Z')
    expect(format(Date.UTC(12_000, 0))).toBe("'+012000-01-01T00:00:00.000Z")
    expect(format(1e300)).toBe('1e+300')
    expect(format(null)).toBe('')
  })
})
