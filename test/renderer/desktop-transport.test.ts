import { expect, it } from 'vitest'
import type { DesktopBridge } from '#shared/bridge'
import type { CopyStatus } from '#shared/connection'
import { methodNames, type MethodName } from '#shared/contract'
import type { Envelope, EventMessage } from '#shared/wire'
import { desktopTransport } from '../../src/renderer/transport/desktop'
import { copyStatus } from './in-memory-app'

const copyEvent: EventMessage = {
  type: 'event',
  name: 'copy',
  payload: copyStatus('nar-cafe', { customers: 7 }),
}

/** A bridge's calls that all answer the same. */
function everyMethod(answer: () => Promise<Envelope>): DesktopBridge['call'] {
  const calls: Partial<Record<MethodName, () => Promise<Envelope>>> = {}
  const complete = (all: typeof calls): all is Record<MethodName, () => Promise<Envelope>> =>
    methodNames.every((name) => Object.hasOwn(all, name))
  for (const name of methodNames) calls[name] = answer
  if (!complete(calls)) throw new Error('a method is missing')
  return calls
}

it('the desktop’s bridge is unwrapped: values are given, errors are thrown, events arrive', async () => {
  const listeners: ((event: EventMessage) => void)[] = []
  const answer = (): Promise<Envelope> => Promise.resolve({ ok: true, value: [1] })
  const transport = desktopTransport({
    call: {
      ...everyMethod(answer),
      'copy.choose': () => Promise.resolve({ ok: false, error: { code: 'cancelled' } }),
    },
    onEvent: (listener) => {
      listeners.push(listener)
      return () => undefined
    },
  })
  expect(await transport.call('jobs.list', {})).toEqual([1])
  await expect(transport.call('copy.choose', {})).rejects.toMatchObject({ code: 'cancelled' })
  const heard: CopyStatus[] = []
  const stop = transport.on('copy', (status) => heard.push(status))
  for (const tell of listeners) tell(copyEvent)
  stop()
  for (const tell of listeners) tell(copyEvent)
  expect(heard).toEqual([copyEvent.payload])
})
