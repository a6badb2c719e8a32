import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maxCompared } from '#backend/index/texts/sort-suffixes'
import { splitSeparators, TextBlock } from '#backend/index/texts/suffixes'

const texts = fc.array(
  fc.array(fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'щ', '1'), maxLength: 12 }), { maxLength: 3 }),
  { minLength: 1, maxLength: 60, size: 'max' },
)

/** The suffixes of a text's fields, a line break in front of each field. */
function suffixesOf(fields: readonly string[]): string[] {
  return fields.flatMap((field) => Array.from(`\n${field}`, (_, at) => `\n${field}`.slice(at)))
}

describe('the suffixes of a block', () => {
  it('are sorted, each with its row, and separated from those before', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 5 }), (rows, step) => {
        const block = new TextBlock()
        for (const [row, fields] of rows.entries()) block.add(row, fields.join('\n'))
        const suffixes = block.take()
        const found = Array.from(suffixes.rows(0, suffixes.count))
        const separators = splitSeparators(suffixes.separators(0, suffixes.count, step))
        // A part of a text is in exactly the rows of the suffixes that begin with it.
        const known = new Map<string, Set<number>>()
        for (const [row, fields] of rows.entries()) {
          for (const suffix of fields.join('\n') === '' ? [] : suffixesOf(fields)) {
            known.set(suffix, (known.get(suffix) ?? new Set()).add(row))
          }
        }
        for (const part of known.keys()) {
          const before = separators.filter((separator) => separator < part).length
          const upTo = separators.filter((separator) => separator < `${part}\uffff`).length
          const inRange = new Set(found.slice(Math.max(0, before - 1) * step, upTo * step))
          const surely = found.slice(before * step, Math.max(0, upTo - 1) * step)
          const holders = new Set(
            [...known].flatMap(([suffix, of]) => (suffix.startsWith(part) ? [...of] : [])),
          )
          for (const row of holders) expect(inRange).toContain(row)
          for (const row of surely) expect(holders).toContain(row)
        }
      }),
    )
  })

  it('that differ late are in order, and those that differ later still count as equal', () => {
    const block = new TextBlock()
    const long = 'x'.repeat(maxCompared - 2)
    const last = ['b', 'a', 'c'].map((letter) => `${long}${letter}`)
    for (const [row, text] of [...last, `${long}bz`, `${long}by`].entries()) block.add(row, text)
    const suffixes = block.take()
    const rows = Array.from(suffixes.rows(0, suffixes.count))
    // Each of the five begins with a line break, which sorts first.
    expect(rows[0]).toBe(1)
    expect(new Set(rows.slice(1, 4))).toEqual(new Set([0, 3, 4]))
    expect(rows[4]).toBe(2)
  })

  it('that the field before has too are left out', () => {
    const block = new TextBlock()
    block.add(0, '994505355757\n0505355757')
    expect(block.take().count).toBe(13 + 2)
  })

  it('are those of the texts that were added since the block was emptied', () => {
    const block = new TextBlock()
    block.add(3, 'abc')
    expect(block.take().count).toBe(4)
    block.add(5, 'b')
    expect(Array.from(block.take().rows(0, 2))).toEqual([5, 5])
    expect(block.take().count).toBe(0)
  })
})
