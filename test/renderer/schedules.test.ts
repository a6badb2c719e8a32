import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Contract, Handlers, Input } from '#shared/contract'
import { AppError } from '#shared/errors'
import type { OwnPreset } from '#shared/exports/own-presets'
import { readyPreset } from '#shared/exports/presets'
import type { ListedSchedule, ScheduleRun } from '#shared/exports/schedules'
import { completePage } from './in-memory-app'
import { last, openApp, type OpenApp } from './open-app'
import { cafe, deskHandlers } from './sample-desk'

beforeAll(completePage)

const at = new Date(2025, 10, 28, 8, 0).getTime()
const run = (change: Partial<ScheduleRun>): ScheduleRun => ({
  ...{ id: 1, scheduleId: 's1', reason: 'schedule', startedAt: at, endedAt: at, syncError: null },
  outcome: { state: 'interrupted' },
  ...change,
})
const file = {
  ...{ number: 1, rows: 1234, path: '/out/Top-2025-11-28.csv', bytes: 9, sha256: '', copyAt: at },
  ...{ recordId: 7, deleted: 2 },
}
const daily: ListedSchedule = {
  ...{ id: 's1', name: 'Daily list', connectionId: cafe.id, viewId: 'top', preset: 'csv', columns: 'shown' },
  ...{ fileName: '{view}-{date}', days: 'daily', time: '08:00', keep: 30, syncFirst: true, isOn: true },
  ...{ folder: '/out', path: '/out', nextAt: at + 86_400_000, lastRun: null },
}

let schedules: readonly ListedSchedule[]
beforeEach(() => {
  schedules = [daily]
})

const handlers = (): Partial<Handlers<Contract>> => ({
  ...deskHandlers(3),
  'views.list': () => [
    { kind: 'ready', id: 'all', pinned: true, hidden: false },
    { kind: 'ready', id: 'top', pinned: true, hidden: false },
  ],
  'schedules.list': () => ({ folder: '/data/scheduled', schedules }),
  'schedules.add': () => ({ id: 'new' }),
  'schedules.change': () => null,
  'schedules.run': () => null,
  'schedules.chooseFolder': () => ({ folder: 'D:\\Exports' }),
})

/** The dialog on top. */
const top = (): HTMLElement => {
  const dialog = [...document.querySelectorAll<HTMLElement>('dialog[open]')].at(-1)
  if (dialog === undefined) throw new Error('No dialog is open.')
  return dialog
}
const button = (name: string | RegExp): HTMLElement => within(top()).getByRole('button', { name })
const box = (name: string): HTMLElement => within(top()).getByRole('textbox', { name })

async function openSettings(more: Partial<Handlers<Contract>> = {}): Promise<OpenApp> {
  const app = await openApp({ ...handlers(), ...more })
  await screen.findByRole('button', { name: 'Sync' })
  app.session.showSettings('schedules')
  await waitFor(() => {
    within(top()).getByText(/They run while Customer Desk is running/)
  })
  return app
}

describe('the scheduled exports in the settings', () => {
  it('say what they do, what came of it, and when they run next', async () => {
    schedules = [{ ...daily, lastRun: run({ outcome: { state: 'done', file } }) }]
    await openSettings()
    const line = await within(top()).findByRole('listitem')
    expect(line.textContent.replace(/\s+/g, ' ')).toMatch(
      /Daily list Run now Top spenders · CSV · Every day at 08:00 \/out .*28\/11\/2025, 08:00: 1,234 customers · 2 files deleted Next: 29\/11\/2025, 08:00/,
    )
    // Closing the window would end them.
    expect(within(top()).getByText(/They stop when you close the window/)).toBeDefined()
    await fireEvent.click(button('Keep running after closing'))
    expect(within(top()).getByText('Keep running after closing')).toBeDefined()
  })

  it('run now, are switched off, and are deleted with an undo', async () => {
    const app = await openSettings({
      'schedules.remove': () => {
        schedules = []
        return null
      },
      'schedules.restore': () => {
        schedules = [daily]
        return null
      },
    })
    await fireEvent.click(await within(top()).findByRole('button', { name: 'Run now: Daily list' }))
    expect(last(app, 'schedules.run')).toEqual({ id: 's1' })
    await fireEvent.click(within(top()).getByRole('checkbox', { name: 'Daily list runs automatically' }))
    expect(last(app, 'schedules.change')).toEqual({ id: 's1', isOn: false })
    await fireEvent.click(button('Delete Daily list'))
    await within(top()).findByText('No scheduled exports yet.')
    await waitFor(() => {
      expect(document.activeElement).toBe(button('Undo'))
    })
    await fireEvent.click(button('Undo'))
    await within(top()).findByRole('listitem')
  })

  it('offer the undo again if it failed, and say why without speaking of storing', async () => {
    await openSettings({
      'schedules.remove': () => {
        schedules = []
        return null
      },
      'schedules.restore': () => {
        throw new AppError({ code: 'schedule.name-taken', name: 'Daily list' })
      },
    })
    await fireEvent.click(await within(top()).findByRole('button', { name: 'Delete Daily list' }))
    await fireEvent.click(await within(top()).findByRole('button', { name: 'Undo' }))
    const said = await within(top()).findByRole('alert')
    expect(said.textContent).toMatch(/^There is already a scheduled export/)
    expect(button('Undo')).toBeDefined()
    await fireEvent.click(button('Dismiss'))
    await waitFor(() => {
      expect(within(top()).queryByRole('button', { name: 'Undo' })).toBeNull()
    })
  })

  it('show their history, with the older copy and the reason', async () => {
    const failed = run({ id: 2, outcome: { state: 'failed', error: { code: 'storage.full' } } })
    const old = run({
      ...{ id: 1, reason: 'person', syncError: { code: 'network.unreachable', host: 'clopos' } },
      outcome: { state: 'done', file },
    })
    const app = await openSettings({
      'schedules.runs': () => [failed, old],
      'export.revealPast': () => null,
    })
    await fireEvent.click(await within(top()).findByRole('button', { name: 'History of Daily list' }))
    const lines = await within(top()).findAllByRole('listitem')
    expect(lines.map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())).toEqual([
      expect.stringMatching(/28\/11\/2025, 08:00: The disk is full.* Schedule$/),
      expect.stringMatching(
        /1,234 customers · 2 files deleted ?The sync failed: Could not reach Clopos.* The file has the customers of 28\/11\/2025, 08:00\. ?\/out\/Top-2025-11-28.csv Manual/,
      ),
    ])
    await fireEvent.click(button('Show in folder: Top-2025-11-28.csv'))
    expect(last(app, 'export.revealPast')).toEqual({ id: 7 })
  })

  it('say in their history why a file cannot be shown', async () => {
    await openSettings({
      'schedules.runs': () => [run({ outcome: { state: 'done', file } })],
      'export.revealPast': () => {
        throw new AppError({ code: 'export.gone', file: 'Top-2025-11-28.csv' })
      },
    })
    await fireEvent.click(await within(top()).findByRole('button', { name: 'History of Daily list' }))
    await fireEvent.click(
      await within(top()).findByRole('button', { name: 'Show in folder: Top-2025-11-28.csv' }),
    )
    expect((await within(top()).findByRole('alert')).textContent).toMatch(/Top-2025-11-28\.csv/)
    expect(within(top()).getAllByRole('listitem')).toHaveLength(1)
  })
})

describe('a new scheduled export', () => {
  async function schedule(more: Partial<Handlers<Contract>> = {}): Promise<OpenApp> {
    const app = await openApp({ ...handlers(), ...more })
    await fireEvent.click(await screen.findByRole('button', { name: 'All views' }))
    await fireEvent.click(await screen.findByRole('button', { name: 'Schedule export of this view…' }))
    return app
  }

  it('offers presets that were saved since', async () => {
    let presets: readonly OwnPreset[] = []
    const app = await openApp({ ...handlers(), 'presets.list': () => presets })
    await screen.findByRole('button', { name: 'Sync' })
    const options = readyPreset('csv', { language: 'en', locale: 'en' })
    presets = [{ id: 'p1', name: 'Accountant', content: { options, columns: 'all' } }]
    app.session.schedules.askNew(cafe.id, 'all')
    await waitFor(() => {
      within(top()).getByRole('option', { name: 'Accountant' })
    })
  })

  it('is of the open view, needs a folder from the dialog, and then shows itself in the settings', async () => {
    const app = await schedule()
    expect(box('Name')).toHaveProperty('value', 'All customers')
    await fireEvent.click(button('Save'))
    expect(within(top()).getByRole('alert').textContent).toBe('Choose a folder.')
    await waitFor(() => {
      expect(document.activeElement).toBe(button('Choose…'))
    })
    await fireEvent.click(button('Choose…'))
    await within(top()).findByText('D:\\Exports')
    await fireEvent.input(box('Name'), { target: { value: 'Every morning' } })
    await fireEvent.change(within(top()).getByLabelText('Time'), { target: { value: '07:15' } })
    await fireEvent.change(within(top()).getByLabelText('Days'), { target: { value: 'workdays' } })
    await fireEvent.click(button('Save'))
    await waitFor(() => {
      expect(last(app, 'schedules.add')).toEqual({
        ...{ name: 'Every morning', connectionId: cafe.id, viewId: 'all', preset: 'xlsx', columns: 'shown' },
        ...{ folder: 'D:\\Exports', fileName: '{view}-{date}', days: 'workdays', time: '07:15', keep: 30 },
        ...{ syncFirst: true, isOn: true },
      } satisfies Input<Contract, 'schedules.add'>)
    })
    await waitFor(() => {
      expect(top().querySelector('h2')?.textContent).toBe('Settings')
    })
  })

  it('says what is wrong with a file name, and shows an example', async () => {
    const app = await schedule()
    expect(top().textContent).toMatch(/For example All customers-\d{4}-\d{2}-\d{2}\.xlsx/)
    await fireEvent.click(button('Choose…'))
    await within(top()).findByText('D:\\Exports')
    await fireEvent.input(box('File name'), { target: { value: '{week}' } })
    await fireEvent.click(button('Save'))
    expect(within(top()).getByRole('alert').textContent).toContain('There is no field {week}.')
    expect(box('File name').getAttribute('aria-invalid')).toBe('true')
    await fireEvent.input(box('File name'), { target: { value: 'list' } })
    expect(top().textContent).toContain('Each run replaces the previous file.')
    expect(last(app, 'schedules.add')).toBeUndefined()
  })

  it('says at the name that it is taken', async () => {
    await schedule({
      'schedules.add': () => {
        throw new AppError({ code: 'schedule.name-taken', name: 'Daily list' })
      },
    })
    await fireEvent.click(button('Choose…'))
    await within(top()).findByText('D:\\Exports')
    await fireEvent.click(button('Save'))
    await waitFor(() => {
      expect(box('Name').getAttribute('aria-invalid')).toBe('true')
    })
  })
})

it('a change does not send the folder again, which the app would refuse', async () => {
  const app = await openSettings()
  await fireEvent.click(await within(top()).findByRole('button', { name: 'Change Daily list' }))
  await fireEvent.change(within(top()).getByLabelText('Keep'), { target: { value: '7' } })
  await fireEvent.click(button('Save'))
  await waitFor(() => {
    expect(last(app, 'schedules.change')).toMatchObject({ id: 's1', keep: 7, viewId: 'top' })
  })
  expect(last(app, 'schedules.change')).not.toHaveProperty('folder')
})

describe('a scheduled export that fails', () => {
  const failed = run({ outcome: { state: 'failed', error: { code: 'schedule.folder', folder: 'E:\\' } } })
  const tell = (app: OpenApp, lastRun: ScheduleRun | null): void => {
    schedules = [{ ...daily, lastRun }]
    app.tell({ type: 'event', name: 'schedules', payload: { folder: '/data/scheduled', schedules } })
  }

  it('says so calmly, once, until it succeeds', async () => {
    const app = await openApp(handlers())
    await screen.findByRole('button', { name: 'Sync' })
    tell(app, failed)
    const said = await screen.findByText(/The scheduled export “Daily list” failed \(28\/11\/2025, 08:00\)\./)
    expect(said.closest('[role="status"]')).not.toBeNull()
    await fireEvent.click(screen.getAllByRole('button', { name: 'Dismiss' }).at(-1) ?? document.body)
    tell(app, failed)
    expect(screen.queryByText(/The scheduled export/)).toBeNull()
    tell(app, run({ id: 2, outcome: { state: 'interrupted' } }))
    await screen.findByText(/did not finish \(28\/11\/2025, 08:00\), because the app or the computer stopped/)
    tell(app, run({ id: 3, outcome: { state: 'done', file } }))
    await waitFor(() => {
      expect(screen.queryByText(/The scheduled export/)).toBeNull()
    })
  })

  it('says so also when another connection is opened', async () => {
    const app = await openApp(handlers())
    await screen.findByRole('button', { name: 'Sync' })
    tell(app, failed)
    await screen.findByText(/The scheduled export “Daily list” failed/)
    app.session.openDesk({ ...cafe, id: 'other' })
    await waitFor(() => {
      expect(app.session.desk?.connection.id).toBe('other')
    })
    expect(screen.getByText(/The scheduled export “Daily list” failed/)).toBeDefined()
  })

  it('leads to the settings', async () => {
    schedules = [{ ...daily, lastRun: failed }]
    await openApp(handlers())
    await fireEvent.click(await screen.findByRole('button', { name: 'Show' }))
    expect(top().querySelector('h2')?.textContent).toBe('Settings')
    await within(top()).findByText(/The folder E:\\ was not found/)
  })
})
