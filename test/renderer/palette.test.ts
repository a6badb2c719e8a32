import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '#shared/errors'
import type { SavedView } from '#shared/views'
import { completePage } from './in-memory-app'
import { last, openApp, searchBox, type OpenApp } from './open-app'
import { cafe, deskHandlers } from './sample-desk'

beforeAll(completePage)

const label = 'Find a command, view, setting or customer'
const field = (): HTMLInputElement => screen.getByRole('combobox', { name: label })
const options = (): HTMLElement[] =>
  within(screen.getByRole('listbox', { name: 'Results' })).queryAllByRole('option')
const texts = (): string[] => options().map((option) => option.querySelector('bdi')?.textContent ?? '')
const current = (): string | undefined =>
  options()
    .find((option) => option.getAttribute('aria-selected') === 'true')
    ?.querySelector('bdi')?.textContent

async function openPalette(handlers: Parameters<typeof openApp>[0] = {}, key = 'k'): Promise<OpenApp> {
  const app = await openApp({ ...deskHandlers(6), 'views.list': () => [allCustomers, mine], ...handlers })
  await screen.findByRole('combobox', searchBox)
  await fireEvent.keyDown(window, { key, code: 'KeyK', ctrlKey: true })
  return app
}
const allCustomers: SavedView = { kind: 'ready', id: 'all', pinned: true, hidden: false }
const mine: SavedView = {
  kind: 'own',
  id: 'mine',
  name: 'Əməkdaşlar',
  pinned: false,
  content: { query: 'group:VIP', sort: [], columns: [] },
}

const type = (value: string): Promise<unknown> => fireEvent.input(field(), { target: { value } })
const press = (key: string): Promise<unknown> => fireEvent.keyDown(field(), { key })

describe('the command palette', () => {
  it('opens with Ctrl+K, also on a Russian keyboard, and closes', async () => {
    const app = await openPalette({}, 'л')
    expect(document.activeElement).toBe(field())
    expect(current()).toBe('Go to search')
    await fireEvent(document.querySelector('dialog') ?? window, new Event('cancel', { cancelable: true }))
    expect(app.session.overlay).toBeNull()
  })

  it('finds commands by the starts of their words and carries them out', async () => {
    const app = await openPalette()
    await type('sync')
    expect(texts().slice(0, 2)).toEqual(['Sync now', 'Sync history'])
    await type('cou sho')
    expect(texts()[0]).toBe('Show or hide counts')
    await type('keyb')
    await press('Enter')
    await waitFor(() => {
      expect(app.session.overlay).toEqual({ name: 'shortcuts' })
    })
  })

  it('is chosen from by a mouse that moves, not by one that rests where the list appears', async () => {
    await openPalette()
    const point = (at: number, clientY: number): Promise<unknown> =>
      fireEvent.pointerMove(options()[at] ?? document.body, { clientX: 300, clientY })
    await type('sync')
    await point(2, 90)
    await point(2, 90)
    expect(current()).toBe('Sync now')
    await point(1, 70)
    expect(current()).toBe('Sync history')
    await type('syn')
    await point(2, 90)
    expect(current()).toBe('Sync now')
  })

  it('finds views whatever letters are typed, and opens them', async () => {
    const app = await openPalette()
    await type('emekdas')
    expect(current()).toBe('Əməkdaşlar')
    await press('Enter')
    await waitFor(() => {
      expect(app.session.desk?.view.query.text).toBe('group:VIP')
    })
  })

  it('goes to a setting, which it finds by its choices, too', async () => {
    await openPalette()
    await type('dark')
    expect(current()).toBe('Theme')
    await press('Enter')
    const dialog = await screen.findByRole('dialog', { name: 'Settings' })
    await waitFor(() => {
      expect(document.activeElement).toBe(within(dialog).getByRole('radio', { name: 'System' }))
    })
  })

  it('shows, hides and sorts columns', async () => {
    const app = await openPalette()
    await type('column cashback')
    expect(current()).toBe('Show column: Cashback')
    await press('Enter')
    await waitFor(() => {
      expect(app.session.desk?.view.columns.keys).toContain('cashback')
    })
    await fireEvent.keyDown(window, { key: 'k', code: 'KeyK', ctrlKey: true })
    await type('sort spent')
    await press('Enter')
    await waitFor(() => {
      expect(app.session.desk?.view.columns.sort.map(({ column }) => column)).toEqual(['spent'])
    })
  })

  it('finds customers by the same search as the box, below the rest, and opens their details', async () => {
    const app = await openPalette()
    await type('guest 4')
    await waitFor(() => {
      expect(texts()).toEqual(['Guest 4', 'Search the list for “guest 4”'])
    })
    expect(last(app, 'customers.window')).toMatchObject({ connectionId: cafe.id, query: 'guest 4', sort: [] })
    expect(options()[0]?.textContent).toContain('+994 50 535 57 57')
    await press('Enter')
    await waitFor(() => {
      expect(app.session.desk?.details.isOpen).toBe(true)
    })
    expect(last(app, 'customers.get')).toEqual({ connectionId: cafe.id, id: 4 })
    expect(app.session.settings.value.recentCommands).toEqual([])
  })

  it('searches the list for what is typed', async () => {
    const app = await openPalette()
    await type('guest')
    await waitFor(() => {
      expect(texts()).toContain('Guest 1')
    })
    await press('ArrowUp')
    expect(current()).toBe('Search the list for “guest”')
    await press('Enter')
    await waitFor(() => {
      expect(app.session.desk?.view.query.text).toBe('guest')
    })
  })

  it('keeps the current line while customers arrive', async () => {
    await openPalette()
    await type('g')
    const before = current()
    await press('ArrowDown')
    const reached = current()
    expect(reached).not.toBe(before)
    await waitFor(() => {
      expect(texts()).toContain('Guest 1')
    })
    expect(current()).toBe(reached)
    await press('ArrowUp')
    expect(current()).toBe(before)
    await press('ArrowUp')
    expect(current()).toBe(texts().at(-1))
  })

  it('says why customers cannot be searched, and offers the rest', async () => {
    await openPalette({
      'customers.window': () => {
        throw new AppError({ code: 'storage.busy' })
      },
    })
    await type('se')
    expect((await screen.findByText(/Customers could not be searched/)).textContent).toContain(
      'Another program',
    )
    expect(texts()).toContain('Settings')
  })

  it('offers what was used last first', async () => {
    const app = await openPalette()
    await type('data folder')
    expect(current()).toBe('Data folder')
    await press('Enter')
    await waitFor(() => {
      expect(app.session.settings.value.recentCommands).toEqual(['setting-dataFolder'])
    })
    app.session.overlay = { name: 'palette' }
    await waitFor(() => {
      expect(texts()[0]).toBe('Data folder')
    })
    expect(texts().filter((text) => text === 'Data folder')).toHaveLength(1)
  })

  it('says when nothing is found', async () => {
    await openPalette()
    await type('xyz xyz')
    await waitFor(() => {
      expect(options()).toEqual([])
    })
    expect(screen.getByText('Nothing found')).toBeTruthy()
  })
})
