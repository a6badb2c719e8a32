import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '#shared/errors'
import { completePage } from './in-memory-app'
import { last, openApp, openDialog, type OpenApp } from './open-app'
import { deskHandlers } from './sample-desk'

beforeAll(completePage)

async function openSettings(handlers: Parameters<typeof openApp>[0]): Promise<OpenApp> {
  const app = await openApp(handlers)
  await fireEvent.click(await screen.findByRole('button', { name: 'Sync options' }))
  await fireEvent.click(screen.getByRole('button', { name: 'Sync settings…' }))
  return app
}

const dialog = (): HTMLElement => openDialog('Sync settings')
const choice = (name: string): HTMLSelectElement => within(dialog()).getByRole('combobox', { name })
const chosen = (name: string): string | undefined => choice(name).selectedOptions[0]?.textContent

describe('the settings of syncs', () => {
  it('show what holds, also what is none of the choices', async () => {
    await openSettings(deskHandlers(3, { settings: { syncEveryMinutes: 90, completeEveryHours: 168 } }))
    expect(chosen('Sync automatically')).toBe('Every 90 minutes')
    expect(chosen('Full sync')).toBe('Every 7 days')
    expect(chosen('Keep history for')).toBe('90 days')
    expect([...choice('Sync automatically').options].map(({ text }) => text)).toEqual([
      'Off',
      'Every 5 minutes',
      'Every 15 minutes',
      'Every 30 minutes',
      'Every hour',
      'Every 90 minutes',
      'Every 2 hours',
      'Every 4 hours',
      'Every 8 hours',
      'Every day',
    ])
  })

  it('are stored with a button, and the focus goes back', async () => {
    const app = await openSettings(deskHandlers(3))
    await fireEvent.change(choice('Sync automatically'), { target: { value: '0' } })
    await fireEvent.change(choice('Keep history for'), { target: { value: '365' } })
    await fireEvent.click(within(dialog()).getByRole('button', { name: 'Save' }))
    await waitFor(() => {
      expect(document.querySelector('dialog')).toBeNull()
    })
    expect(last(app, 'settings.write')).toEqual({
      syncEveryMinutes: 0,
      completeEveryHours: 24,
      keepChangesDays: 365,
    })
    expect(app.session.settings.value.keepChangesDays).toBe(365)
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Sync options' }))
  })

  it('are left as they are by Cancel, and stay open where they could not be stored', async () => {
    const app = await openSettings({
      ...deskHandlers(3),
      'settings.write': () => {
        throw new AppError({ code: 'storage.full' })
      },
    })
    await fireEvent.change(choice('Sync automatically'), { target: { value: '5' } })
    await fireEvent.click(within(dialog()).getByRole('button', { name: 'Save' }))
    expect((await within(dialog()).findByRole('alert')).textContent).toContain('The disk is full')
    await fireEvent.click(within(dialog()).getByRole('button', { name: 'Cancel' }))
    expect(document.querySelector('dialog')).toBeNull()
    expect(app.session.settings.value.syncEveryMinutes).toBe(15)
  })
})
