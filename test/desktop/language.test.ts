import { beforeEach, expect, test, vi } from 'vitest'
import type { Language } from '#shared/locale/languages'
import { defaultSettings, type Settings } from '#shared/settings'
import { followLanguage, systemLanguage } from '../../src/main/desktop/language'
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

test('the desktop’s own texts follow the settings that the page reads and writes', async () => {
  record.languages = ['tr-TR']
  const heard: Language[] = []
  const answering = (settings: Partial<Settings> | null) =>
    followLanguage(
      () => Promise.resolve({ ok: true, value: settings }),
      (language) => heard.push(language),
    )
  const written = { ...defaultSettings, language: 'ru' } as const
  expect(await answering(written)('settings.write', {})).toEqual({ ok: true, value: written })
  await answering(defaultSettings)('settings.read', {})
  await answering(written)('views.list', {})
  await answering(null)('settings.read', {})
  expect(heard).toEqual(['ru', 'tr'])
})
