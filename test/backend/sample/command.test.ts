import { describe, expect, test } from 'vitest'
import { environmentLines, readSampleCommand } from '#backend/sample/command'
import { catalogues } from '#shared/messages/index'
import { sampleServer } from './client'

const texts = catalogues.en.sampleServer
const now = Date.UTC(2026, 4, 3)

describe('the arguments', () => {
  test('have the documented defaults', () => {
    expect(readSampleCommand([], texts, now)).toEqual({
      verb: 'serve',
      options: {
        customers: 20_000,
        port: 8787,
        seed: 1,
        latency: 0,
        rateLimit: 300,
        livingSince: now,
        credentials: {
          clientId: 'sample-client',
          clientSecret: 'sample-secret',
          brand: 'sample',
          integratorId: 'sample-integrator',
        },
      },
    })
  })

  test('are read', () => {
    const args = [
      '--customers',
      '5',
      '--port=0',
      '--seed',
      '9',
      '--latency',
      '400',
      '--rate-limit',
      '10',
      '--brand',
      'b',
      '--still',
    ]
    expect(readSampleCommand(args, texts, now)).toMatchObject({
      options: {
        ...{ customers: 5, port: 0, seed: 9, latency: 400, rateLimit: 10, livingSince: undefined },
        credentials: { brand: 'b' },
      },
    })
    expect(readSampleCommand(['--help'], texts, now)).toEqual({ verb: 'help' })
  })

  test.each([
    ['--colour'],
    ['extra'],
    ['--customers'],
    ['--customers', 'many'],
    ['--customers', '-5'],
    ['--customers', '2000001'],
    ['--port', '65536'],
    ['--latency', '1.5'],
    ['--brand', ' '],
    ['--help=yes'],
    ['--still=no'],
  ])('%s %s are refused with a sentence', (...args) => {
    expect(() => readSampleCommand(args, texts, now)).toThrow(
      expect.objectContaining({
        data: { code: 'invalid-input', problem: expect.stringMatching(/^[^\n]+\.$/) },
      }),
    )
  })
})

test('the environment of the command line is ready to paste', async () => {
  const server = await sampleServer({ credentials: { clientSecret: "it's" } })
  expect(environmentLines(server, 'linux').split('\n')).toEqual([
    `export CLOPOS_BASE_URL='${server.baseUrl}'`,
    "export CLOPOS_CLIENT_ID='sample-client'",
    String.raw`export CLOPOS_CLIENT_SECRET='it'\''s'`,
    "export CLOPOS_BRAND='sample'",
    "export CLOPOS_INTEGRATOR_ID='sample-integrator'",
  ])
  expect(environmentLines(server, 'win32')).toContain("$env:CLOPOS_CLIENT_SECRET='it''s'")
})
