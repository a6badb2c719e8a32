import { describe, expect, it } from 'vitest'
import { catalogues, sentence } from '#shared/messages/index'
import { createFormats } from '#shared/locale/formats'
import type { Notice } from '../../src/renderer/status/notices.svelte'
import {
  ageText,
  noticeSentences,
  scheduleText,
  timeLeftText,
  whenText,
} from '../../src/renderer/status/sentences'
import { emptyReason, type Situation } from '../../src/renderer/table/empty'

const { en } = catalogues
const formats = createFormats('en-GB', { timeZone: 'UTC' })
const at = Date.UTC(2026, 10, 22, 9, 14)
const minutes = (count: number): number => at + count * 60_000

describe('times', () => {
  it.each([
    [-5, 'just now'],
    [0, 'just now'],
    [1, '1 min ago'],
    [59, '59 min ago'],
    [120, '2 h ago'],
    [24 * 60, '1 day ago'],
    [49 * 60, '2 days ago'],
  ])('%s minutes later', (later, expected) => {
    expect(ageText(at, minutes(later), en, formats)).toBe(expected)
  })

  it('name the day where it is another', () => {
    expect(whenText(at, minutes(60), formats)).toBe('09:14')
    expect(whenText(at, minutes(1000), formats)).toBe('22/11/2026, 09:14')
  })

  it('of the next sync are told, and why it waits', () => {
    const at2931 = (failures: number): string =>
      scheduleText({ connectionId: 'x', nextAt: minutes(15), failures, needsSignIn: false }, at, en, formats)
    expect(at2931(0)).toBe('Next sync at 09:29')
    expect(at2931(2)).toBe('Trying again at 09:29.')
    const due = (failures: number): string =>
      scheduleText({ connectionId: 'x', nextAt: at, failures, needsSignIn: false }, at, en, formats)
    expect(due(0)).toBe('')
    expect(due(1)).toBe('Trying again in a moment.')
    expect(
      scheduleText({ connectionId: 'x', nextAt: null, failures: 1, needsSignIn: false }, at, en, formats),
    ).toBe('')
    const refused = { connectionId: 'x', nextAt: minutes(60), failures: 1, needsSignIn: true }
    expect(scheduleText(refused, at, en, formats)).toBe('')
    expect(scheduleText(null, at, en, formats)).toBe('')
  })

  it('left are told roughly', () => {
    expect(timeLeftText(null, en, formats)).toBe('')
    expect(timeLeftText(0.2, en, formats)).toBe('1 s left')
    expect(timeLeftText(180, en, formats)).toBe('3 min left')
    expect(timeLeftText(7200, en, formats)).toBe('2 h left')
  })
})

describe('notices', () => {
  const say = (notice: Notice, copyFrom: string | null = null): string =>
    noticeSentences(notice, copyFrom, en, formats, (error) => sentence(en, error)).join(' ')
  const result = {
    kind: 'complete' as const,
    added: 0,
    changed: 0,
    removed: 0,
    unchanged: 5,
    total: 5,
    problems: 0,
    requests: 2,
    seconds: 1,
  }

  it('tell what a sync found', () => {
    expect(
      say({ id: 'sync', kind: 'synced', result: { ...result, added: 1200, changed: 3, removed: 1 } }),
    ).toBe('Synced.')
    expect(say({ id: 'sync', kind: 'synced', result: { ...result, added: 5, unchanged: 0 } })).toBe(
      '5 customers fetched.',
    )
    expect(say({ id: 'sync', kind: 'synced', result })).toBe('Synced. No changes.')
  })

  it('tell which copy one looks at when a sync failed', () => {
    const error = { code: 'network.unreachable', host: 'integrations.clopos.com' } as const
    expect(say({ id: 'sync', kind: 'failed', job: 'sync', error }, '09:14')).toContain(
      'You are looking at the copy from 09:14.',
    )
    expect(
      say({ id: 'sync', kind: 'failed', job: 'sync', error: { code: 'sign-in.revoked' } }, '09:14'),
    ).toBe(
      'The sync did not finish. Clopos no longer accepts this sign-in. Sign in again. You are looking at the copy from 09:14.',
    )
    expect(say({ id: 'export', kind: 'failed', job: 'export', error }, '09:14')).not.toContain('copy')
  })

  it('tell what was exported', () => {
    const exported = {
      rows: 1,
      bytes: 10,
      sha256: '',
      copyAt: null,
      ms: 5,
      opens: true,
      fileName: 'a.csv',
      download: null,
      leftOut: null,
    }
    expect(say({ id: 'export', kind: 'exported', jobId: '1', result: exported })).toBe(
      '1 customer exported to a.csv.',
    )
  })

  it('count shown customers of all', () => {
    const { shownOf } = en.window.status
    expect(shownOf(formats.counted(1204), formats.counted(50_000))).toBe('1,204 of 50,000 customers')
    expect(shownOf(formats.counted(1), formats.counted(1))).toBe('1 customer')
  })
})

describe('in place of an empty table', () => {
  const calm: Situation = {
    count: 0,
    loaded: true,
    error: null,
    known: true,
    emptyCopy: false,
    syncing: false,
    offline: false,
    queryEmpty: true,
  }
  it.each([
    [{ count: 3 }, null],
    [{ loaded: false }, null],
    [{ known: false }, null],
    [{ known: false, queryEmpty: false }, null],
    [{ emptyCopy: true }, { kind: 'no-copy', offline: false }],
    [
      { emptyCopy: true, offline: true },
      { kind: 'no-copy', offline: true },
    ],
    [{ emptyCopy: true, syncing: true }, { kind: 'reading' }],
    [{ error: { code: 'storage.empty' } as const }, { kind: 'no-copy', offline: false }],
    [{ error: { code: 'storage.busy' } as const }, { kind: 'failed', error: { code: 'storage.busy' } }],
    [{ queryEmpty: false }, { kind: 'no-match' }],
    [{}, { kind: 'no-customers' }],
  ])('%o', (given, expected) => {
    expect(emptyReason({ ...calm, ...given })).toEqual(expected)
  })
})
