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
    expect(formatQuery(query.query)).toBe('group:VIP ali')
    query.setText('ali  group:VIP spent>5')
    expect([query.text, query.box]).toEqual(['group:VIP spent>5 ali', 'ali'])
    query.setText('ali  group:VIP spent>5')
    expect(changes()).toBe(1)
  })

  it('a mistake stays in the text, and the rest applies', () => {
    const { query } = store('"Əli Həsənov" grop:VIP has:phone')
    expect(query.parsed.mistakes.map(({ text }) => text)).toEqual(['grop:VIP'])
    expect(formatQuery(query.query)).toBe('has:phone "Əli Həsənov"')
  })

  it('all but words are chips, and a chip edits its own piece of the text', () => {
    const { query } = store('ali group:VIP grop:x (spent>5 OR new:sync) -no:phone')
    expect(query.filters).toHaveLength(3)
    query.switch(filter(query, 0))
    expect(query.text).toBe('~group:VIP (spent>5 OR new:sync) -no:phone ali grop:x')
    expect(formatQuery(query.query)).toContain('~group:VIP')
    query.replace(filter(query, 0), active)
    query.remove(filter(query, 2))
    expect(query.text).toBe('active:yes (spent>5 OR new:sync) ali grop:x')
    query.add({ kind: 'named', field: 'group', values: ['My Customers'] })
    expect(query.text).toBe('active:yes (spent>5 OR new:sync) group:"My Customers" ali grop:x')
    expect(query.box).toBe('ali grop:x')
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
      for (const letter of text) query.type(query.box + letter)
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

  it('turns into chips what is finished, but not what the caret touches', () => {
    const { query, changes } = store('active:yes')
    const type = (text: string, caret = text.length): number => {
      query.type(text)
      return query.finish(caret)
    }
    expect([type('ali spent>5'), query.box, query.filters.length]).toEqual([11, 'ali spent>5', 1])
    expect([type('ali spent>50 '), query.box, query.filters.length]).toEqual([4, 'ali ', 2])
    expect(query.text).toBe('active:yes spent>50 ali ')
    // Mistakes, words, and an OR that lacks a side stay text.
    for (const text of [
      'grop:x ',
      'gender:female,both ',
      'ali OR veli ',
      '-ali ',
      '"ali group:VIP ',
      'group:VIP OR ',
    ]) {
      type(text)
      expect([query.box, query.filters.length]).toEqual([text, 2])
    }
    query.finish(null)
    query.type('group:VIP has:phone OR ali')
    query.finish(null)
    expect([query.box, query.filters.length]).toEqual(['', 4])
    const before = changes()
    expect(query.undo()).toBe(true)
    expect([query.box, query.filters.length, changes()]).toEqual(['group:VIP OR ', 2, before + 1])
  })

  it('does not ask for a value that is half typed', () => {
    const { query } = store('ali')
    query.type('ali group:V', { start: 4, end: 11 })
    expect([query.asked, query.text]).toEqual(['ali', 'ali group:V'])
    query.finish(11)
    expect(query.asked).toBe('ali')
    query.finish(null)
    expect(query.asked).toBe('group:V ali')
  })

  it('still does not ask for it when a filter before it becomes a chip', () => {
    const { query } = store()
    query.type('ali spent>5 group:V', { start: 12, end: 19 })
    expect(query.finish(19)).toBe(11)
    expect([query.box, query.asked]).toEqual(['ali group:V', 'spent>5 ali'])
  })

  it('asks for it when the caret has left it', () => {
    const { query, changes } = store()
    query.type('group:V ali', { start: 0, end: 7 })
    expect(query.asked).toBe('ali')
    query.finish(11)
    expect([query.asked, changes()]).toEqual(['group:V ali', 2])
  })

  it('asks for it as soon as the text ends, or another text is there', () => {
    const { query, changes } = store()
    query.showText(true)
    query.type('spent>5 group:V', { start: 8, end: 15 })
    expect([query.asked, changes()]).toEqual(['spent>5', 1])
    query.showText(false)
    expect([query.asked, changes()]).toEqual(['spent>5 group:V', 2])
    query.setText('')
    query.type('group:V', { start: 0, end: 7 })
    query.load('spent>5 has:phone')
    expect(query.asked).toBe('spent>5 has:phone')
  })

  it('is shown whole as text, and is chips again afterwards', () => {
    const { query } = store('ali group:VIP')
    query.showText(true)
    expect([query.box, query.filters]).toEqual(['group:VIP ali', []])
    query.type('group:VIP ali spent>5 ')
    query.finish(22)
    query.add(active)
    expect(query.box).toBe('group:VIP spent>5 active:yes ali')
    query.showText(false)
    expect([query.box, query.filters.length, query.text]).toEqual([
      'ali',
      3,
      'group:VIP spent>5 active:yes ali',
    ])
  })

  it('takes a filter without an editor back as text', () => {
    const { query } = store('active:yes (spent>5 OR new:sync) has:phone ali')
    expect(query.takeBack(filter(query, 1))).toEqual({ start: 0, end: 21 })
    expect([query.box, query.filters.length]).toEqual(['(spent>5 OR new:sync) ali', 2])
    query.finish(null)
    expect(query.text).toBe('active:yes has:phone (spent>5 OR new:sync) ali')
  })

  it('never grows longer than what can be remembered', () => {
    const { query, changes } = store('ali')
    query.setText('x'.repeat(limits.query + 1))
    expect(query.text).toBe('ali')
    expect(changes()).toBe(0)
  })
})
