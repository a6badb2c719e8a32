import { fireEvent, render, screen } from '@testing-library/svelte'
import type { Contract, Handlers } from '#shared/contract'
import App from '../../src/renderer/App.svelte'
import { Session } from '../../src/renderer/session/session.svelte'
import { inMemoryApp, type InMemoryApp } from './in-memory-app'

export interface OpenApp extends InMemoryApp {
  readonly session: Session
}

/** The whole window over an app in memory. */
export async function openApp(handlers: Partial<Handlers<Contract>>): Promise<OpenApp> {
  const app = inMemoryApp(handlers)
  const session = new Session(app.transport)
  render(App, { session })
  await session.open()
  return { ...app, session }
}

/** Chooses an entry of the sync menu. */
export async function chooseOfSync(entry: string): Promise<void> {
  await fireEvent.click(await screen.findByRole('button', { name: /^(Copy from|No copy)/ }))
  await fireEvent.click(screen.getByRole('button', { name: entry }))
}

/** What the search box is called. */
export const searchBox = { name: 'Search customers' }

/** The input of the last call of a method; undefined: there was none. */
export const last = (app: InMemoryApp, method: string): unknown =>
  app.calls.filter(([name]) => name === method).at(-1)?.[1]

/** The open dialog, which must have this title. Looked up without roles, since that takes long in a large page. */
export function openDialog(title: string): HTMLElement {
  const dialog = document.querySelector<HTMLElement>('dialog[open]')
  if (dialog?.querySelector('h2')?.textContent !== title) throw new Error(`No dialog ${title} is open.`)
  return dialog
}
