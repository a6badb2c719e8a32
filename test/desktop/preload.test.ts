import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { methodsArgument } from '#shared/bridge'
import { methodNames } from '#shared/contract'
import { ipcRenderer, record, reset } from './electron-mock'

vi.mock('electron', () => import('./electron-mock'))

const args = process.argv
beforeAll(async () => {
  reset()
  process.argv = [...args, methodsArgument + methodNames.join(',')]
  await import('../../src/preload/preload')
})
afterAll(() => {
  process.argv = args
})

test('the page gets the contract’s methods, the events, and nothing else [electron-20]', async () => {
  const call = Object.fromEntries(methodNames.map((name) => [name, expect.any(Function)]))
  expect([...record.exposed]).toEqual([['customerDesk', { call, onEvent: expect.any(Function) }]])
})

test('a method calls its name over the one channel', async () => {
  const bridge = record.exposed.get('customerDesk')
  expect(await bridge?.call['copy.status']?.({ connectionId: 'a' })).toEqual({ ok: true, value: null })
  expect(record.invoked).toEqual([['call', 'copy.status', { connectionId: 'a' }]])
})

test('events reach the listener without Electron’s event, until it leaves [electron-20]', async () => {
  const bridge = record.exposed.get('customerDesk')
  const heard: unknown[] = []
  const leave = bridge?.onEvent((...message) => heard.push(message))
  ipcRenderer.emit('event', { sender: 'secret' }, { type: 'event' })
  leave?.()
  ipcRenderer.emit('event', { sender: 'secret' }, { type: 'event' })
  expect(heard).toEqual([[{ type: 'event' }]])
})
