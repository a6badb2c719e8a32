import { beforeEach, expect, test, vi } from 'vitest'
import { AppError } from '#shared/errors'
import { openSecrets } from '../../src/main/desktop/secrets'
import { itUnless, unlessLinux } from '../platform'
import { record, reset } from './electron-mock'

vi.mock('electron', () => import('./electron-mock'))
beforeEach(reset)

const secret = { text: 'şifrə-123' }

test('a secret is encrypted by the system and comes back', async () => {
  const { protection, handlers } = openSecrets()
  expect(protection).toBe('encrypted')
  const sealed = await handlers['secrets.encrypt'](secret)
  expect(sealed).toMatch(/^[A-Za-z0-9+/]+=*$/)
  expect(Buffer.from(sealed, 'base64').toString()).toBe('sealed:321-ərfiş')
  expect(await handlers['secrets.decrypt']({ text: sealed })).toBe(secret.text)
})

itUnless(unlessLinux('other systems have no key that everybody knows'))(
  'a key that everybody knows is called weak',
  async () => {
    record.backend = 'basic_text'
    record.encryption = false
    const { protection, handlers } = openSecrets()
    expect(protection).toBe('weak')
    const sealed = await handlers['secrets.encrypt'](secret)
    expect(Buffer.from(sealed, 'base64').toString()).toContain('sealed:')
  },
)

test('where nothing can be encrypted, storage is weak and still works', async () => {
  record.encryption = false
  const { protection, handlers } = openSecrets()
  expect(protection).toBe('weak')
  const kept = await handlers['secrets.encrypt'](secret)
  expect(await handlers['secrets.decrypt']({ text: kept })).toBe(secret.text)
})

test('a system that stops encrypting never leaves a secret open unasked', () => {
  const { handlers } = openSecrets()
  record.encryption = false
  expect(() => handlers['secrets.encrypt'](secret)).toThrow(new AppError({ code: 'secret.weak' }))
})

test('a lost key is an error with a name', () => {
  const { handlers } = openSecrets()
  expect(() => handlers['secrets.decrypt']({ text: 'bm9uc2Vuc2U=' })).toThrow(
    new AppError({ code: 'secret.lost' }),
  )
})
