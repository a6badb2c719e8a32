import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import * as v from 'valibot'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { itUnless, onWindows, pressCtrlC } from '../../platform'
import type * as Starter from '#backend/sample/start-sample-thread'

const source = 'src/main/backend/sample'
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'customer-desk-sample-'))
  // As electron.vite.config.ts lays the entries out: side by side, with what they share below.
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    // As in the app, packages are part of the entries.
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: {
        input: {
          'sample-server': 'src/main/sample-server.ts',
          'sample-thread': `${source}/sample-thread.ts`,
          starter: `${source}/start-sample-thread.ts`,
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  })
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const entry = (name: string): string => join(folder, `${name}.js`)

describe('the thread', () => {
  const start = async (options: Starter.SampleThreadOptions): Promise<Starter.SampleThread> => {
    const starter: typeof Starter = await import(pathToFileURL(entry('starter')).href)
    return starter.startSampleThread(options)
  }

  test('serves customers until it is closed', async () => {
    const thread = await start({ customers: 25 })
    const { clientId, clientSecret, brand, integratorId } = thread.credentials
    const body = { client_id: clientId, client_secret: clientSecret, brand, integrator_id: integratorId }
    const signedIn = await fetch(`${thread.baseUrl}/auth`, { method: 'POST', body: JSON.stringify(body) })
    const { token } = v.parse(v.object({ token: v.string() }), await signedIn.json())
    const answer = await fetch(`${thread.baseUrl}/customers`, { headers: { 'x-token': token } })
    expect(await answer.json()).toMatchObject({ success: true, total: 25 })
    expect(Number(answer.headers.get('RateLimit-Limit'))).toBeGreaterThanOrEqual(6000)
    await thread.close()
    await expect(fetch(thread.baseUrl)).rejects.toThrow()
  })

  test('says why it cannot start', async () => {
    await expect(start({ customers: -1 })).rejects.toMatchObject({ data: { code: 'invalid-input' } })
  })
})

describe('the command', () => {
  const run = (...args: string[]): ChildProcess =>
    spawn(process.execPath, [entry('sample-server'), ...args], { windowsHide: true })
  const output = async (child: ChildProcess): Promise<{ code: unknown; out: string; error: string }> => {
    let out = ''
    let error = ''
    child.stdout?.on('data', (part) => (out += String(part)))
    child.stderr?.on('data', (part) => (error += String(part)))
    const [code] = await once(child, 'close')
    return { code, out, error }
  }

  const servesUntil = async (end: (child: ChildProcess) => unknown): Promise<void> => {
    const child = run('--port', '0', '--customers', '30')
    const ended = output(child)
    let address = ''
    if (child.stdout === null) throw new Error('The command has no output.')
    for await (const line of createInterface(child.stdout)) {
      address = /^(?:export |\$env:)CLOPOS_BASE_URL='(.*)'$/.exec(line)?.[1] ?? address
      if (line.startsWith('Press')) break
    }
    expect((await fetch(`${address}/venues`)).status).toBe(401)
    await end(child)
    expect(await ended).toMatchObject({ code: 0, error: '' })
  }

  test('serves at the address it prints until Ctrl+C', () => servesUntil(pressCtrlC))

  itUnless(onWindows('Windows ends a process without asking it'))(
    'serves at the address it prints until SIGTERM',
    () => servesUntil((child) => child.kill('SIGTERM')),
  )

  test('says in one line what is wrong with an option, and ends with 2', async () => {
    const { code, out, error } = await output(run('--colour', 'red'))
    expect([code, out]).toEqual([2, ''])
    expect(error).toMatch(/^[^\n]*--colour[^\n]*\n$/)
  })

  test('prints its options', async () => {
    expect(await output(run('--help'))).toMatchObject({
      code: 0,
      out: expect.stringContaining('--customers'),
    })
  })
})
