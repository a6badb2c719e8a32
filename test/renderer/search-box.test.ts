import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { tick } from 'svelte'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Facets } from '#shared/facets'
import { defaultSettings } from '#shared/settings'
import { QueryStore } from '../../src/renderer/query/query.svelte'
import SearchBox from '../../src/renderer/query/SearchBox.svelte'
import { completePage } from './in-memory-app'

const facets: Facets = {
  group: [
    { value: '5', name: 'VIP', customers: 1200 },
    { value: '7', name: 'My Customers', customers: 30 },
  ],
}

interface Opened {
  readonly query: QueryStore
  readonly box: HTMLInputElement
  readonly left: () => number
}

function open(search = ''): Opened {
  const query = new QueryStore({ ...defaultSettings, search }, () => undefined)
  let left = 0
  render(SearchBox, {
    query,
    facets,
    onleave: () => {
      left += 1
    },
  })
  const box = screen.getByRole('combobox', { name: 'Search customers' })
  if (!(box instanceof HTMLInputElement)) throw new TypeError('The search box is no input.')
  box.focus()
  return { query, box, left: () => left }
}

async function type(box: HTMLInputElement, text: string): Promise<void> {
  await fireEvent.input(box, { target: { value: text } })
}

const press = (box: HTMLElement, key: string, given: KeyboardEventInit = {}): Promise<boolean> =>
  fireEvent.keyDown(box, { key, ...given })
const options = (): readonly (string | null)[] =>
  screen.queryAllByRole('option').map((option) => option.firstElementChild?.textContent ?? null)

beforeAll(completePage)

describe('completion', () => {
  it('offers while typing, begins with the first, is moved through by arrow keys, and takes with Enter and Tab', async () => {
    const { query, box } = open()
    await type(box, 'ali gr')
    expect(box.getAttribute('aria-expanded')).toBe('true')
    expect(options()).toEqual(['group:'])
    const chosen = screen.getByRole('option', { selected: true })
    expect(box.getAttribute('aria-activedescendant')).toBe(chosen.id)
    expect(chosen.closest('[role=listbox]')?.id).toBe(box.getAttribute('aria-controls'))
    await press(box, 'Enter')
    await waitFor(() => {
      expect(options()).toEqual(['VIP', 'My Customers'])
    })
    expect(query.text).toBe('ali group:')
    expect(screen.getByText('1,200 in all')).toBeTruthy()
    await press(box, 'ArrowDown')
    await press(box, 'Tab')
    await waitFor(() => {
      expect(query.text).toBe('group:"My Customers" ali')
    })
    expect([box.value, box.selectionStart]).toEqual(['ali', 3])
    expect(options()).toEqual([])
  })

  it('takes no key for what only contains the typed word, which is searched for', async () => {
    const { query, box } = open()
    await type(box, 'ustom')
    expect(options()).toEqual(['My Customers'])
    expect(box.hasAttribute('aria-activedescendant')).toBe(false)
    expect(await press(box, 'Tab')).toBe(true)
    expect(await press(box, 'Enter')).toBe(true)
    expect(query.text).toBe('ustom')
    expect(options()).toEqual([])
  })

  it('is opened by Alt+ArrowDown or Ctrl+Space, and closed by Escape, blanks and leaving', async () => {
    const { query, box, left } = open()
    await press(box, 'ArrowDown', { altKey: true })
    expect(options().length).toBeGreaterThan(5)
    await press(box, 'Escape')
    expect(options()).toEqual([])
    await press(box, ' ', { ctrlKey: true })
    expect(options().length).toBeGreaterThan(5)
    await type(box, 'ali ')
    expect(options()).toEqual([])
    await type(box, 'ali gr')
    await fireEvent.blur(box)
    expect(options()).toEqual([])
    expect(left()).toBe(0)
    await press(box, 'Escape')
    expect(query.text).toBe('')
    await press(box, 'Escape')
    await press(box, 'ArrowDown')
    expect(left()).toBe(2)
  })

  it('takes with the mouse, without losing the focus', async () => {
    const { query, box } = open()
    await type(box, 'my')
    const option = screen.getByRole('option')
    expect(await fireEvent.pointerDown(option)).toBe(false)
    await fireEvent.click(option)
    await waitFor(() => {
      expect(query.text).toBe('group:"My Customers"')
    })
    expect(document.activeElement).toBe(box)
  })
})

describe('a mistake', () => {
  it('is told after a pause or when typing ends, and can be mended with a click', async () => {
    const { query, box } = open()
    await type(box, 'ali grop:VIP')
    expect(box.getAttribute('aria-invalid')).toBe('false')
    await press(box, 'Enter')
    expect(box.getAttribute('aria-invalid')).toBe('true')
    const note = (): string | undefined =>
      document.getElementById(box.getAttribute('aria-describedby') ?? '')?.textContent.trim()
    expect(note()).toMatch(/“grop:VIP” is ignored\. .*Did you mean “group”\?/)
    expect(document.querySelector('.wrong')?.textContent).toBe('grop')
    await fireEvent.click(screen.getByRole('button', { name: 'Use group:VIP' }))
    await waitFor(() => {
      expect(box.getAttribute('aria-invalid')).toBe('false')
    })
    expect([query.text, box.value]).toEqual(['group:VIP ali', 'ali'])
    expect(document.activeElement).toBe(box)
    expect(note()).toMatch(/^Searches name, all phones/)
  })

  it('of a query that was there before is told at once; of many, the first few', () => {
    open(`active:perhaps a:1 b:2 c:3 "${'long '.repeat(50)}`)
    expect(screen.getByText(/type yes or no/)).toBeTruthy()
    expect(screen.getByText('2 more mistakes')).toBeTruthy()
    expect(document.querySelectorAll('.wrong').length).toBeGreaterThan(4)
  })

  it('in the name of a group is told with the name that was meant; the filter stays', async () => {
    const { query, box } = open('group:VPI,7,"my customers" venue:Elsewhere')
    expect(screen.getByText('No group called “VPI”.')).toBeTruthy()
    // Venues are not known here, so nothing can be said of them.
    expect(screen.queryByText(/No venue/)).toBeNull()
    // The filter is a chip, so nothing is underlined in the box.
    expect(document.querySelector('.wrong')).toBeNull()
    expect(query.parsed.mistakes).toEqual([])
    await fireEvent.click(screen.getByRole('button', { name: 'Use VIP' }))
    expect(query.text).toBe('group:VIP,7,"my customers" venue:Elsewhere')
    expect(box.getAttribute('aria-invalid')).toBe('false')
  })
})

describe('a hint', () => {
  it('tells of a number with blanks, which is no mistake, and can be answered either way', async () => {
    const { query, box } = open('spent>1 500 ali')
    const hint = '“1 500” is read as the number 1 and the search text “500”.'
    expect(document.getElementById(box.getAttribute('aria-describedby') ?? '')?.textContent).toBe(hint)
    expect(box.getAttribute('aria-invalid')).toBe('false')
    expect(document.querySelector('.wrong, .mistake')).toBeNull()
    expect(screen.getByRole('button', { name: 'Use 1500' })).toBeTruthy()
    await fireEvent.click(screen.getByRole('button', { name: 'Search for "500"' }))
    expect(query.text).toBe('spent>1 "500" ali')
    expect(screen.queryByText(hint)).toBeNull()
  })
})

describe('undo and redo', () => {
  it('go through texts that the app set too, with the caret where the change was', async () => {
    const { query, box } = open('ali group:VIP has:phone')
    await press(box, 'Escape')
    expect([box.value, query.filters.length]).toEqual(['', 2])
    expect(await press(box, 'z', { ctrlKey: true })).toBe(false)
    await tick()
    expect([box.value, box.selectionStart]).toEqual(['ali', 3])
    const [part] = query.filters
    if (part === undefined) throw new RangeError('There is no filter.')
    query.remove(part)
    await press(box, 'z', { metaKey: true })
    await tick()
    expect(query.text).toBe('group:VIP has:phone ali')
    // A Russian keyboard.
    await press(box, 'н', { code: 'KeyY', ctrlKey: true })
    expect(query.text).toBe('has:phone ali')
    await press(box, 'Z', { ctrlKey: true, shiftKey: true })
    expect(query.text).toBe('has:phone ali')
    const menu = new InputEvent('beforeinput', { inputType: 'historyUndo', bubbles: true, cancelable: true })
    await fireEvent(box, menu)
    expect(menu.defaultPrevented).toBe(true)
    expect(query.text).toBe('group:VIP has:phone ali')
  })
})

describe('the search box', () => {
  it('shows no filter that is a chip, and the whole query as text while F2 asks for it', async () => {
    const { query, box } = open('group:VIP ali')
    expect(box.value).toBe('ali')
    await press(box, 'F2')
    await tick()
    expect([box.value, query.filters.length]).toEqual(['group:VIP ali', 0])
    expect(screen.getByRole('button', { name: /as text/, pressed: true })).toBeTruthy()
    await type(box, '~group:VIP ali spent>5')
    expect([...document.querySelectorAll('.off')].map((piece) => piece.textContent).join('')).toBe(
      '~group:VIP',
    )
    await press(box, 'Enter')
    await tick()
    expect([box.value, query.filters.length, query.text]).toEqual(['ali', 2, '~group:VIP spent>5 ali'])
    await fireEvent.click(screen.getByRole('button', { name: /as text/ }))
    await press(box, 'Escape')
    await tick()
    expect(box.value).toBe('ali')
  })

  it('keeps what was found while the name of a group is half typed', async () => {
    const { query, box } = open('ali')
    const at = async (text: string): Promise<string> => {
      box.value = text
      box.setSelectionRange(text.length, text.length)
      await fireEvent.input(box)
      return query.asked
    }
    expect(await at('ali group:V')).toBe('ali')
    expect(await at('ali group:VIP')).toBe('group:VIP ali')
    expect(await at('ali group:VIPx')).toBe('ali')
    await press(box, 'Enter')
    expect(query.asked).toBe('group:VIPx ali')
  })
})
