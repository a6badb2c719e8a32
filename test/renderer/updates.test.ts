import { fireEvent, screen, within } from '@testing-library/svelte'
import { beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '#shared/errors'
import type { UpdateState } from '#shared/updates'
import { completePage } from './in-memory-app'
import { last, openApp, openDialog, type OpenApp } from './open-app'
import { deskHandlers } from './sample-desk'

beforeAll(completePage)

const dialog = (): HTMLElement => openDialog('Settings')
const update = { version: '1.2.0', notes: '<b>Faster</b> search' }

async function open(handlers: Parameters<typeof openApp>[0] = {}): Promise<OpenApp> {
  const app = await openApp({ 'update.check': () => null, ...deskHandlers(3), ...handlers })
  await screen.findByRole('button', { name: 'Sync' })
  return app
}

async function openUpdates(): Promise<void> {
  await fireEvent.keyDown(window, { key: ',', code: 'Comma', ctrlKey: true })
  await fireEvent.click(within(dialog()).getByRole('button', { name: 'Updates' }))
}

const address = (): HTMLElement => within(dialog()).getByRole('textbox', { name: 'Update address' })

describe('updates', () => {
  it('are off until there is an address, which is checked as soon as it is stored', async () => {
    const app = await open()
    await openUpdates()
    const check = within(dialog()).getByRole('button', { name: 'Check for updates' })
    await fireEvent.click(check)
    expect(last(app, 'update.check')).toBeUndefined()

    await fireEvent.change(address(), { target: { value: 'http://example.com' } })
    expect((await within(dialog()).findByRole('alert')).textContent).toContain('must start with https://')
    expect(last(app, 'settings.write')).toBeUndefined()
    expect(address()).toHaveProperty('value', 'http://example.com')

    await fireEvent.change(address(), { target: { value: ' \\\\server\\customer-desk ' } })
    await expect.poll(() => last(app, 'update.check')).toEqual({})
    expect(last(app, 'settings.write')).toEqual({ updateAddress: '\\\\server\\customer-desk' })
    expect(within(dialog()).queryByRole('alert')).toBeNull()
  })

  it('say how far they are, and what is new as plain text', async () => {
    const app = await open()
    await openUpdates()
    const said: readonly [UpdateState, string][] = [
      [{ is: 'checking' }, 'Checking…'],
      [{ is: 'current' }, 'You have the newest version.'],
      [{ is: 'waiting', update }, 'It will be downloaded when no sync or export is running.'],
      [{ is: 'downloading', update, percent: 45 }, 'Downloading version 1.2.0: 45%'],
      [{ is: 'ready', update }, 'Version 1.2.0 is ready.'],
      [{ is: 'failed', error: { code: 'update.signature' } }, 'does not have the signature'],
    ]
    for (const [payload, text] of said) {
      app.tell({ type: 'event', name: 'update', payload })
      expect(await within(dialog()).findByText(text, { exact: false })).toBeTruthy()
      expect(within(dialog()).queryAllByText('<b>Faster</b> search')).toHaveLength(
        'update' in payload ? 1 : 0,
      )
    }
  })

  it('ask before the restart, and leave the person alone after “Later”', async () => {
    const app = await open({
      'update.install': () => {
        throw new AppError({ code: 'update.busy' })
      },
    })
    const ready = (version: string): void => {
      app.tell({ type: 'event', name: 'update', payload: { is: 'ready', update: { ...update, version } } })
    }
    ready('1.2.0')
    await fireEvent.click(await screen.findByRole('button', { name: 'Restart now' }))
    expect(await screen.findByText(/Restart when it has ended/)).toBeTruthy()
    await fireEvent.click(screen.getByRole('button', { name: 'Later' }))
    expect(screen.queryByRole('button', { name: 'Restart now' })).toBeNull()
    ready('1.2.0')
    ready('1.3.0')
    expect(await screen.findByText(/Version 1.3.0 is ready/)).toBeTruthy()
  })

  it('do not exist in browser mode', async () => {
    await open({
      'app.info': () => ({
        version: '0.1.0',
        shell: 'browser',
        dataFolder: '/data',
        secrets: 'file',
        language: 'en',
        locale: 'en-GB',
        canStartAtSignIn: false,
      }),
    })
    await fireEvent.keyDown(window, { key: ',', code: 'Comma', ctrlKey: true })
    expect(within(dialog()).getByRole('button', { name: 'About' })).toBeTruthy()
    expect(within(dialog()).queryByRole('button', { name: 'Updates' })).toBeNull()
  })
})
