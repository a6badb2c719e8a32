import { beforeEach, expect, test, vi } from 'vitest'
import { defaultSettings, type Settings } from '#shared/settings'
import {
  followSettings,
  systemLanguage,
  type FollowedSettings,
} from '../../src/main/desktop/followed-settings'
import { record, reset } from './electron-mock'

vi.mock('electron', () => import('./electron-mock'))
beforeEach(reset)

test('the desktop speaks the system’s language if the app has it, else English', () => {
  record.languages = ['az-Latn-AZ', 'en-US']
  expect(systemLanguage()).toBe('az')
  record.languages = ['de-DE', 'ru-RU']
  expect(systemLanguage()).toBe('en')
  record.languages = []
  expect(systemLanguage()).toBe('en')
})

test('the desktop follows the settings that the page reads and writes', async () => {
  record.languages = ['tr-TR']
  const heard: FollowedSettings[] = []
  const answering = (settings: Partial<Settings> | null) =>
    followSettings(
      () => Promise.resolve({ ok: true, value: settings }),
      (followed) => heard.push(followed),
    )
  const written = { ...defaultSettings, language: 'ru', keepRunning: true } as const
  expect(await answering(written)('settings.write', {})).toEqual({ ok: true, value: written })
  await answering(defaultSettings)('settings.read', {})
  await answering(written)('views.list', {})
  await answering(null)('settings.read', {})
  expect(heard).toEqual([
    { language: 'ru', keepRunning: true, startAtSignIn: false },
    { language: 'tr', keepRunning: false, startAtSignIn: false },
  ])
})
