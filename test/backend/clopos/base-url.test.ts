import { expect, test } from 'vitest'
import { cloposBaseUrl, readBaseUrl } from '#backend/clopos/base-url'
import { AppError } from '#shared/errors'

test.each([
  [undefined, cloposBaseUrl],
  ['', cloposBaseUrl],
  ['https://clopos.example/v2//', 'https://clopos.example/v2'],
  ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
  ['http://localhost/v2', 'http://localhost/v2'],
])('%j is the address %s', (text, address) => {
  expect(readBaseUrl(text)).toBe(address)
})

test.each([
  ['http://clopos.example/', 'environment.insecure-base-url'],
  ['http://127.0.0.1.example/', 'environment.insecure-base-url'],
  ['clopos.example', 'environment.base-url'],
  ['ftp://clopos.example/', 'environment.base-url'],
  ['file:///etc/passwd', 'environment.base-url'],
  ['javascript:alert(1)', 'environment.base-url'],
] as const)('%s is refused', (text, code) => {
  expect(() => readBaseUrl(text)).toThrow(new AppError({ code }))
})
