import { describe, expect, it } from 'vitest'
import { isFileName, nameFrom, patternMistake } from '#shared/exports/file-name'

const endings = ['csv', 'tsv', 'xlsx']
const values = {
  view: 'Top / best: "VIP"',
  connection: 'Nar Kafe',
  date: '2026-11-29',
  time: '08-00',
  number: '12',
}
const name = (pattern: string, ending = 'csv', changes: Partial<typeof values> = {}): string =>
  nameFrom(pattern, { ...values, ...changes }, ending, endings)
const mistake = (pattern: string): unknown => patternMistake(pattern, endings)

describe('the name of a scheduled file', () => {
  it('has its fields filled in, without what no file name may contain', () => {
    expect(name('{view}-{date}')).toBe('Top best VIP-2026-11-29.csv')
    expect(name('{Connection} {TIME} no {number}')).toBe('Nar Kafe 08-00 no 12.csv')
  })

  it('has the ending of its format, whether that was typed, another one was, or none', () => {
    expect(name('{date}')).toBe('2026-11-29.csv')
    expect(name('{date}.csv')).toBe('2026-11-29.csv')
    expect(name('{date}.CSV', 'xlsx')).toBe('2026-11-29.xlsx')
    expect(name('report.v2')).toBe('report.v2.csv')
  })

  it('does not become a folder, a device or too long', () => {
    expect(name('{view}', 'csv', { view: 'con' })).toBe('_con.csv')
    expect(name('{view}', 'csv', { view: '../..' })).toBe('_.csv')
    expect(name('{view}', 'csv', { view: '..' })).toBe('_.csv')
    const long = name('{view}{view}{view}', 'csv', { view: 'Ə'.repeat(100) })
    expect(new TextEncoder().encode(long).length).toBeLessThan(210)
    for (const view of ['nul.txt', ' . ', 'a\u0000b', '{date}', 'лпт'])
      expect(isFileName(name('{view}', 'csv', { view }))).toBe(true)
  })

  it('a value that looks like a field stays as it is', () => {
    expect(name('{view}', 'csv', { view: '{date}' })).toBe('{date}.csv')
  })
})

describe('a pattern', () => {
  it.each(['{view}-{date}.csv', 'müştərilər', 'Клиенты {date}', '{ Date }'])('%s is fine', (pattern) => {
    expect(mistake(pattern)).toBeNull()
  })

  it.each([
    ['', { is: 'empty' }],
    ['  .csv', { is: 'empty' }],
    ['{views}', { is: 'field', field: 'views' }],
    ['{}', { is: 'field', field: '' }],
    ['{date', { is: 'brace' }],
    ['a}', { is: 'brace' }],
    ['{date}/{view}', { is: 'character', character: '/' }],
    ['..\\{view}', { is: 'character', character: '\\' }],
    ['{date}: list', { is: 'character', character: ':' }],
    ['aux', { is: 'name', name: 'aux' }],
    ['list.', { is: 'name', name: 'list.' }],
    ['..', { is: 'name', name: '..' }],
  ])('%j has a mistake', (pattern, expected) => {
    expect(mistake(pattern)).toEqual(expected)
  })
})
