import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Backup } from '#shared/backups'
import { AppError } from '#shared/errors'
import { defaultSettings, type Settings } from '#shared/settings'
import type { SavedView } from '#shared/views'
import { completePage } from './in-memory-app'
import { last, openApp, openDialog, searchBox, type OpenApp } from './open-app'
import { cafe, deskHandlers } from './sample-desk'

beforeAll(completePage)

const good: Backup = { id: 'b', at: Date.UTC(2026, 10, 27, 9, 30), state: 'good', views: 2, settings: 1 }
const backups: readonly Backup[] = [
  { id: 'd', at: Date.UTC(2026, 10, 29, 9, 30), state: 'newer' },
  { id: 'c', at: Date.UTC(2026, 10, 28, 9, 30), state: 'damaged' },
  good,
]

const dialog = (): HTMLElement => openDialog('Settings')

async function openBackups(handlers: Parameters<typeof openApp>[0]): Promise<OpenApp> {
  const app = await openApp({ ...deskHandlers(3), 'backups.list': () => backups, ...handlers })
  await screen.findByRole('button', { name: 'Sync' })
  await fireEvent.keyDown(window, { key: ',', code: 'Comma', ctrlKey: true })
  await fireEvent.click(within(dialog()).getByRole('button', { name: 'Backups' }))
  await within(dialog()).findAllByRole('listitem')
  return app
}

describe('the backups in the settings', () => {
  it('say when they were made and what is in them, and offer only good ones', async () => {
    await openBackups({})
    const lines = within(dialog())
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())
    expect(lines).toEqual([
      expect.stringMatching(/29\/11\/2026.*Made by a newer version/),
      expect.stringMatching(/28\/11\/2026.*Damaged/),
      expect.stringMatching(/27\/11\/2026.*2 saved views, 1 changed setting Restore/),
    ])
    expect(within(dialog()).getAllByRole('button', { name: /^Restore/ })).toHaveLength(1)
  })

  it('are restored after one question', async () => {
    const app = await openBackups({ 'backups.restore': () => [good] })
    await fireEvent.click(within(dialog()).getByRole('button', { name: /^Restore the backup of 27\/11/ }))
    const question = [...document.querySelectorAll<HTMLElement>('dialog[open]')].at(-1)
    expect(question?.textContent).toContain('The present ones are backed up first')
    await fireEvent.click(within(question ?? document.body).getByRole('button', { name: 'Cancel' }))
    expect(last(app, 'backups.restore')).toBeUndefined()
    await fireEvent.click(within(dialog()).getByRole('button', { name: /^Restore the backup of 27\/11/ }))
    const again = [...document.querySelectorAll<HTMLElement>('dialog[open]')].at(-1)
    await fireEvent.click(within(again ?? document.body).getByRole('button', { name: 'Restore' }))
    await within(dialog()).findByText(/^Restored\./)
    expect(last(app, 'backups.restore')).toEqual({ id: 'b' })
  })

  it('say why one could not be made', async () => {
    await openBackups({
      'backups.make': () => {
        throw new AppError({ code: 'storage.full' })
      },
    })
    await fireEvent.click(within(dialog()).getByRole('button', { name: 'Back up now' }))
    expect((await within(dialog()).findByRole('alert')).textContent).toContain('The disk is full')
  })
})

describe('a window whose settings and views were replaced', () => {
  const regulars: SavedView = {
    kind: 'own',
    id: 'v1',
    name: 'Regulars',
    pinned: true,
    content: { query: '', sort: [], columns: [] },
  }

  async function replaceWith(settings: Settings): Promise<OpenApp> {
    let current: Settings = { ...defaultSettings, connectionId: cafe.id, search: 'guest' }
    let views: readonly SavedView[] = []
    const app = await openApp({
      ...deskHandlers(3),
      'settings.read': () => current,
      'views.list': () => views,
    })
    await screen.findByRole('button', { name: 'Sync' })
    current = settings
    views = [regulars]
    app.tell({ type: 'event', name: 'userData', payload: {} })
    await screen.findByRole('button', { name: /^Regulars/ })
    return app
  }

  it('shows them at once', async () => {
    const app = await replaceWith({
      ...defaultSettings,
      connectionId: cafe.id,
      search: 'group:VIP',
      theme: 'dark',
    })
    expect(app.session.settings.value.theme).toBe('dark')
    expect(app.session.desk?.view.query.text.trim()).toBe('group:VIP')
    await waitFor(() => {
      expect(last(app, 'customers.window')).toMatchObject({ query: expect.stringContaining('group:VIP') })
    })
  })

  it('keeps the open connection, without filters that belong to another one', async () => {
    const app = await replaceWith({ ...defaultSettings, connectionId: 'other', search: 'group:Staff' })
    expect(app.session.screen.name).toBe('desk')
    expect(app.session.settings.value).toMatchObject({ connectionId: cafe.id, search: '' })
    expect(screen.getByRole('combobox', searchBox)).toHaveProperty('value', '')
  })
})

describe('a start without the settings, which were damaged', () => {
  it('offers the newest good backup, and opens what that says', async () => {
    let current: Settings = defaultSettings
    const handlers = deskHandlers(3)
    const app = await openApp({
      ...handlers,
      'settings.read': () => current,
      'settings.lost': () => ({ code: 'settings.damaged', file: '/data/settings.sqlite', aside: 'aside' }),
      'backups.list': () => backups,
      'backups.restore': () => {
        current = { ...defaultSettings, connectionId: cafe.id }
        app.tell({ type: 'event', name: 'userData', payload: {} })
        return backups
      },
    })
    expect((await screen.findByRole('alert')).textContent).toContain('There is a backup of 27/11/2026')
    await fireEvent.click(screen.getByRole('button', { name: 'Restore it' }))
    await screen.findByRole('button', { name: 'Sync' })
    expect(last(app, 'backups.restore')).toEqual({ id: 'b' })
  })
})
