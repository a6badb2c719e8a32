import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '#shared/errors'
import { completePage } from './in-memory-app'
import { last, openApp, openDialog, type OpenApp } from './open-app'
import { cafe, deskHandlers } from './sample-desk'

beforeAll(completePage)

const dialog = (): HTMLElement => openDialog('Settings')
const choice = (name: string): HTMLSelectElement => within(dialog()).getByRole('combobox', { name })
const chosen = (name: string): string | undefined => choice(name).selectedOptions[0]?.textContent

async function openSettings(handlers: Parameters<typeof openApp>[0], section: string): Promise<OpenApp> {
  const app = await openApp({
    'data.usage': () => ({
      bytes: 214_000_000,
      connections: [{ connectionId: cafe.id, folder: '/data/connections/nar-cafe', bytes: 1_250_000 }],
    }),
    'connections.venues': () => [
      { id: 7, name: 'Gənclik' },
      { id: 8, name: 'Nizami' },
    ],
    ...handlers,
  })
  await screen.findByRole('button', { name: 'Sync' })
  await fireEvent.keyDown(window, { key: ',', code: 'Comma', ctrlKey: true })
  await fireEvent.click(within(dialog()).getByRole('button', { name: section }))
  return app
}

/** Opens a list that is searched, types, and chooses the first line. */
async function pick(button: RegExp, typed: string): Promise<void> {
  await fireEvent.click(await within(dialog()).findByRole('button', { name: button }))
  const field = within(dialog()).getByRole('combobox', { name: 'Search' })
  await fireEvent.input(field, { target: { value: typed } })
  await fireEvent.keyDown(field, { key: 'Enter' })
}

describe('the settings', () => {
  it('apply at once and are stored', async () => {
    const app = await openSettings(deskHandlers(3), 'General')
    await fireEvent.click(within(dialog()).getByRole('radio', { name: 'Dark' }))
    expect(app.session.settings.value.theme).toBe('dark')
    expect(last(app, 'settings.write')).toEqual({ theme: 'dark' })
    await fireEvent.click(within(dialog()).getByRole('radio', { name: 'Compact' }))
    expect(last(app, 'settings.write')).toEqual({ density: 'compact' })
    await fireEvent.change(choice('Language'), { target: { value: 'en' } })
    expect(last(app, 'settings.write')).toEqual({ language: 'en' })
  })

  it('say what could not be stored, and show what still holds', async () => {
    const app = await openSettings(
      {
        ...deskHandlers(3),
        'settings.write': () => {
          throw new AppError({ code: 'storage.full' })
        },
      },
      'Sync',
    )
    await fireEvent.change(choice('Sync automatically'), { target: { value: '5' } })
    expect((await within(dialog()).findByRole('alert')).textContent).toContain('The disk is full')
    expect(chosen('Sync automatically')).toBe('Every 15 minutes')
    expect(app.session.settings.value.syncEveryMinutes).toBe(15)
  })

  it('offer currencies and countries by name or code', async () => {
    const app = await openSettings(deskHandlers(3), 'General')
    await pick(/^Currency: AZN – Azerbaijani Manat/, 'geor')
    expect(last(app, 'settings.write')).toEqual({ currency: 'GEL' })
    await pick(/^Currency: GEL/, 'usd')
    expect(last(app, 'settings.write')).toEqual({ currency: 'USD' })
    await pick(/^Country: Azerbaijan/, 'turk')
    expect(last(app, 'settings.write')).toEqual({ country: 'TR' })
    await pick(/^Currency: USD/, 'none')
    expect(last(app, 'settings.write')).toEqual({ currency: '' })
  })

  it('of syncs show what holds, also what is none of the choices', async () => {
    await openSettings(
      deskHandlers(3, { settings: { syncEveryMinutes: 90, completeEveryHours: 168 } }),
      'Sync',
    )
    expect(chosen('Sync automatically')).toBe('Every 90 minutes')
    expect(chosen('Full sync')).toBe('Every 7 days')
    expect(chosen('Keep history for')).toBe('90 days')
    expect([...choice('Sync automatically').options].map(({ text }) => text)).toContain('Every 8 hours')
  })

  it('are found in all sections by their names, explanations and choices', async () => {
    await openSettings(deskHandlers(3), 'General')
    const search = within(dialog()).getByRole('searchbox', { name: 'Find a setting' })
    const shown = (): string[] =>
      within(dialog())
        .queryAllByRole('heading', { level: 3 })
        .map(({ textContent }) => textContent)
    await fireEvent.input(search, { target: { value: 'histo' } })
    expect(shown()).toEqual(['Sync', 'Privacy'])
    expect(within(dialog()).getByRole('combobox', { name: 'Keep history for' })).toBeTruthy()
    expect(within(dialog()).queryByRole('combobox', { name: 'Full sync' })).toBeNull()
    await fireEvent.input(search, { target: { value: 'turkce' } })
    expect(shown()).toEqual(['General'])
    await fireEvent.input(search, { target: { value: 'folder' } })
    expect(shown()).toEqual(['Connection', 'Data', 'Updates'])
    await fireEvent.input(search, { target: { value: 'xyz' } })
    expect(shown()).toEqual([])
    expect(within(dialog()).getByText('No such setting')).toBeTruthy()
  })

  it('rename the connection everywhere, and say why a name is refused', async () => {
    let name = cafe.name
    const app = await openSettings(
      {
        ...deskHandlers(3),
        'connections.list': () => [{ ...cafe, name }],
        'connections.rename': (given) => {
          if (given.name.trim() === '') throw new AppError({ code: 'connection.no-name' })
          name = given.name
          return { ...cafe, name }
        },
      },
      'Connection',
    )
    const field = within(dialog()).getByRole('textbox', { name: 'Name' })
    await fireEvent.change(field, { target: { value: ' ' } })
    expect((await within(dialog()).findByRole('alert')).textContent).toContain('Enter a name')
    await fireEvent.change(field, { target: { value: 'Nar, Bakı' } })
    await waitFor(() => {
      expect(document.title).toContain('Nar, Bakı')
    })
    expect(within(dialog()).queryByRole('alert')).toBeNull()
    expect(app.session.desk?.connection.name).toBe('Nar, Bakı')
  })

  it('open another venue by its name, with the same sign-in', async () => {
    const other = { ...cafe, id: 'nar-cafe-venue-8', name: 'nar-cafe · Nizami', venueId: 8 }
    const app = await openSettings(
      {
        ...deskHandlers(3),
        'connections.useVenue': () => other,
        'sync.start': () => ({ jobId: 'sync' }),
      },
      'Connection',
    )
    await pick(/^Venue: The brand’s default/, 'niz')
    expect(last(app, 'connections.useVenue')).toEqual({
      connectionId: cafe.id,
      venueId: 8,
      name: 'nar-cafe · Nizami',
    })
    await waitFor(() => {
      expect(app.session.desk?.connection).toEqual(other)
    })
  })

  it('say why the venues cannot be listed, and ask again', async () => {
    let fails = true
    await openSettings(
      {
        ...deskHandlers(3),
        'connections.venues': () => {
          if (fails) throw new AppError({ code: 'network.unreachable', host: 'clopos.example' })
          return []
        },
      },
      'Connection',
    )
    expect(await within(dialog()).findByText(/Could not reach Clopos/)).toBeTruthy()
    fails = false
    await fireEvent.click(within(dialog()).getByRole('button', { name: 'Try again' }))
    expect(await within(dialog()).findByRole('button', { name: /^Venue: / })).toBeTruthy()
  })

  it('show where the data lies and how large it is', async () => {
    const app = await openSettings({ ...deskHandlers(3), 'data.reveal': () => null }, 'Connection')
    expect(within(dialog()).getByText('/data/connections/nar-cafe')).toBeTruthy()
    expect(within(dialog()).getByText('Size: 1.3 MB')).toBeTruthy()
    await fireEvent.click(within(dialog()).getByRole('button', { name: 'Show in folder' }))
    expect(last(app, 'data.reveal')).toEqual({ connectionId: cafe.id })
    await fireEvent.click(within(dialog()).getByRole('button', { name: 'Data' }))
    expect(within(dialog()).getByText('Size: 214 MB')).toBeTruthy()
    await fireEvent.click(within(dialog()).getByRole('button', { name: 'Show in folder' }))
    expect(last(app, 'data.reveal')).toEqual({ connectionId: null })
  })

  it('tell about the app: its version, what is new, and the licences', async () => {
    await openSettings(deskHandlers(3), 'About')
    expect(within(dialog()).getByText('0.1.0')).toBeTruthy()
    expect(await within(dialog()).findByText('This version')).toBeTruthy()
    expect(within(dialog()).queryByText(/HTTPS_PROXY|npm run|--language/)).toBeNull()
    expect(within(dialog()).getByText(/^MIT License.*Customer Desk authors/s)).toBeTruthy()
    for (const name of ['better-sqlite3', 'electron']) {
      expect(within(dialog()).getByText(new RegExp(`^${name} \\d.* \\(`))).toBeTruthy()
    }
  })

  it('have no section for a connection where none is open', async () => {
    await openApp({})
    await screen.findByRole('heading', { name: 'Connect to Clopos' })
    await fireEvent.keyDown(window, { key: ',', code: 'Comma', ctrlKey: true })
    const sections = within(within(dialog()).getByRole('navigation')).getAllByRole('button')
    expect(sections.map(({ textContent }) => textContent.trim())).toEqual([
      'General',
      'Lock',
      'Sync',
      'Scheduled exports',
      'Data',
      'Backups',
      'Privacy',
      'Updates',
      'Help & diagnostics',
      'About',
    ])
  })
})
