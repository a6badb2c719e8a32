import { describe, expect, it } from 'vitest'
import { formatQuery } from '#shared/query'
import { defaultSettings } from '#shared/settings'
import { means, namesOf, toggleChoice } from '../../src/renderer/query/choices'
import { QueryStore } from '../../src/renderer/query/query.svelte'

function store(search = '', filters = ''): { query: QueryStore; changes: () => number } {
  let count = 0
  const query = new QueryStore({ ...defaultSettings, search, filters }, () => {
    count += 1
  })
  return { query, changes: () => count }
}

describe('text and chips are one query', () => {
  it('typed terms count at once and move into the chips with Enter', () => {
    const { query, changes } = store('', 'active:yes')
    query.setText('ali group:VIP')
    expect(formatQuery(query.query)).toBe('active:yes group:VIP ali')
    expect(query.saved).toEqual({ search: 'ali group:VIP', filters: 'active:yes' })
    query.commit()
    expect(query.text).toBe('ali')
    expect(query.saved).toEqual({ search: 'ali', filters: 'active:yes group:VIP' })
    expect(changes()).toBe(2)
  })

  it('a mistake stays in the text, and the rest applies', () => {
    const { query } = store()
    query.setText('"Əli Həsənov" grop:VIP has:phone')
    expect(query.parsed.mistakes.map(({ text }) => text)).toEqual(['grop:VIP'])
    query.commit()
    expect(query.text).toBe('"Əli Həsənov" grop:VIP')
    expect(query.flag('has')).toBe(true)
  })

  it('a chip replaces and resets what was typed for its field', () => {
    const { query } = store('active:yes ali')
    expect(query.flag('active')).toBe(true)
    query.setTerm({ kind: 'flag', field: 'active', values: [false] })
    expect(query.text).toBe('ali')
    expect(query.flag('active')).toBe(false)
    query.clearTerm('active')
    expect(formatQuery(query.query)).toBe('ali')
  })

  it('is cleared in part and as a whole', () => {
    const { query } = store('ali group:VIP', 'removed:any')
    expect(query.removed).toBe('any')
    query.clearTerms()
    expect(formatQuery(query.query)).toBe('ali')
    query.clear()
    expect(query.text).toBe('')
    expect(query.removed).toBe('no')
  })
})

describe('what no chip can show', () => {
  it('counts, and stays in the text', () => {
    const { query } = store('', 'active:yes')
    query.setText('spent>500 group:VIP OR ali removed:7d -no:phone has:phone,email')
    expect(formatQuery(query.query)).toBe(`active:yes ${query.text}`)
    query.commit()
    expect(query.text).toBe('spent>500 group:VIP OR ali removed:7d -no:phone has:phone,email')
  })

  it('a filter typed twice holds twice', () => {
    const { query } = store()
    query.setText('group:VIP group:Staff active:no')
    query.commit()
    expect(query.text).toBe('group:VIP group:Staff')
    expect(formatQuery(query.query)).toBe('active:no group:VIP group:Staff')
  })
})

describe('choices', () => {
  const vip = { value: '5', name: 'VİP', customers: 3 }
  const staff = { value: '7', name: 'Staff', customers: 2 }

  it('are meant by id and by name, however it is written', () => {
    expect(means('5', vip)).toBe(true)
    expect(means('vip', vip)).toBe(true)
    expect(means('7', vip)).toBe(false)
  })

  it('are toggled and named', () => {
    expect(toggleChoice(['vip'], staff)).toEqual(['vip', '7'])
    expect(toggleChoice(['vip', '7'], vip)).toEqual(['7'])
    expect(namesOf(['5', '7', 'other'], [vip, staff])).toEqual(['VİP', 'Staff', 'other'])
  })
})
