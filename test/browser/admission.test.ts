import { expect, it } from 'vitest'
import { createAdmission } from '../../src/main/browser/admission'

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
