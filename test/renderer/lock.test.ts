import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '#shared/errors'
import type { Contract, Handlers } from '#shared/contract'
import type { LockState } from '#shared/lock'
import App from '../../src/renderer/App.svelte'
import { Session } from '../../src/renderer/session/session.svelte'
import { completePage, inMemoryApp, type InMemoryApp } from './in-memory-app'
import { openDialog } from './open-app'
import { deskHandlers } from './sample-desk'

beforeAll(completePage)

const open: LockState = { isOn: true, isLocked: false, kind: 'pin', minutes: 5, wait: 0 }
const locked: LockState = { ...open, isLocked: true }

interface Locking extends InMemoryApp {
  readonly session: Session
  /** The app locks or unlocks by itself, or in another tab. */
  readonly go: (state: LockState) => void
}

/** The window over an app with three customers and a lock, in this state at first. */
function start(first: LockState, given: Partial<Handlers<Contract>> = {}): Locking {
  let state = first
  const behindTheLock = Object.entries({ ...deskHandlers(3), ...given }).map(([name, handler]) => [
    name,
    (input: never) => {
      if (state.isLocked) throw new AppError({ code: 'lock.locked' })
      return handler(input)
    },
  ])
  const app = inMemoryApp({
    ...Object.fromEntries(behindTheLock),
    'lock.state': () => ({ ...state, look: { language: 'tr', theme: 'dark', density: 'compact' } }),
    'lock.lock': () => (state = locked),
    'lock.unlock': ({ secret }) => {
      if (secret !== '2580') throw new AppError({ code: 'lock.wrong', seconds: 0 })
      return (state = open)
    },
    'lock.turnOn': ({ minutes }) => (state = { ...open, minutes }),
    'lock.setMinutes': ({ minutes }) => (state = { ...open, minutes }),
    'lock.used': () => null,
  })
  const session = new Session(app.transport)
  render(App, { session })
  void session.open()
  const go = (next: LockState): void => {
    state = next
    app.tell({ type: 'event', name: 'lock', payload: next })
  }
  return { ...app, session, go }
}

async function enter(label: string, secret: string): Promise<void> {
  const input = screen.getByLabelText(label)
  await fireEvent.input(input, { target: { value: secret } })
  await fireEvent.submit(input.closest('form') ?? input)
}

const lockScreen = () => screen.findByRole('heading', { name: 'Customer Desk is locked' })

describe('a window that locks', () => {
  it('drops what it shows, and shows it again when it is open', async () => {
    const app = start(open)
    expect(await screen.findByText('Guest 3')).toBeTruthy()
    app.session.desk?.exporter.open(0)
    app.session.overlay = { name: 'palette' }
    app.go(locked)
    expect(await lockScreen()).toBeTruthy()
    expect(document.body.textContent).not.toMatch(/Guest|Nar Café/)
    expect(document.title).toBe('Customer Desk')
    await enter('PIN', '0000')
    expect((await screen.findByRole('alert')).textContent).toBe('Wrong PIN. Try again.')
    await enter('PIN', '2580')
    expect(await screen.findByText('Guest 3')).toBeTruthy()
    expect(document.querySelector('dialog[open]')).toBeNull()
    expect(document.title).toBe('Nar Café – Customer Desk')
  })

  it('opens when another tab opens the lock', async () => {
    const app = start(open)
    await screen.findByText('Guest 3')
    app.go(locked)
    await lockScreen()
    app.go(open)
    expect(await screen.findByText('Guest 3')).toBeTruthy()
  })

  it('says how long to wait, and takes no try before', async () => {
    const app = start(open)
    await screen.findByText('Guest 3')
    app.go({ ...locked, wait: 256 })
    expect(await screen.findByText('Wrong PIN. You can try again in 4:16.')).toBeTruthy()
    expect(screen.getByRole('alert').textContent).toBe('Too many wrong tries. Try again in 256 seconds.')
    await enter('PIN', '2580')
    expect(app.calls.some(([name]) => name === 'lock.unlock')).toBe(false)
  })

  it('answers no key but those of the lock screen', async () => {
    const app = start(open)
    await screen.findByText('Guest 3')
    app.go(locked)
    await lockScreen()
    for (const key of ['k', ',', 'f', 'i', 'l']) await fireEvent.keyDown(window, { key, ctrlKey: true })
    expect(app.session.overlay).toBeNull()
    expect(document.querySelector('dialog[open]')).toBeNull()
  })

  it('asks again what was refused meanwhile, and tells nobody of it', async () => {
    const app = start(open)
    await screen.findByText('Guest 3')
    app.go(locked)
    const asked = app.session.call('customers.summary', { connectionId: 'nar-cafe', query: '' })
    await lockScreen()
    app.go(open)
    expect((await asked).count).toBe(3)
    await screen.findByText('Guest 3')
    expect(app.session.notices.notices).toEqual([])
  })

  it('goes to the start if the customers are gone', async () => {
    let isGone = false
    const app = start(open, {
      'connections.list': () => (isGone ? [] : (deskHandlers(3)['connections.list']?.({}) ?? [])),
    })
    await screen.findByText('Guest 3')
    app.go(locked)
    await lockScreen()
    isGone = true
    app.go({ ...open, isOn: false })
    expect(await screen.findByRole('button', { name: 'Connect…' })).toBeTruthy()
  })
})

describe('a window that is locked from the start', () => {
  it('has the language and the theme of the settings, and opens with the PIN', async () => {
    const app = start(locked)
    expect(await screen.findByRole('heading', { name: 'Customer Desk kilitli' })).toBeTruthy()
    expect(document.documentElement.dataset['theme']).toBe('dark')
    await enter('PIN', '2580')
    expect(await screen.findByText('Guest 3')).toBeTruthy()
    expect(app.session.settings.value.connectionId).toBe('nar-cafe')
  })
})

describe('the command', () => {
  it('locks by its keys', async () => {
    start(open)
    await screen.findByText('Guest 3')
    await fireEvent.keyDown(window, { key: 'l', ctrlKey: true })
    expect(await lockScreen()).toBeTruthy()
  })

  it('is not there without a PIN', async () => {
    const app = start({ ...open, isOn: false })
    await screen.findByText('Guest 3')
    expect(await fireEvent.keyDown(window, { key: 'l', ctrlKey: true })).toBe(true)
    expect(app.calls.some(([name]) => name === 'lock.lock')).toBe(false)
  })
})

describe('the settings', () => {
  it('turn the lock on when both entries are the same', async () => {
    const app = start({ ...open, isOn: false })
    await screen.findByText('Guest 3')
    app.session.showSettings('lock')
    const button = await screen.findByRole('button', { name: 'Turn on…' })
    expect(within(openDialog('Settings')).queryByText('Lock by itself')).toBeNull()
    await fireEvent.click(button)
    await enter('New PIN or password', '123')
    expect(screen.getByLabelText('New PIN or password').getAttribute('aria-invalid')).toBe('true')
    await enter('New PIN or password', '2580')
    expect(screen.getByText('The two entries are different.')).toBeTruthy()
    expect(app.calls.some(([name]) => name === 'lock.turnOn')).toBe(false)
    await enter('Once more', '2580')
    expect(await screen.findByText('Lock by itself')).toBeTruthy()
    expect(app.calls.find(([name]) => name === 'lock.turnOn')?.[1]).toEqual({ secret: '2580', minutes: 5 })
  })
})

describe('using the app', () => {
  it('is told to the lock, but not at each move', async () => {
    const app = start(open)
    await screen.findByText('Guest 3')
    app.session.lock.watch(window)
    for (let moved = 0; moved < 20; moved += 1) await fireEvent.pointerMove(document.body)
    await waitFor(() => {
      expect(app.calls.filter(([name]) => name === 'lock.used')).toHaveLength(1)
    })
  })
})
