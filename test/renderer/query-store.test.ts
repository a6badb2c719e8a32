import { describe, expect, it } from 'vitest'
import { formatQuery, type Clause, type Part } from '#shared/query'
import { defaultSettings, longestSearch } from '#shared/settings'
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
    expect(query.saved).toEqual({ search: 'ali  group:VIP spent>5' })
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

  it('never grows longer than what can be remembered', () => {
    const { query, changes } = store('ali')
    query.setText('x'.repeat(longestSearch + 1))
    expect(query.text).toBe('ali')
    expect(changes()).toBe(0)
  })
})
