import { describe, expect, it } from 'vitest'
import { formatQuery, limits, type Clause, type Part } from '#shared/query'
import { defaultSettings } from '#shared/settings'
import { QueryStore } from '../../src/renderer/query/query.svelte'

function store(search = ''): { query: QueryStore; changes: () => number } {
  let count = 0
  const query = new QueryStore({ ...defaultSettings, search }, () => {
    count += 1
  })
  return { query, changes: () => count }
}

function filter(query: QueryStore, index: number): Part {
  const part = query.filters[index]
  if (part === undefined) throw new RangeError(`There is no filter ${String(index)}.`)
  return part
}

const active: Clause = { kind: 'flag', field: 'active', values: [true] }

describe('the text is the query', () => {
  it('opens with what was remembered, and remembers what is typed', () => {
    const { query, changes } = store('ali group:VIP')
    expect(formatQuery(query.query)).toBe('ali group:VIP')
    query.setText('ali  group:VIP spent>5')
    expect(query.text).toBe('ali  group:VIP spent>5')
    query.setText('ali  group:VIP spent>5')
    expect(changes()).toBe(1)
  })

  it('a mistake stays in the text, and the rest applies', () => {
    const { query } = store('"Əli Həsənov" grop:VIP has:phone')
    expect(query.parsed.mistakes.map(({ text }) => text)).toEqual(['grop:VIP'])
    expect(formatQuery(query.query)).toBe('"Əli Həsənov" has:phone')
  })

  it('all but words are chips, and a chip edits its own piece of the text', () => {
    const { query } = store('ali group:VIP grop:x (spent>5 OR new:sync) -no:phone')
    expect(query.filters).toHaveLength(3)
    query.switch(filter(query, 0))
    expect(query.text).toBe('ali ~group:VIP grop:x (spent>5 OR new:sync) -no:phone')
    expect(formatQuery(query.query)).toContain('~group:VIP')
    query.replace(filter(query, 0), active)
    query.remove(filter(query, 2))
    expect(query.text).toBe('ali active:yes grop:x (spent>5 OR new:sync)')
    query.add({ kind: 'named', field: 'group', values: ['My Customers'] })
    expect(query.text).toBe('group:"My Customers" ali active:yes grop:x (spent>5 OR new:sync)')
  })

  it('is cleared of filters alone, or as a whole', () => {
    const { query } = store('removed:any ali group:VIP ~active:yes "Əli H"')
    expect(query.removed).toBe('any')
    query.clearFilters()
    expect(query.text).toBe('ali "Əli H"')
    expect(query.removed).toBe('no')
    query.clear()
    expect(query.text).toBe('')
  })

  it('goes back and forth through what was typed, by words, and what was clicked', () => {
    const { query, changes } = store()
    const type = (text: string): void => {
      for (const letter of text) query.type(query.text + letter)
    }
    const gone = (step: () => boolean): readonly string[] => {
      const texts: string[] = []
      while (step()) texts.push(query.text)
      return texts
    }
    type('ali veli ')
    query.type('ali veli')
    query.type('ali vel')
    query.add(active)
    query.startEditing()
    for (const value of [5, 50, 500]) {
      const values = [{ is: '>', value }] as const
      query.replace(filter(query, 0), { kind: 'number', field: 'spent', values })
    }
    query.clear()
    const texts = ['spent>500 ali vel', 'active:yes ali vel', 'ali vel', 'ali veli ', 'ali ', '']
    expect(gone(() => query.undo())).toEqual(texts)
    expect(query.undo()).toBe(false)
    expect(gone(() => query.redo())).toEqual([...texts.slice(0, -1).reverse(), ''])
    expect(gone(() => query.undo()).slice(0, 2)).toEqual(texts.slice(0, 2))
    query.redo()
    query.type('x')
    expect(query.redo()).toBe(false)
    const before = changes()
    query.undo()
    expect([query.text, changes()]).toEqual(['ali ', before + 1])
  })

  it('never grows longer than what can be remembered', () => {
    const { query, changes } = store('ali')
    query.setText('x'.repeat(limits.query + 1))
    expect(query.text).toBe('ali')
    expect(changes()).toBe(0)
  })
})
