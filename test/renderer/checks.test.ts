import { fireEvent, screen, within } from '@testing-library/svelte'
import { beforeAll, describe, expect, it } from 'vitest'
import type { CheckReport } from '#shared/checks'
import { completePage } from './in-memory-app'
import { openApp, openDialog, type OpenApp } from './open-app'
import { cafe, deskHandlers } from './sample-desk'

beforeAll(completePage)

const dialog = (): HTMLElement => openDialog('Settings')

const report = (isRunning: boolean, lines: CheckReport['lines']): CheckReport => ({
  isRunning,
  startedAt: 0,
  lines,
})
const open = { what: 'connection', connectionId: cafe.id, finding: null } as const
const fine = {
  what: 'disk',
  connectionId: null,
  finding: { is: 'fine', fact: { of: 'disk', free: 70_000_000_000 } },
} as const
const wrong = {
  what: 'connection',
  connectionId: cafe.id,
  finding: { is: 'wrong', error: { code: 'network.unreachable', host: 'clopos.example' } },
} as const

async function openHelp(handlers: Parameters<typeof openApp>[0]): Promise<OpenApp> {
  const app = await openApp({ ...deskHandlers(3), ...handlers })
  await screen.findByRole('button', { name: 'Sync' })
  await fireEvent.keyDown(window, { key: ',', code: 'Comma', ctrlKey: true })
  await fireEvent.click(within(dialog()).getByRole('button', { name: 'Help & diagnostics' }))
  return app
}

const lines = (): string[] =>
  within(dialog())
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())

describe('“Is everything all right?”', () => {
  it('shows each line as it becomes known, and what to do', async () => {
    const app = await openHelp({ 'checks.start': () => null, 'checks.cancel': () => null })
    await fireEvent.click(within(dialog()).getByRole('button', { name: 'Check now' }))
    app.tell({ type: 'event', name: 'checks', payload: report(true, [open, fine]) })
    await within(dialog()).findByText('Checking… 1 of 2')
    expect(lines()).toEqual([
      'Connection to Clopos: Nar Café Checking Checking',
      'Disk space Fine 70 GB free.',
    ])
    await fireEvent.click(within(dialog()).getByRole('button', { name: 'Stop' }))
    expect(app.calls.at(-1)?.[0]).toBe('checks.cancel')
    app.tell({ type: 'event', name: 'checks', payload: report(false, [wrong, fine]) })
    await within(dialog()).findByText(/^1 problem found/)
    expect(lines()[0]).toContain('Problem Could not reach Clopos (clopos.example)')
    expect(within(dialog()).getByRole('button', { name: 'Check now' })).toBeTruthy()
  })

  it('shows the last report when the settings are opened again', async () => {
    await openHelp({ 'checks.report': () => report(false, [fine]) })
    await within(dialog()).findByText('Everything is all right.')
  })

  it('names a connection that another program added by its folder', async () => {
    await openHelp({ 'checks.report': () => report(false, [{ ...wrong, connectionId: 'brand-new' }]) })
    await within(dialog()).findByText(/^1 problem found/)
    expect(lines()[0]).toContain('Connection to Clopos: brand-new')
  })

  it('says that not everything was checked', async () => {
    const skipped = { ...open, finding: { is: 'skipped', why: 'cancelled' } } as const
    await openHelp({ 'checks.report': () => report(false, [skipped, fine]) })
    await within(dialog()).findByText(/not everything could be checked/)
  })
})

describe('the diagnostics', () => {
  it('show what is in them before they are saved, and where they were saved', async () => {
    const app = await openHelp({
      'diagnostics.collect': () => [{ name: 'about.json', bytes: 1234, text: '{"app": "1.2.3"}' }],
      'diagnostics.save': () => ({ path: '/home/x/diagnostics.zip', download: null }),
      'diagnostics.reveal': () => null,
    })
    expect(within(dialog()).queryByRole('button', { name: 'Save…' })).toBeNull()
    await fireEvent.click(within(dialog()).getByRole('button', { name: 'Collect…' }))
    await within(dialog()).findByText('about.json (2 KB)')
    expect(within(dialog()).getByText('{"app": "1.2.3"}')).toBeTruthy()
    await fireEvent.click(within(dialog()).getByRole('button', { name: 'Save…' }))
    await within(dialog()).findByText('Saved as /home/x/diagnostics.zip')
    await fireEvent.click(within(dialog()).getByRole('button', { name: 'Show in folder' }))
    expect(app.calls.at(-1)?.[0]).toBe('diagnostics.reveal')
  })
})

describe('the window', () => {
  const error = {
    code: 'storage.little-space',
    folder: '/data',
    free: 120_000_000,
    needed: 500_000_000,
  } as const

  it('says quietly that the disk is nearly full, until there is room again', async () => {
    const app = await openApp(deskHandlers(3))
    await screen.findByRole('button', { name: 'Sync' })
    app.tell({ type: 'event', name: 'disk', payload: { error } })
    const said = await screen.findByText(/120 MB are free, and 500 MB are needed/)
    expect(said.closest('[role]')?.getAttribute('role')).toBe('status')
    app.tell({ type: 'event', name: 'disk', payload: { error: null } })
    await expect.poll(() => screen.queryByText(/120 MB are free/)).toBeNull()
  })

  it('says so when it opens, too', async () => {
    await openApp({ ...deskHandlers(3), 'disk.problem': () => ({ error }) })
    expect(await screen.findByText(/120 MB are free/)).toBeTruthy()
  })

  it('says that the copy that is open is damaged, and nothing about another one', async () => {
    const app = await openApp(deskHandlers(3))
    await screen.findByRole('button', { name: 'Sync' })
    const damaged = { code: 'copy.damaged', name: 'Old' } as const
    app.tell({ type: 'event', name: 'damage', payload: { connectionId: 'other', error: damaged } })
    expect(screen.queryByText(/The copy “Old” is damaged/)).toBeNull()
    app.tell({ type: 'event', name: 'damage', payload: { connectionId: cafe.id, error: damaged } })
    expect(await screen.findByText(/The copy “Old” is damaged/)).toBeTruthy()
  })
})
