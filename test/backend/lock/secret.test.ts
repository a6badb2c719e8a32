import { expect, test } from 'vitest'
import { kindOfSecret } from '#shared/lock'
import { cost, hashSecret, isSecret, unknownHash } from '#backend/lock/secret'

test('the right secret fits, and no other', async () => {
  const hash = await hashSecret('2580')
  expect(await isSecret('2580', hash)).toBe(true)
  for (const wrong of ['2581', '258', '25800', '', ' 2580']) expect(await isSecret(wrong, hash)).toBe(false)
})

test('two hashes of one secret differ, and neither has the secret in it', async () => {
  const [one, other] = [await hashSecret('71948250'), await hashSecret('71948250')]
  expect(one.salt).not.toBe(other.salt)
  expect(one.key).not.toBe(other.key)
  expect(JSON.stringify([one, other])).not.toContain('71948250')
})

test('a letter that keyboards write in two ways is one letter', async () => {
  const composed = 'Günəş parolu'.normalize('NFC')
  const hash = await hashSecret(composed)
  expect(composed.normalize('NFD')).not.toBe(composed)
  expect(await isSecret(composed.normalize('NFD'), hash)).toBe(true)
})

test('no secret fits the hash of a lock that cannot be read', async () => {
  for (const secret of ['', '0000', '2580']) expect(await isSecret(secret, unknownHash())).toBe(false)
})

test('the cost is that of OWASP’s table: N and p, with r = 8', () => {
  const table: Readonly<Record<number, number>> = {
    [2 ** 17]: 1,
    [2 ** 16]: 2,
    [2 ** 15]: 3,
    [2 ** 14]: 5,
    [2 ** 13]: 10,
  }
  expect(cost.r).toBe(8)
  expect(cost.p).toBeGreaterThanOrEqual(table[cost.N] ?? Infinity)
})

test.each([
  ['', null],
  ['123', null],
  ['1234', 'pin'],
  ['123456789012', 'pin'],
  ['1234567890123', 'password'],
  ['12a4', null],
  ['seven77', null],
  ['eight888', 'password'],
  ['şifrəmiz', 'password'],
])('%j is a %s', (secret, kind) => {
  expect(kindOfSecret(secret)).toBe(kind)
})
