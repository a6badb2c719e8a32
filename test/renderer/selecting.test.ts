import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Contract, Handlers, Input } from '#shared/contract'
import { AppError } from '#shared/errors'
import App from '../../src/renderer/App.svelte'
import { Session } from '../../src/renderer/session/session.svelte'
import { completePage, copyStatus, customer, inMemoryApp, type InMemoryApp } from './in-memory-app'
import { cafe, deskHandlers } from './sample-desk'

beforeAll(completePage)

/** An app whose selections are kept as the backend keeps them, over customers `1` to `count` in the order of `order`. */
function selecting(order: () => readonly number[]): Partial<Handlers<Contract>> {
  const selected = new Set<number>()
  return {
    ...deskHandlers(order().length),
    'customers.window': ({ offset, limit }) => ({
      revision: 1,
      offset,
      count: order().length,
      rows: order()
        .slice(offset, offset + limit)
        .map((id) => customer(id)),
    }),
    'customers.places': ({ ids }) =>
      ids.map((id) => {
        const place = order().indexOf(id)
        return place < 0 ? null : place
      }),
    'customers.select': ({ change }) => {
      const ids = (): readonly number[] => {
        if (change.kind !== 'between') return order()
        const [from = 0, to = 0] = [order().indexOf(change.from), order().indexOf(change.to)].sort(
          (a, b) => a - b,
        )
        return order().slice(from, to + 1)
      }
      if (change.kind === 'none') selected.clear()
      else if (change.kind === 'toggle') selected[selected.has(change.id) ? 'delete' : 'add'](change.id)
      else for (const id of ids()) selected[change.selected ? 'add' : 'delete'](id)
      return { count: selected.size }
    },
    'customers.selected': ({ ids }) => ({
      count: selected.size,
      ids: ids.filter((id) => selected.has(id)),
    }),
    'customers.selectionSummary': () => ({
      revision: 1,
      count: selected.size,
      spent: 10 * selected.size,
      receipts: selected.size,
      removed: 0,
      shown: order().filter((id) => selected.has(id)).length,
    }),
  }
}

async function openApp(handlers: Partial<Handlers<Contract>>): Promise<InMemoryApp> {
  const app = inMemoryApp(handlers)
  const session = new Session(app.transport)
  render(App, { session })
  await session.open()
  await screen.findByText('Guest 1')
  return app
}

const row = (name: string): HTMLElement => {
  const found = screen.getByText(name).closest<HTMLElement>('[role="row"]')
  if (found === null) throw new Error(`no row of ${name}`)
  return found
}
const isSelected = (name: string): string | null => row(name).getAttribute('aria-selected')
const box = (name: string): HTMLElement => within(row(name)).getAllByRole('gridcell')[0] ?? row(name)
const grid = (): HTMLElement => screen.getByRole('grid')

/** What Ctrl+C does in a browser. Older versions of Chromium send the event to the page, not to what has the focus. */
async function pressCopy(): Promise<void> {
  grid().focus()
  await fireEvent(document.body, new Event('copy', { bubbles: true, cancelable: true }))
}
const activeRow = (): string | undefined =>
  document
    .getElementById(grid().getAttribute('aria-activedescendant') ?? '')
    ?.closest('[role="row"]')
    ?.querySelector('.name')
    ?.textContent.trim()
const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1)
const last = (app: InMemoryApp, method: string): unknown =>
  app.calls.filter(([name]) => name === method).at(-1)?.[1]

describe('rows are selected', () => {
  it('by their boxes, with Ctrl and Shift, and all at once', async () => {
    await openApp(selecting(() => numbers(40)))
    await fireEvent.click(box('Guest 2'))
    await fireEvent.click(screen.getByText('Guest 4'), { ctrlKey: true })
    expect([isSelected('Guest 2'), isSelected('Guest 3'), isSelected('Guest 4')]).toEqual([
      'true',
      'false',
      'true',
    ])
    expect(await screen.findByText('2 selected')).toBeTruthy()
    expect(await screen.findByText('Spent ₼20.00')).toBeTruthy()
    await fireEvent.click(screen.getByText('Guest 7'), { shiftKey: true })
    await waitFor(() => {
      expect(isSelected('Guest 6')).toBe('true')
    })
    expect(await screen.findByText('5 selected')).toBeTruthy()
    const all = screen.getByRole('checkbox', { name: 'Select all matches' })
    expect(all).toHaveProperty('indeterminate', true)
    await fireEvent.click(all)
    expect(await screen.findByText('40 selected')).toBeTruthy()
    await waitFor(() => {
      expect(all).toHaveProperty('checked', true)
    })
    await fireEvent.click(box('Guest 1'))
    expect(await screen.findByText('39 selected')).toBeTruthy()
    expect(isSelected('Guest 1')).toBe('false')
    await fireEvent.click(screen.getByRole('button', { name: 'Clear selection' }))
    expect(isSelected('Guest 3')).toBe('false')
    expect(screen.queryByText(/selected$/)).toBeNull()
    expect(document.activeElement).toBe(grid())
  })

  it('or let go while it is still being asked which they are', async () => {
    const handlers = selecting(() => numbers(40))
    let told: () => void = () => undefined
    const asked = new Promise<void>((resolve) => (told = resolve))
    const selected = vi.fn(async (input: Input<Contract, 'customers.selected'>) => {
      await asked
      return (await handlers['customers.selected']?.(input)) ?? { count: 0, ids: [] }
    })
    const app = await openApp({ ...handlers, 'customers.selected': selected })
    await fireEvent.keyDown(grid(), { key: 'ArrowDown' })
    await fireEvent.keyDown(grid(), { key: 'a', ctrlKey: true })
    expect(await screen.findByText('40 selected')).toBeTruthy()
    app.tell({ type: 'event', name: 'copy', payload: copyStatus(cafe.id, { customers: 40 }) })
    await waitFor(() => {
      expect(selected).toHaveBeenCalled()
    })
    expect(isSelected('Guest 3')).toBe('true')
    await fireEvent.keyDown(grid(), { key: ' ' })
    expect(await screen.findByText('39 selected')).toBeTruthy()
    expect(isSelected('Guest 1')).toBe('false')
    told()
    await waitFor(() => {
      expect(selected.mock.results.length).toBeGreaterThan(1)
    })
    expect(['Guest 1', 'Guest 2'].map(isSelected)).toEqual(['false', 'true'])
    // A range is added: who was let go before stays so.
    await fireEvent.click(screen.getByText('Guest 5'), { ctrlKey: true })
    await fireEvent.click(screen.getByText('Guest 8'), { shiftKey: true })
    expect(isSelected('Guest 1')).toBe('false')
    await waitFor(() => {
      expect(['Guest 1', 'Guest 2', 'Guest 5'].map(isSelected)).toEqual(['false', 'true', 'true'])
    })
    expect(await screen.findByText('39 selected')).toBeTruthy()
  })

  it('by keys, and stay what they are when a sync moves them', async () => {
    let order = numbers(40)
    const app = await openApp(selecting(() => order))
    await fireEvent.keyDown(grid(), { key: 'ArrowDown' })
    await fireEvent.keyDown(grid(), { key: 'ArrowDown' })
    await fireEvent.keyDown(grid(), { key: ' ' })
    await fireEvent.keyDown(grid(), { key: 'ArrowDown' })
    await fireEvent.keyDown(grid(), { key: 'ArrowDown' })
    await fireEvent.keyDown(grid(), { key: ' ', shiftKey: true })
    expect(await screen.findByText('3 selected')).toBeTruthy()
    expect(activeRow()).toBe('Guest 4')
    order = [90, 91, 1, 2, 4, ...numbers(40).slice(4)]
    app.tell({ type: 'event', name: 'copy', payload: copyStatus(cafe.id, { customers: order.length }) })
    expect(await screen.findByText('Guest 90')).toBeTruthy()
    expect(activeRow()).toBe('Guest 4')
    await waitFor(() => {
      expect(['Guest 90', 'Guest 2', 'Guest 4', 'Guest 5'].map(isSelected)).toEqual([
        'false',
        'true',
        'true',
        'false',
      ])
    })
    expect(await screen.findByText('3 selected (1 not shown)')).toBeTruthy()
    await fireEvent.keyDown(grid(), { key: 'a', ctrlKey: true })
    expect(await screen.findByText('42 selected (1 not shown)')).toBeTruthy()
    await fireEvent.keyDown(grid(), { key: 'Escape' })
    expect(isSelected('Guest 4')).toBe('false')
  })
})

describe('cells are copied', () => {
  /** Stands for the browser's clipboard, which jsdom lacks. */
  function clipboard(): () => string {
    let held = ''
    document.execCommand = () => {
      const event = Object.assign(new Event('copy', { bubbles: true, cancelable: true }), {
        clipboardData: {
          setData: (_: string, copied: string) => {
            held = copied
          },
        },
      })
      document.dispatchEvent(event)
      return event.defaultPrevented
    }
    onTestFinished(() => {
      Reflect.deleteProperty(document, 'execCommand')
    })
    return () => held
  }

  it('as a range, as selected rows, or as the cell with the focus', async () => {
    const held = clipboard()
    const clipboardText = vi.fn((_: unknown) => ({ text: 'a\tb', rows: 2 }))
    const app = await openApp({ ...selecting(() => numbers(40)), 'clipboard.text': clipboardText })
    await fireEvent.click(screen.getByText('Guest 3'))
    await pressCopy()
    await waitFor(() => {
      expect(held()).toBe('a\tb')
    })
    expect(last(app, 'clipboard.text')).toMatchObject({
      rows: { kind: 'between', from: 3, to: 3 },
      columns: ['name'],
      header: false,
      language: 'en',
    })
    await fireEvent.keyDown(grid(), { key: 'ArrowDown', shiftKey: true })
    await fireEvent.keyDown(grid(), { key: 'ArrowRight', shiftKey: true })
    expect(document.querySelectorAll('[role="gridcell"][aria-selected="true"]')).toHaveLength(4)
    await fireEvent.keyDown(grid(), { key: 'C', ctrlKey: true, shiftKey: true })
    expect(await screen.findByText('2 rows copied')).toBeTruthy()
    expect(last(app, 'clipboard.text')).toMatchObject({
      rows: { kind: 'between', from: 3, to: 4 },
      columns: ['name', 'phone'],
      header: true,
    })
    await fireEvent.keyDown(grid(), { key: ' ', ctrlKey: true })
    await pressCopy()
    await waitFor(() => {
      expect(last(app, 'clipboard.text')).toMatchObject({
        rows: { kind: 'all' },
        columns: ['name', 'phone'],
      })
    })
    await fireEvent.keyDown(grid(), { key: 'Escape' })
    expect(document.querySelectorAll('[role="gridcell"][aria-selected="true"]')).toHaveLength(0)
    await fireEvent.keyDown(grid(), { key: ' ' })
    expect(await screen.findByText('1 selected')).toBeTruthy()
    await pressCopy()
    await waitFor(() => {
      expect(last(app, 'clipboard.text')).toMatchObject({ rows: { kind: 'selection' } })
    })
  })

  it('as Markdown or JSON, from the menu and from the bar of the selection', async () => {
    clipboard()
    const app = await openApp({
      ...selecting(() => numbers(40)),
      'clipboard.text': () => ({ text: 'a', rows: 1 }),
    })
    await fireEvent.contextMenu(screen.getByText('Guest 3'))
    await fireEvent.click(await screen.findByRole('menuitem', { name: 'Copy as…' }))
    await fireEvent.click(await screen.findByRole('menuitem', { name: 'Markdown table' }))
    await waitFor(() => {
      expect(last(app, 'clipboard.text')).toMatchObject({
        ...{ rows: { kind: 'between', from: 3, to: 3 }, as: 'markdown', header: true },
      })
    })
    await fireEvent.keyDown(grid(), { key: ' ' })
    const more = { name: 'Copy selected customers as Markdown or JSON' }
    await fireEvent.click(await screen.findByRole('button', more))
    await fireEvent.click(await screen.findByRole('button', { name: 'JSON' }))
    await waitFor(() => {
      expect(last(app, 'clipboard.text')).toMatchObject({ rows: { kind: 'selection' }, as: 'json' })
    })
  })

  it('as all rows once all are selected, whatever range was there', async () => {
    clipboard()
    const app = await openApp({
      ...selecting(() => numbers(40)),
      'clipboard.text': () => ({ text: 'a', rows: 40 }),
    })
    await fireEvent.click(screen.getByText('Guest 3'))
    await fireEvent.keyDown(grid(), { key: 'ArrowDown', shiftKey: true })
    await fireEvent.keyDown(grid(), { key: 'a', ctrlKey: true })
    expect(document.querySelectorAll('[role="gridcell"][aria-selected="true"]')).toHaveLength(0)
    expect(activeRow()).toBe('Guest 4')
    expect(await screen.findByText('40 selected')).toBeTruthy()
    await pressCopy()
    await waitFor(() => {
      expect(last(app, 'clipboard.text')).toMatchObject({ rows: { kind: 'selection' } })
    })
  })

  it('or the reason is told in plain words', async () => {
    await openApp({
      ...selecting(() => numbers(40)),
      'clipboard.text': () => {
        throw new AppError({ code: 'clipboard.too-many', rows: 250_000, max: 100_000 })
      },
    })
    await fireEvent.click(screen.getByText('Guest 3'))
    await pressCopy()
    expect((await screen.findByRole('alert')).textContent).toContain('250,000 rows are too many to copy')
  })
})

describe('a column', () => {
  const keys = (): (string | null)[] =>
    screen.getAllByRole('columnheader').map((header) => header.getAttribute('data-column'))

  it('is moved, pinned and hidden from its menu and by keys', async () => {
    const app = await openApp(selecting(() => numbers(5)))
    const header = (name: RegExp): HTMLElement => screen.getByRole('columnheader', { name })
    const button = within(header(/^Group/)).getByRole('button')
    button.focus()
    await fireEvent.keyDown(button, { key: 'ArrowLeft', altKey: true, shiftKey: true })
    expect(keys().slice(1, 4)).toEqual(['name', 'groupName', 'phone'])
    await waitFor(() => {
      expect(document.activeElement?.closest('[data-column]')?.getAttribute('data-column')).toBe('groupName')
    })
    await fireEvent.keyDown(document.activeElement ?? button, { key: 'ArrowDown', altKey: true })
    const menu = screen.getByRole('menu', { name: 'Group menu' })
    expect(document.activeElement).toBe(within(menu).getByRole('menuitem', { name: 'Sort ascending' }))
    await fireEvent.click(within(menu).getByRole('menuitem', { name: 'Pin column' }))
    expect(screen.queryByRole('menu')).toBeNull()
    expect(keys().slice(1, 4)).toEqual(['name', 'groupName', 'phone'])
    await fireEvent.contextMenu(header(/^Email/))
    await fireEvent.click(screen.getByRole('menuitem', { name: 'Hide column' }))
    expect(keys()).not.toContain('email')
    await waitFor(() => {
      expect(last(app, 'settings.write')).toMatchObject({
        columns: expect.arrayContaining([
          { key: 'groupName', width: 132, pinned: true, hidden: false },
          { key: 'email', width: 210, pinned: false, hidden: true },
        ]),
      })
    })
    await fireEvent.click(screen.getByRole('button', { name: 'Columns' }))
    await fireEvent.input(screen.getByRole('searchbox', { name: 'Find a column' }), {
      target: { value: 'mai' },
    })
    expect(screen.getAllByRole('checkbox', { name: /^(?!Select)/ })).toHaveLength(1)
    await fireEvent.click(screen.getByRole('checkbox', { name: 'Email' }))
    expect(keys()).toContain('email')
    await fireEvent.click(screen.getByRole('button', { name: 'Reset columns' }))
    expect(keys().slice(1, 4)).toEqual(['name', 'phone', 'groupName'])
  })
})
