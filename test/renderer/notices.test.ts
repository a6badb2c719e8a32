import { fireEvent, render } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import NoticeLine from '../../src/renderer/status/NoticeLine.svelte'
import type { Notice } from '../../src/renderer/status/notices.svelte'

const cancelled: Notice = { id: 'sync', kind: 'cancelled', job: 'sync' }
const failed: Notice = { id: 'sync', kind: 'failed', job: 'sync', error: { code: 'storage.busy' } }
const exported: Notice = {
  id: 'export',
  kind: 'exported',
  jobId: 'job-1',
  result: { rows: 3, bytes: 90, fileName: 'Customers.csv', download: null },
}

function show(notice: Notice): { line: HTMLElement; dismissed: () => number } {
  const ondismiss = vi.fn()
  const { container } = render(NoticeLine, {
    notice,
    copyFrom: null,
    shell: 'desktop',
    canSignIn: false,
    ondismiss,
    onsignin: () => undefined,
    onreveal: () => undefined,
  })
  const line = container.querySelector<HTMLElement>('.notice')
  if (line === null) throw new Error('no notice')
  return { line, dismissed: () => ondismiss.mock.calls.length }
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
