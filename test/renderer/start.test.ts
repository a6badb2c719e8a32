import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Connection } from '#shared/connection'
import type { Contract, Handlers } from '#shared/contract'
import { AppError } from '#shared/errors'
import App from '../../src/renderer/App.svelte'
import { Session } from '../../src/renderer/session/session.svelte'
import { completePage, inMemoryApp, type InMemoryApp } from './in-memory-app'
import { cafe, deskHandlers } from './sample-desk'

beforeAll(completePage)

async function openApp(handlers: Partial<Handlers<Contract>>): Promise<InMemoryApp> {
  const app = inMemoryApp({ ...deskHandlers(3, { settings: { connectionId: null } }), ...handlers })
  const session = new Session(app.transport)
  render(App, { session })
  await session.open()
  return app
}

const valueOf = (element: HTMLElement): string | null =>
  element instanceof HTMLInputElement ? element.value : null
const last = (app: InMemoryApp, method: string): unknown =>
  app.calls.filter(([name]) => name === method).at(-1)?.[1]

async function fill(values: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(values)) {
    await fireEvent.input(screen.getByLabelText(label), { target: { value } })
  }
}

const complete = { Brand: ' nar-cafe ', 'Client ID': 'c', 'Client secret': 's', 'Integrator ID': 'i' }

describe('the first start', () => {
  it('opens sample customers and begins to fetch them', async () => {
    const sample: Connection = { id: 'sample', name: 'Sample customers', kind: 'sample', customers: 20_000 }
    let list: readonly Connection[] = []
    const app = await openApp({
      'connections.list': () => list,
      'connections.addSample': () => {
        list = [sample]
        return sample
      },
      'sync.start': () => ({ jobId: 'job' }),
    })
    await fireEvent.click(await screen.findByRole('radio', { name: '20,000 customers' }))
    await fireEvent.click(screen.getByRole('button', { name: 'Open sample customers' }))
    expect(await screen.findByRole('button', { name: 'Connection: Sample customers' })).toBeTruthy()
    expect(last(app, 'connections.addSample')).toEqual({ customers: 20_000 })
    await waitFor(() => {
      expect(last(app, 'sync.start')).toEqual({ connectionId: 'sample', complete: false })
    })
  })

  it('lists sample customers in the language of the window, unless somebody renamed them', async () => {
    const sample = { id: 'sample', kind: 'sample', customers: 500 } as const
    for (const [name, shown] of [
      ['Örnek müşteriler', 'Remove Sample customers'],
      ['Test', 'Remove Test'],
    ] as const) {
      await openApp({ 'connections.list': () => [{ ...sample, name }] })
      expect(await screen.findByRole('button', { name: shown })).toBeTruthy()
    }
  })

  it('says that the settings were damaged, until something is chosen', async () => {
    await openApp({
      'settings.lost': () => ({
        code: 'settings.damaged',
        file: '/x/settings.sqlite',
        aside: 'settings.damaged-1',
      }),
      'connections.list': () => [cafe],
    })
    expect(screen.getByRole('alert').textContent).toContain('set aside as settings.damaged-1')
    expect(screen.queryByRole('button', { name: 'Restore it' })).toBeNull()
    await fireEvent.click(screen.getByRole('button', { name: /^Nar Café/ }))
    expect(screen.queryByRole('alert')).toBeNull()
  })

  it('says of a copy that a newer version made what to do', async () => {
    await openApp({
      'copy.choose': () => ({ path: '/x/customers.sqlite' }),
      'connections.openCopy': () => {
        throw new AppError({ code: 'storage.newer', version: 99, known: 12 })
      },
    })
    await fireEvent.click(await screen.findByRole('button', { name: 'Open a copy…' }))
    expect((await screen.findByRole('alert')).textContent).toMatch(/newer version .*99.*Update the app/)
  })

  it('says why a file is no copy, and does nothing where none was chosen', async () => {
    let path: string | null = null
    await openApp({
      'connections.list': () => [],
      'copy.choose': () => (path === null ? null : { path }),
      'connections.openCopy': ({ path: file }) => {
        throw new AppError({ code: 'storage.foreign', file })
      },
    })
    await fireEvent.click(await screen.findByRole('button', { name: 'Open a copy…' }))
    await waitFor(() => {
      expect(screen.getByRole('button', { name: 'Open a copy…' }).hasAttribute('disabled')).toBe(false)
    })
    expect(screen.queryByRole('alert')).toBeNull()
    path = '/home/old.sqlite'
    await fireEvent.click(screen.getByRole('button', { name: 'Open a copy…' }))
    expect((await screen.findByRole('alert')).textContent).toContain(
      '/home/old.sqlite is not a Customer Desk copy',
    )
  })

  it('lists connections, and removes one only after asking', async () => {
    let list: readonly Connection[] = [cafe]
    const app = await openApp({
      'connections.list': () => list,
      'connections.remove': () => {
        list = []
        return null
      },
    })
    await fireEvent.click(await screen.findByRole('button', { name: 'Remove Nar Café' }))
    await fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Keep' }))
    expect(last(app, 'connections.remove')).toBeUndefined()
    await fireEvent.click(screen.getByRole('button', { name: 'Remove Nar Café' }))
    await fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Remove' }))
    await waitFor(() => {
      expect(screen.queryByText('Nar Café')).toBeNull()
    })
    expect(last(app, 'connections.remove')).toEqual({ connectionId: 'nar-cafe' })
  })

  it('says when the app cannot start, and tries again', async () => {
    let broken = true
    await openApp({
      'connections.list': () => {
        if (broken) throw new AppError({ code: 'storage.folder', folder: '/data' })
        return []
      },
    })
    expect((await screen.findByRole('alert')).textContent).toContain(
      'The app cannot write to the data folder /data',
    )
    broken = false
    await fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByRole('button', { name: 'Connect…' })).toBeTruthy()
  })
})

describe('the connection form', () => {
  async function openForm(handlers: Partial<Handlers<Contract>>): Promise<InMemoryApp> {
    const app = await openApp(handlers)
    await fireEvent.click(await screen.findByRole('button', { name: 'Connect…' }))
    return app
  }

  it('asks for what is missing, at its field', async () => {
    const app = await openForm({})
    await fill({ Brand: 'nar-cafe', 'Venue (optional)': 'seven' })
    await fireEvent.click(screen.getByRole('button', { name: 'Test connection' }))
    expect(screen.getAllByText('Fill this in.')).toHaveLength(3)
    expect(screen.getByText(/Enter the number of the venue/)).toBeTruthy()
    expect(screen.getByLabelText('Brand').getAttribute('aria-invalid')).toBe('false')
    await waitFor(() => {
      expect(document.activeElement).toBe(screen.getByLabelText('Client ID'))
    })
    expect(last(app, 'connections.test')).toBeUndefined()
  })

  it('keeps its fields when a test fails, and says why', async () => {
    await openForm({
      'connections.test': () => {
        throw new AppError({ code: 'sign-in.unknown-integrator' })
      },
    })
    await fill(complete)
    await fireEvent.click(screen.getByRole('button', { name: 'Test connection' }))
    expect(await screen.findAllByText(/does not know this integrator ID/)).toHaveLength(1)
    expect(screen.getByLabelText('Integrator ID').getAttribute('aria-invalid')).toBe('true')
    expect(valueOf(screen.getByLabelText('Client secret'))).toBe('s')
    await fill({ 'Integrator ID': 'other' })
    expect(screen.queryByText(/does not know this integrator ID/)).toBeNull()
  })

  it('says at the venue that there is no such venue, lists those that exist, and saves none but them', async () => {
    const venues = [{ id: 7, name: 'Seaside' }]
    const app = await openForm({
      'connections.test': ({ credentials: { venueId } }) => {
        if (venueId === 999) throw new AppError({ code: 'sign-in.unknown-venue', venueId, venues })
        return { customers: 196, venues }
      },
      'connections.add': () => cafe,
      'sync.start': () => ({ jobId: 'job' }),
    })
    await fill({ ...complete, 'Venue (optional)': '999' })
    await fireEvent.click(screen.getByRole('button', { name: /^Save/ }))
    expect(await screen.findAllByText(/There is no venue 999 in Clopos/)).toHaveLength(1)
    expect(last(app, 'connections.add')).toBeUndefined()
    const choice = screen.getByLabelText('Venue (optional)')
    expect(choice.getAttribute('aria-invalid')).toBe('true')
    await waitFor(() => {
      expect(document.activeElement).toBe(choice)
    })
    expect(
      within(choice)
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual(['The brand’s default', 'Seaside (7)', '999'])
    await fireEvent.change(choice, { target: { value: '7' } })
    expect(screen.queryByText(/There is no venue/)).toBeNull()
    await fireEvent.click(screen.getByRole('button', { name: /^Save/ }))
    expect(await screen.findByRole('grid')).toBeTruthy()
    expect(last(app, 'connections.add')).toMatchObject({ credentials: { venueId: 7 } })
  })

  it('saves a venue that cannot be checked now', async () => {
    const app = await openForm({
      'connections.test': () => {
        throw new AppError({ code: 'network.unreachable', host: 'x' })
      },
      'connections.add': () => cafe,
      'sync.start': () => ({ jobId: 'job' }),
    })
    await fill({ ...complete, 'Venue (optional)': '3' })
    await fireEvent.click(screen.getByRole('button', { name: /^Save/ }))
    expect(await screen.findByRole('grid')).toBeTruthy()
    expect(last(app, 'connections.add')).toMatchObject({ credentials: { venueId: 3 } })
  })

  it('says that the connection works where venues may not be listed', async () => {
    await openForm({ 'connections.test': () => ({ customers: 196, venues: null }) })
    await fill(complete)
    await fireEvent.click(screen.getByRole('button', { name: 'Test connection' }))
    expect(
      await screen.findByText(
        'The connection works. Found 196 customers. This sign-in may not list the venues. If you need one, enter its number.',
      ),
    ).toBeTruthy()
    expect(screen.getByRole('textbox', { name: 'Venue (optional)' })).toBeTruthy()
  })

  it('lets a venue be chosen after a test, agrees on a weak place, saves, and fetches', async () => {
    const app = await openForm({
      'connections.test': () => ({ customers: 196, venues: [{ id: 7, name: 'Seaside' }] }),
      'connections.add': ({ acceptWeakStorage }) => {
        if (!acceptWeakStorage) throw new AppError({ code: 'secret.weak' })
        return cafe
      },
      'sync.start': () => ({ jobId: 'job' }),
    })
    await fill(complete)
    await fireEvent.click(screen.getByRole('button', { name: 'Test connection' }))
    expect(await screen.findByText('The connection works. Found 196 customers and 1 venue.')).toBeTruthy()
    await fireEvent.change(screen.getByRole('combobox'), { target: { value: '7' } })
    await fireEvent.click(screen.getByRole('button', { name: /^Save/ }))
    await fireEvent.click(await screen.findByRole('button', { name: 'Store it anyway' }))
    expect(await screen.findByRole('grid')).toBeTruthy()
    expect(last(app, 'connections.add')).toEqual({
      acceptWeakStorage: true,
      credentials: { brand: 'nar-cafe', clientId: 'c', clientSecret: 's', integratorId: 'i', venueId: 7 },
    })
    await waitFor(() => {
      expect(last(app, 'sync.start')).toEqual({ connectionId: 'nar-cafe', complete: false })
    })
  })
})
