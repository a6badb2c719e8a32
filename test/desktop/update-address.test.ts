import { expect, test } from 'vitest'
import { defaultSettings } from '#shared/settings'
import type { Envelope } from '#shared/wire'
import { askBeforeUpdatesFrom } from '../../src/main/desktop/update-address'

/** Calls as the page does, where `stored` is the place of updates, and the person answers. Tells what was asked and written. */
async function call(method: string, input: unknown, { stored = '', answer = false } = {}) {
  const asked: string[] = []
  const written: unknown[] = []
  const dispatch = askBeforeUpdatesFrom(
    (name, given): Promise<Envelope> => {
      if (name !== 'settings.read') written.push([name, given])
      return Promise.resolve({ ok: true, value: { ...defaultSettings, updateAddress: stored } })
    },
    (place) => {
      asked.push(place)
      return Promise.resolve(answer)
    },
  )
  return { asked, written, envelope: await dispatch(method, input) }
}

const place = { updateAddress: ' https://evil.example/desk ' }

test('another place of updates is stored only if the person agrees', async () => {
  const no = await call('settings.write', place, { stored: 'https://example.com/' })
  expect(no.asked).toEqual(['https://evil.example/desk'])
  expect(no.written).toEqual([])
  expect(no.envelope).toEqual({ ok: false, error: { code: 'cancelled' } })
  const yes = await call('settings.write', { ...place, theme: 'dark' }, { answer: true })
  expect(yes.written).toEqual([['settings.write', { ...place, theme: 'dark' }]])
  expect((await call('settings.write', { updateAddress: '/mnt/desk' })).asked).toEqual(['/mnt/desk'])
})

test('nobody is asked about anything else', async () => {
  for (const [method, input, stored] of [
    ['settings.write', { theme: 'dark' }, ''],
    ['settings.write', place, place.updateAddress],
    ['settings.write', { updateAddress: '' }, 'https://example.com/'],
    // They are refused, or never used.
    ['settings.write', { updateAddress: 'http://evil.example/' }, ''],
    ['settings.write', { updateAddress: 7 }, ''],
    ['settings.write', null, ''],
    ['views.list', place, ''],
  ] as const) {
    const { asked, written } = await call(method, input, { stored })
    expect({ asked, written }).toEqual({ asked: [], written: [[method, input]] })
  }
})
