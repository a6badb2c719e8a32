import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { Settings } from '#shared/settings'
import { DetailsStore } from '../../src/renderer/details/details.svelte'
import { SettingsStore } from '../../src/renderer/session/settings.svelte'
import { completePage, customer, details, inMemoryApp } from './in-memory-app'
import { last, openApp, searchBox, type OpenApp } from './open-app'
import { deskHandlers } from './sample-desk'

beforeAll(completePage)

const usual = window.innerWidth
const setWidth = (width: number): void => {
  Object.defineProperty(window, 'innerWidth', { configurable: true, value: width })
  window.dispatchEvent(new Event('resize'))
}
beforeEach(() => {
  setWidth(1280)
})
afterEach(() => {
  setWidth(usual)
})

const panel = (): HTMLElement => screen.getByRole('complementary', { name: 'Customer details' })
const isOpen = (): boolean => screen.queryByRole('complementary', { name: 'Customer details' }) !== null
const grid = (): HTMLElement => screen.getByRole('grid')
const heading = (name: string): Promise<HTMLElement> => within(panel()).findByRole('heading', { name })
const ctrlI = (): Promise<boolean> => fireEvent.keyDown(window, { key: 'i', ctrlKey: true })

async function open(
  settings: Partial<Settings> = {},
  handlers: Parameters<typeof openApp>[0] = {},
): Promise<OpenApp> {
  const app = await openApp({ ...deskHandlers(30, { settings }), ...handlers })
  await screen.findByText('Guest 1')
  return app
}

describe('the details panel', () => {
  it('stays with the person as a typed filter becomes a chip', async () => {
    const app = await open()
    const box = screen.getByRole('combobox', searchBox)
    box.focus()
    await fireEvent.input(box, { target: { value: 'guest group:VIP' } })
    await waitFor(() => {
      expect(app.session.desk?.rows.view.query).toBe('group:VIP guest')
      expect(app.session.desk?.rows.pending).toBe(false)
    })
    const { desk } = app.session
    if (desk === null) throw new Error('No connection is open.')
    desk.rows.current = 1
    await fireEvent.blur(box)
    expect(desk.view.query.box).toBe('guest')
    expect(desk.rows.pending).toBe(false)
    expect(desk.rows.current).toBe(1)
  })

  it('is open in a wide window, for the first row until the person chooses another one', async () => {
    await open()
    expect(await heading('Guest 1')).toBeTruthy()
    expect(document.activeElement).not.toBe(grid())
    await fireEvent.keyDown(grid(), { key: 'ArrowDown' })
    expect(await heading('Guest 2')).toBeTruthy()
    await fireEvent.input(screen.getByRole('combobox', searchBox), { target: { value: 'guest' } })
    expect(await heading('Guest 1')).toBeTruthy()
  })

  it('shows nobody if nobody matches, and then the first of the next list', async () => {
    await open()
    await heading('Guest 1')
    const search = screen.getByRole('combobox', searchBox)
    await fireEvent.input(search, { target: { value: 'nobody-has-this' } })
    await waitFor(() => {
      expect(within(panel()).queryByRole('heading')).toBeNull()
    })
    await fireEvent.input(search, { target: { value: '' } })
    expect(await heading('Guest 1')).toBeTruthy()
  })

  it('is closed in a narrow window until the person opens it, which is remembered', async () => {
    setWidth(1100)
    const app = await open()
    expect(isOpen()).toBe(false)
    await fireEvent.click(screen.getByRole('button', { name: 'Show details' }))
    expect(isOpen()).toBe(true)
    expect(last(app, 'settings.write')).toEqual({ detailsOpen: true })
  })

  it('opens and closes with Ctrl+I, and stays closed if that was the last choice', async () => {
    const app = await open()
    await fireEvent.keyDown(grid(), { key: 'ArrowDown' })
    await ctrlI()
    expect(isOpen()).toBe(false)
    expect(last(app, 'settings.write')).toEqual({ detailsOpen: false })
    const asked = app.calls.filter(([name]) => name === 'customers.get').length
    await fireEvent.keyDown(grid(), { key: 'ArrowDown' })
    expect(app.calls.filter(([name]) => name === 'customers.get')).toHaveLength(asked)
    await ctrlI()
    expect(await heading('Guest 3')).toBeTruthy()
  })

  it('starts closed if the person closed it', async () => {
    await open({ detailsOpen: false })
    expect(isOpen()).toBe(false)
  })

  it('covers the table where there is no room, only on demand, until Escape', async () => {
    setWidth(800)
    const app = await open({ detailsOpen: true })
    expect(isOpen()).toBe(false)
    await fireEvent.keyDown(grid(), { key: 'ArrowDown' })
    await fireEvent.keyDown(grid(), { key: 'Enter' })
    expect(await heading('Guest 1')).toBeTruthy()
    expect(screen.queryByRole('separator')).toBeNull()
    await fireEvent.keyDown(grid(), { key: 'Escape' })
    expect(isOpen()).toBe(false)
    expect(last(app, 'settings.write')).toBeUndefined()
  })

  it('is resized by keys, within limits', async () => {
    const app = await open({ detailsWidth: 400 })
    const edge = screen.getByRole('separator', { name: 'Width of the details' })
    const now = (): number => Number(edge.getAttribute('aria-valuenow'))
    expect(now()).toBe(400)
    await fireEvent.keyDown(edge, { key: 'ArrowLeft' })
    expect(now()).toBe(424)
    await fireEvent.keyDown(edge, { key: 'ArrowRight' })
    await fireEvent.keyDown(edge, { key: 'Home' })
    expect(now()).toBe(300)
    await fireEvent.keyDown(edge, { key: 'ArrowRight' })
    expect(now()).toBe(300)
    await fireEvent.keyDown(edge, { key: 'End' })
    expect(now()).toBe(640)
    await waitFor(() => {
      expect(last(app, 'settings.write')).toEqual({ detailsWidth: 640 })
    })
    await fireEvent.dblClick(edge)
    expect(now()).toBe(372)
  })

  it('goes to the previous and the next customer by buttons and keys', async () => {
    await open()
    const next = within(panel()).getByRole('button', { name: 'Next customer' })
    await heading('Guest 1')
    await fireEvent.click(next)
    expect(await heading('Guest 2')).toBeTruthy()
    panel().focus()
    await fireEvent.keyDown(panel(), { key: 'ArrowDown', altKey: true })
    expect(await heading('Guest 3')).toBeTruthy()
    await fireEvent.keyDown(panel(), { key: 'ArrowUp', altKey: true })
    await fireEvent.click(within(panel()).getByRole('button', { name: 'Previous customer' }))
    expect(await heading('Guest 1')).toBeTruthy()
  })

  it('shows phone and email with their actions, and the original number on hover', async () => {
    await open(
      {},
      {
        'customers.get': ({ id }) =>
          details(customer(id, { phone: '0505355757', phones: ['ask Leyla'], email: 'ali@example.com' })),
      },
    )
    await fireEvent.keyDown(grid(), { key: 'ArrowDown' })
    const link = (name: string): string | null =>
      within(panel()).getByRole('link', { name }).getAttribute('href')
    const phone = await within(panel()).findByRole('button', { name: 'Copy Phone: +994 50 535 57 57' })
    expect(phone.title).toBe('In Clopos: 0505355757')
    expect(link('Call +994 50 535 57 57')).toBe('tel:+994505355757')
    expect(link('WhatsApp +994 50 535 57 57')).toBe('https://wa.me/994505355757')
    expect(within(panel()).queryByRole('link', { name: 'WhatsApp ask Leyla' })).toBeNull()
    expect(link('Email ali@example.com')).toBe('mailto:ali@example.com')
  })

  it('says in words who is inactive, in which group, and when the birthday is', async () => {
    const today = new Date()
    const soon = new Date(today.getFullYear(), today.getMonth(), today.getDate() + 3)
    const monthAndDay = [soon.getMonth() + 1, soon.getDate()].map((part) => String(part).padStart(2, '0'))
    await open(
      {},
      {
        'customers.get': ({ id }) =>
          details(
            customer(id, {
              active: false,
              groupId: 5,
              groupName: 'VIP',
              dateOfBirth: ['2000', ...monthAndDay].join('-'),
              spent: 100,
              receiptCount: 8,
            }),
          ),
      },
    )
    await fireEvent.keyDown(grid(), { key: 'ArrowDown' })
    expect(await within(panel()).findByText('Inactive')).toBeTruthy()
    expect(within(panel()).getByText('VIP')).toBeTruthy()
    expect(within(panel()).getByText(/years old · in 3 days$/)).toBeTruthy()
    expect(within(panel()).getByText(/12\.50/)).toBeTruthy()
  })

  it('looks for others only once the person stays with a customer', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => {
      vi.useRealTimers()
    })
    const { call } = inMemoryApp({
      ...deskHandlers(30),
      'customers.get': ({ id }) => details(customer(id, { phone: `05053557${String(10 + id)}` })),
    }).transport
    const asked: string[] = []
    const store = new DetailsStore(
      'nar-cafe',
      (method, input) => {
        if (method === 'customers.window') asked.push(JSON.stringify(input))
        return call(method, input)
      },
      new SettingsStore(call),
    )
    for (const id of [1, 2, 3]) {
      store.follow(id)
      // Waiting with a timer would move the clock.
      while (store.shown?.customer.id !== id) await new Promise((done) => setImmediate(done))
    }
    expect(asked).toEqual([])
    vi.runAllTimers()
    expect(asked).toEqual([expect.stringContaining('0505355713')])
    store.close()
  })

  it('lists other customers with the same phone, and opens them', async () => {
    const window = deskHandlers(30)['customers.window']
    const app = await open(
      {},
      {
        'customers.window': (input) =>
          input.query.startsWith('phone:=')
            ? {
                revision: 1,
                offset: 0,
                count: 3,
                rows: [1, 2, 3].map((id) => customer(id, { phone: '+994505355757' })),
              }
            : (window?.(input) ?? { revision: 1, offset: 0, count: 0, rows: [] }),
      },
    )
    const other = await within(panel()).findByRole('button', { name: 'Guest 2 same phone' })
    expect(within(panel()).queryByRole('button', { name: /^Guest 1 / })).toBeNull()
    await fireEvent.click(other)
    expect(await heading('Guest 2')).toBeTruthy()
    expect(within(panel()).getByRole('button', { name: 'Next customer' })).toHaveProperty('disabled', true)
    await fireEvent.click(await within(panel()).findByRole('button', { name: 'Show in the list (3)' }))
    await waitFor(() => {
      expect(app.session.settings.value.search).toContain('phone:=0505355757')
    })
  })
})
