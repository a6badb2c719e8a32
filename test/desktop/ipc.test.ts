import { BrowserWindow } from 'electron'
import { beforeEach, expect, test, vi } from 'vitest'
import { createLog } from '#backend/log/log'
import type { Dispatch } from '#shared/wire'
import { answerCalls, sendEvent } from '../../src/main/desktop/ipc'
import { record, reset } from './electron-mock'

vi.mock('electron', () => import('./electron-mock'))
beforeEach(reset)

const ownFrame = { parent: null, origin: 'app://desk' }

/** Calls as `frame` of `sender` would (`own`: the window's), and tells what reached the methods. */
async function call(frame: unknown, sender: unknown = 'own', args: readonly unknown[] = ['app.info', {}]) {
  const reached: unknown[] = []
  const dispatch: Dispatch = (method, input) => {
    reached.push([method, input])
    return Promise.resolve({ ok: true, value: 'done' })
  }
  answerCalls(new BrowserWindow(), dispatch, createLog({ write: () => undefined }))
  const event = { sender: sender === 'own' ? record.windows[0]?.webContents : sender, senderFrame: frame }
  const answer = await Promise.resolve()
    .then(() => record.handlers.get('call')?.(event, ...args))
    .catch(() => 'refused')
  return { reached, answer }
}

test('the page’s calls reach the methods', async () => {
  expect(await call(ownFrame)).toEqual({ reached: [['app.info', {}]], answer: { ok: true, value: 'done' } })
})

test.each([
  ['a frame inside the page', { parent: ownFrame, origin: 'app://desk' }],
  ['a frame that is gone', null],
  ['a web page', { parent: null, origin: 'https://example.com' }],
  ['another host of the scheme', { parent: null, origin: 'app://other' }],
  ['a host that starts the same', { parent: null, origin: 'app://desk.evil' }],
  ['a file', { parent: null, origin: 'file://' }],
  ['an opaque origin', { parent: null, origin: 'null' }],
])('a call from %s is dropped [electron-17]', async (_name, frame) => {
  expect(await call(frame)).toEqual({ reached: [], answer: 'refused' })
})

test('a call from another window is dropped [electron-17]', async () => {
  expect(await call(ownFrame, {})).toEqual({ reached: [], answer: 'refused' })
})

test('a method that is no text is no method', async () => {
  expect((await call(ownFrame, 'own', [{ toString: () => 'app.info' }])).reached).toEqual([['', undefined]])
})

test('there is one channel and no other', () => {
  answerCalls(
    new BrowserWindow(),
    () => Promise.resolve({ ok: true, value: 1 }),
    createLog({ write: () => undefined }),
  )
  expect([...record.handlers.keys()]).toEqual(['call'])
})

test('events go to the window while it is there', () => {
  const window = new BrowserWindow()
  const event = { type: 'event', name: 'copy', payload: copyStatus } as const
  sendEvent(window, event)
  const [seen] = record.windows
  expect(seen?.webContents.sent).toEqual([['event', event]])
  if (seen !== undefined) seen.destroyed = true
  sendEvent(window, event)
  expect(seen?.webContents.sent).toHaveLength(1)
})

const copyStatus = {
  connectionId: 'sample-1',
  revision: 1,
  customers: 1,
  removed: 0,
  problems: 0,
  lastSync: null,
  lastCompleteAt: null,
  lastFailure: null,
  interrupted: false,
  databaseVersion: 1,
}
