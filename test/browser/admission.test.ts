import type * as Crypto from 'node:crypto'
import { timingSafeEqual } from 'node:crypto'
import { expect, it, vi } from 'vitest'
import { createAdmission } from '../../src/main/browser/admission'

vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof Crypto>()
  return { ...crypto, timingSafeEqual: vi.fn(crypto.timingSafeEqual) }
})

it.each([
  [80, '127.0.0.1'],
  [8080, '127.0.0.1:8080'],
])('lets in a browser at port %i, which names the host %s', (port, host) => {
  const admission = createAdmission(port)
  expect(admission.isAddressedHere({ host })).toBe(true)
  expect(admission.isAddressedHere({ host, origin: `http://${host}` })).toBe(true)
  expect(admission.isAddressedHere({ host, origin: 'http://127.0.0.1:81' })).toBe(false)
  expect(admission.isAddressedHere({ host: `localhost:${String(port)}` })).toBe(false)
  expect(new URL(admission.address()).origin).toBe(`http://${host}`)
})

it('takes as long for a wrong secret that begins well as for any other', () => {
  const admission = createAdmission(8080)
  const token = new URL(admission.address()).searchParams.get('token') ?? ''
  vi.mocked(timingSafeEqual).mockClear()
  expect(admission.admit(`${token.slice(0, -1)}!`)).toBeNull()
  // The pass and the one token, whole and of equal length, whatever was shown.
  const compared = vi.mocked(timingSafeEqual).mock.calls.map((pair) => pair.map((part) => part.byteLength))
  expect(compared).toEqual([
    [32, 32],
    [32, 32],
  ])
})
