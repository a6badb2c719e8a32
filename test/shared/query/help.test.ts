import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { languages } from '#shared/locale/languages'
import { catalogues } from '#shared/messages/index'
import { asksFor, fieldNames, parseQuery, periods, presenceParts } from '#shared/query'

const page = readFileSync(new URL('../../../docs/query.md', import.meta.url), 'utf8')

/** The examples in the first cells of the page's tables. */
const inTables = page
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .flatMap((line) => Array.from((line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g), ([, typed = '']) => typed))

describe.each(languages)('the help in %s', (language) => {
  const { parts, fields, dates } = catalogues[language].queryHelp

  it('has examples that are understood, and of each field one that asks for it', () => {
    for (const { typed, means } of [...parts, ...dates, ...Object.values(fields).flat()]) {
      expect([typed, parseQuery(typed).mistakes]).toEqual([typed, []])
      expect(means).not.toBe('')
    }
    for (const field of fieldNames) {
      expect(fields[field].length).toBeGreaterThan(0)
      for (const { typed } of fields[field]) expect(asksFor(parseQuery(typed).query, field)).toBe(true)
    }
  })
})

describe('docs/query.md', () => {
  it('has examples that are understood', () => {
    expect(inTables.length).toBeGreaterThan(50)
    for (const typed of inTables) expect([typed, parseQuery(typed).mistakes]).toEqual([typed, []])
  })

  it('names every field, period and part', () => {
    const asked = inTables.map((typed) => parseQuery(typed).query)
    for (const field of fieldNames) {
      expect([field, asked.some((query) => asksFor(query, field))]).toEqual([field, true])
    }
    for (const word of [...periods, ...presenceParts]) expect(page).toMatch(new RegExp(`\\b${word}\\b`))
  })
})
