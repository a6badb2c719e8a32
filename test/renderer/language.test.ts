import { screen, waitFor } from '@testing-library/svelte'
import { beforeAll, expect, it } from 'vitest'
import { completePage } from './in-memory-app'
import { openApp } from './open-app'
import { deskHandlers } from './sample-desk'

beforeAll(completePage)

const info = {
  version: '1',
  dataFolder: '/data',
  secrets: 'encrypted',
  locale: 'az-Latn-AZ',
  canStartAtSignIn: false,
} as const

it('the window speaks the chosen language, and changes it at once', async () => {
  const app = await openApp({
    ...deskHandlers(5000, { settings: { language: 'az' } }),
    'customers.places': ({ ids }) => ids.map((id) => id - 1),
  })
  expect(await screen.findByText('5.000 müştəri')).toBeTruthy()
  expect(await screen.findByText('Xərc: 1.234,50 ₼')).toBeTruthy()
  expect(document.documentElement.lang).toBe('az')
  const asked = app.calls.filter(([name]) => name === 'customers.window').length
  app.session.settings.change({ language: 'ru', currency: '' })
  expect(await screen.findByText('5 000 клиентов')).toBeTruthy()
  expect(screen.getByText('Потрачено 1 234,50')).toBeTruthy()
  expect(document.documentElement.lang).toBe('ru')
  // Names are in the order of another alphabet.
  await waitFor(() => {
    expect(app.calls.filter(([name]) => name === 'customers.window').length).toBeGreaterThan(asked)
  })
  app.session.settings.change({ language: 'tr' })
  expect(await screen.findByText('5.000 müşteri')).toBeTruthy()
})

it.each([
  ['desktop', 'az', 'az'],
  ['desktop', 'en', 'en'],
  // The browser is American here.
  ['browser', 'az', 'en'],
] as const)(
  'without a choice, in the %s on a computer in %s, it speaks %s',
  async (shell, language, spoken) => {
    await openApp({ ...deskHandlers(1), 'app.info': () => ({ ...info, shell, language }) })
    await waitFor(() => {
      expect(document.documentElement.lang).toBe(spoken)
    })
  },
)
