import { screen, within } from '@testing-library/svelte'
import { tick } from 'svelte'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Contact, Job } from '#shared/jobs'
import { completePage, copyStatus } from './in-memory-app'
import { openApp } from './open-app'
import { cafe, deskHandlers } from './sample-desk'
import { runningSync, syncResult } from './sync-records'

beforeAll(completePage)

const running: Job = runningSync({ id: 'job-1', reason: 'person' })
const result = syncResult()

describe('a sync', () => {
  it('that Clopos answers is proof of being online, long before it is done', async () => {
    const error = { code: 'network.unreachable', host: 'integrations.clopos.com' } as const
    const app = await openApp(deskHandlers(30, { status: { lastFailure: { at: 1, error } } }))
    expect(await screen.findByText('Offline')).toBeTruthy()
    app.session.surroundings.online = false
    const tell = (contact?: Contact): void => {
      app.tell({
        type: 'event',
        name: 'job',
        payload: { ...running, progress: { done: 0, total: null, contact } },
      })
    }
    tell()
    tell({ is: 'failing', status: null, until: null })
    await tick()
    expect(screen.getByText(/^Offline/)).toBeTruthy()
    tell({ is: 'answered' })
    await tick()
    expect(screen.queryByText(/^Offline/)).toBeNull()
    // The copy says so before the rows of its new revision are there.
    app.tell({ type: 'event', name: 'copy', payload: copyStatus(cafe.id, { revision: 2, customers: 30 }) })
    app.tell({ type: 'event', name: 'job', payload: { ...running, state: 'done', result } })
    await tick()
    expect(screen.queryByText(/^Offline/)).toBeNull()
  })

  it('that waits says why and until when, where it is shown', async () => {
    const until = new Date(2026, 10, 22, 9, 14, 32).getTime()
    const app = await openApp(deskHandlers(30))
    await screen.findByText('Guest 1')
    const tell = (contact: Contact, reason: 'person' | 'schedule'): void => {
      const payload = { ...running, id: reason, reason, progress: { ...running.progress, contact } }
      app.tell({ type: 'event', name: 'job', payload })
    }
    tell({ is: 'busy', until }, 'person')
    expect(await screen.findByText('Clopos asks us to wait until 09:14:32 (too many requests)')).toBeTruthy()
    expect(screen.queryByText('12 s left')).toBeNull()
    expect(screen.getByRole('button', { name: 'Cancel sync' })).toBeTruthy()
    tell({ is: 'answered' }, 'person')
    await tick()
    expect(screen.queryByText(/asks us to wait/)).toBeNull()
    app.tell({ type: 'event', name: 'job', payload: { ...running, id: 'person', state: 'cancelled' } })
    tell({ is: 'failing', status: 500, until }, 'schedule')
    expect(await screen.findByText('Clopos has a problem (error 500). Trying again at 09:14:32')).toBeTruthy()
  })

  it('that waits in the first load says so, too', async () => {
    const until = new Date(2026, 10, 22, 9, 14, 32).getTime()
    const app = await openApp(deskHandlers(0, { status: { lastSync: null } }))
    await screen.findByRole('heading', { name: 'No customers yet' })
    const progress = { ...running.progress, contact: { is: 'busy', until } as const }
    app.tell({ type: 'event', name: 'job', payload: { ...running, progress } })
    const main = within(
      (await screen.findByRole('heading', { name: /^Fetching/ })).parentElement ?? document.body,
    )
    expect(await main.findByText('Clopos asks us to wait until 09:14:32 (too many requests)')).toBeTruthy()
  })
})
