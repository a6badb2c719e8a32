import { fireEvent, render, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import NoticeLine from '../../src/renderer/status/NoticeLine.svelte'
import { NoticeStore, type Notice } from '../../src/renderer/status/notices.svelte'

const cancelled: Notice = { id: 'sync', kind: 'cancelled', job: 'sync' }
const failed = { id: 'sync', kind: 'failed', job: 'sync', error: { code: 'storage.busy' } } as const
const synced = {
  id: 'sync' as const,
  kind: 'synced' as const,
  result: {
    kind: 'catch-up' as const,
    added: 12,
    changed: 3,
    removed: 0,
    unchanged: 85,
    total: 100,
    problems: 0,
    requests: 4,
    seconds: 1,
  },
}
const exported = {
  id: 'export',
  kind: 'exported',
  jobId: 'job-1',
  result: {
    rows: 3,
    bytes: 90,
    sha256: '',
    copyAt: null,
    ms: 5,
    opens: true,
    fileName: 'Customers.csv',
    download: null,
    leftOut: null,
  },
} as const satisfies Notice

function show(
  notice: Notice,
  { onagain = null }: { onagain?: (() => void) | null } = {},
): { line: HTMLElement; dismissed: () => number; shown: () => unknown[]; retried: () => unknown[] } {
  const ondismiss = vi.fn()
  const onretry = vi.fn()
  const onshow = vi.fn()
  const { container } = render(NoticeLine, {
    notice,
    copyFrom: null,
    shell: 'desktop',
    canSignIn: false,
    retry: 'Trying again at 09:31.',
    ondismiss,
    onshow,
    onagain,
    onsignin: () => undefined,
    onopen: () => undefined,
    onreveal: () => undefined,
    onretry,
    onschedules: () => undefined,
    onleftout: () => undefined,
    onundo: () => undefined,
  })
  const line = container.querySelector<HTMLElement>('.toast')
  if (line === null) throw new Error('no notice')
  return {
    line,
    dismissed: () => ondismiss.mock.calls.length,
    shown: () => onshow.mock.calls.flat(),
    retried: () => onretry.mock.calls.flat(),
  }
}

describe('a notice', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('of what went well leaves by itself', () => {
    const { dismissed } = show(cancelled)
    vi.advanceTimersByTime(7_900)
    expect(dismissed()).toBe(0)
    vi.advanceTimersByTime(200)
    expect(dismissed()).toBe(1)
  })

  it('with something to do stays longer', () => {
    const { dismissed } = show(exported)
    vi.advanceTimersByTime(29_000)
    expect(dismissed()).toBe(0)
    vi.advanceTimersByTime(2_000)
    expect(dismissed()).toBe(1)
  })

  it('of an export opens only a file that may be opened', () => {
    expect(within(show(exported).line).getByRole('button', { name: 'Open' })).toBeTruthy()
    const unguarded = { ...exported, result: { ...exported.result, opens: false } }
    const { line } = show(unguarded)
    expect(within(line).queryByRole('button', { name: 'Open' })).toBeNull()
    expect(within(line).getByRole('button', { name: 'Show in folder' })).toBeTruthy()
  })

  it('of an export that failed tries that one again', () => {
    const error = { code: 'export.in-use', file: 'Customers.csv' } as const
    const { line, retried } = show({ id: 'export', kind: 'failed', job: 'export', error, retry: 'job-1' })
    expect(line.textContent).toContain('Close it there, for example in Excel, and try again.')
    within(line).getByRole('button', { name: 'Try again' }).click()
    expect(retried()).toEqual(['job-1'])
  })

  it('that leads to customers stays longer', () => {
    const { dismissed } = show(synced)
    vi.advanceTimersByTime(29_000)
    expect(dismissed()).toBe(0)
    vi.advanceTimersByTime(2_000)
    expect(dismissed()).toBe(1)
  })

  it('of a failure stays', () => {
    const { dismissed } = show(failed)
    vi.advanceTimersByTime(3_600_000)
    expect(dismissed()).toBe(0)
  })

  it.each([
    ['pointer', 'pointerEnter', 'pointerLeave'],
    ['focus', 'focusIn', 'focusOut'],
  ] as const)('stays while the %s is at it', async (_, enter, leave) => {
    const { line, dismissed } = show(cancelled)
    await fireEvent[enter](line)
    vi.advanceTimersByTime(60_000)
    expect(dismissed()).toBe(0)
    await fireEvent[leave](line)
    vi.advanceTimersByTime(9_000)
    expect(dismissed()).toBe(1)
  })
})

describe('a sync that found something', () => {
  it('leads to those it found', async () => {
    const { line, shown } = show(synced)
    expect(line.textContent).toMatch(/Synced\.\s*12 new\s*3 changed/)
    await fireEvent.click(within(line).getByRole('button', { name: '3 changed' }))
    await fireEvent.click(within(line).getByRole('button', { name: '12 new' }))
    expect(shown()).toEqual(['changed', 'new'])
  })

  it('on its first load has no new customers to show', () => {
    const first = { ...synced.result, added: 100, changed: 0, unchanged: 0 }
    const { line } = show({ ...synced, result: first })
    expect(line.textContent).toContain('100 customers fetched.')
    expect(within(line).queryByRole('button', { name: /new/ })).toBeNull()
  })
})

describe('a failure', () => {
  it('that somebody waits for interrupts; one by itself is only said', () => {
    expect(within(show(failed).line).getByRole('alert').textContent).toContain('The sync did not finish.')
    const { line } = show({ ...failed, quiet: true })
    expect(within(line).queryByRole('alert')).toBeNull()
    expect(within(line).getByRole('status').textContent).toContain('The sync did not finish.')
    expect(within(line).getByRole('status').textContent).not.toContain('Trying again')
    expect(within(line).getByText('Trying again at 09:31.')).toBeTruthy()
  })

  it('of a sync is tried again with a button, unless that is not possible now', async () => {
    const onagain = vi.fn()
    const { line } = show(failed, { onagain })
    await fireEvent.click(within(line).getByRole('button', { name: 'Try again' }))
    expect(onagain).toHaveBeenCalledTimes(1)
    expect(within(show(failed).line).queryByRole('button', { name: 'Try again' })).toBeNull()
  })

  it('can be read again after it was closed, until it is outdated', () => {
    const store = new NoticeStore()
    store.show(cancelled)
    store.putAway('sync')
    store.show(exported)
    store.reopen()
    expect([store.notices, store.closed]).toEqual([[cancelled, exported], []])
    store.putAway('export')
    store.dismiss('export')
    store.reopen()
    expect(store.notices).toEqual([cancelled])
    store.putAway('sync')
    store.show({ ...failed, quiet: true })
    store.putAway('sync')
    store.mended('sync')
    store.reopen()
    expect(store.notices).toEqual([])
  })

  it('that was read and put away comes back when it is another one, when somebody asks, or after a success', () => {
    const quiet: Notice = { ...failed, quiet: true }
    const store = new NoticeStore()
    const put = (notice: Notice): boolean => {
      store.show(notice)
      const shown = store.find('sync') === notice
      store.putAway('sync')
      return shown
    }
    expect(put(quiet)).toBe(true)
    expect(put(quiet)).toBe(false)
    expect(put({ ...quiet, error: { code: 'storage.full' } })).toBe(true)
    expect(put({ ...quiet, error: { code: 'storage.full' } })).toBe(false)
    expect(put(failed)).toBe(true)
    expect(put(quiet)).toBe(false)
    store.mended('sync')
    expect(put(quiet)).toBe(true)
  })
})
