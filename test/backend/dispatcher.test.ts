import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { createDispatcher } from '#backend/dispatcher'
import { createLog } from '#backend/log/log'
import type { Handlers } from '#shared/contract'
import { method, returns } from '#shared/contract-parts'
import { AppError } from '#shared/errors'
import { caller, openLine, type Message, type Port } from '#shared/wire'

const methods = {
  add: method(v.strictObject({ a: v.number(), b: v.number() }), returns<number>()),
  fail: method(v.strictObject({}), returns<null>()),
}
const handlers: Handlers<typeof methods> = {
  add: ({ a, b }) => a + b,
  fail: () => {
    throw new Error('secret detail')
  },
}

function written(): { log: ReturnType<typeof createLog>; lines: string[] } {
  const lines: string[] = []
  return { log: createLog({ write: (text: string) => lines.push(text) }), lines }
}

/** Two ends of a line in memory, which carry JSON as a socket does. */
function pair(): [Port, Port] {
  const receivers: ((message: Message) => void)[] = []
  const end = (own: number, other: number): Port => ({
    send: (message) => {
      const copy = JSON.stringify(message)
      queueMicrotask(() => receivers[other]?.(JSON.parse(copy)))
    },
    listen: (receive) => {
      receivers[own] = receive
    },
  })
  return [end(0, 1), end(1, 0)]
}

describe('the dispatcher', () => {
  it('runs a method, and refuses what is not of its form', async () => {
    const dispatch = createDispatcher(methods, handlers, written().log)
    expect(await dispatch('add', { a: 1, b: 2 })).toEqual({ ok: true, value: 3 })
    expect(await dispatch('add', { a: '1', b: 2 })).toMatchObject({
      ok: false,
      error: { code: 'invalid-input' },
    })
    expect(await dispatch('add', { a: 1, b: 2, c: 3 })).toMatchObject({ error: { code: 'invalid-input' } })
    for (const name of ['nothing', 'constructor', '__proto__', 'toString']) {
      expect(await dispatch(name, {})).toEqual({ ok: false, error: { code: 'not-found', what: 'method' } })
    }
  })

  it('tells of each call that was answered, and how long that took', async () => {
    const told: unknown[] = []
    const dispatch = createDispatcher(methods, handlers, written().log, (...call) => told.push(call))
    await dispatch('add', { a: 1, b: 2 })
    await dispatch('fail', {})
    expect(told).toEqual([['add', expect.any(Number), 3]])
  })

  it('answers a defect with a code, and logs where it was without what it said', async () => {
    const { log, lines } = written()
    const dispatch = createDispatcher(methods, handlers, log)
    expect(await dispatch('fail', {})).toEqual({ ok: false, error: { code: 'internal' } })
    expect(lines.join('')).toContain('fail failed')
    expect(lines.join('')).not.toContain('secret detail')
  })

  it('never throws, whatever comes', async () => {
    const dispatch = createDispatcher(methods, handlers, written().log)
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.constant('add')), fc.anything(), async (name, input) => {
        expect(typeof (await dispatch(name, input)).ok).toBe('boolean')
      }),
    )
  })
})

describe('a line', () => {
  it('carries calls, errors and events both ways', async () => {
    const [left, right] = pair()
    const dispatch = createDispatcher(methods, handlers, written().log)
    const events: unknown[] = []
    const server = openLine(right, dispatch, () => undefined)
    const client = openLine(left, dispatch, (event) => events.push(event))
    const call = caller<typeof methods>(client.request)
    expect(await Promise.all([call('add', { a: 1, b: 1 }), call('add', { a: 2, b: 2 })])).toEqual([2, 4])
    await expect(call('fail', {})).rejects.toThrow(AppError)
    expect(await caller<typeof methods>(server.request)('add', { a: 3, b: 3 })).toBe(6)
    const job = {
      id: '1',
      kind: 'sync',
      connectionId: 'x',
      reason: 'person',
      startedAt: 0,
      progress: { done: 0, total: null },
      secondsLeft: null,
      state: 'running',
    } as const
    server.emit({ type: 'event', name: 'job', payload: job })
    await expect.poll(() => events).toEqual([{ type: 'event', name: 'job', payload: job }])
  })

  it('answers what is still open when the other end is gone', async () => {
    const [left] = pair()
    const line = openLine(
      left,
      () => Promise.reject(new Error()),
      () => undefined,
    )
    const open = line.request('add', {})
    line.break({ code: 'internal' })
    expect(await open).toEqual({ ok: false, error: { code: 'internal' } })
    expect(await line.request('add', {})).toEqual({ ok: false, error: { code: 'internal' } })
  })
})
