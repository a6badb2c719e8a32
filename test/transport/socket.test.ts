import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { WebSocketServer, type WebSocket as ServerSocket } from 'ws'
import type { CopyStatus } from '#shared/connection'
import type { CallMessage, Envelope, EventMessage, Message } from '#shared/wire'
import { socketTransport } from '../../src/renderer/transport/socket'
import type { Link } from '../../src/renderer/transport/transport'

const copyEvent: EventMessage = {
  type: 'event',
  name: 'copy',
  payload: {
    connectionId: 'nar-cafe',
    revision: 1,
    customers: 7,
    removed: 0,
    problems: 0,
    lastSync: null,
    lastCompleteAt: null,
    lastFailure: null,
    interrupted: false,
    databaseVersion: 1,
  },
}

let server: WebSocketServer | undefined

afterEach(() => {
  for (const client of server?.clients ?? []) client.terminate()
  server?.close()
})

async function listen(
  port: number,
  answer: (call: CallMessage, socket: ServerSocket) => void,
): Promise<number> {
  const opened = new WebSocketServer({ host: '127.0.0.1', port })
  server = opened
  opened.on('connection', (socket) => {
    socket.on('message', (data: Buffer) => {
      const message = JSON.parse(data.toString()) as Message
      if (message.type === 'call') answer(message, socket)
    })
  })
  await once(opened, 'listening')
  return (opened.address() as AddressInfo).port
}

const envelope = (call: CallMessage, content: Envelope): string =>
  JSON.stringify({ type: 'answer', id: call.id, envelope: content } satisfies Message)

it('carries calls, errors and events, and is reopened when it drops', async () => {
  const port = await listen(0, (call, socket) => {
    if (call.method === 'jobs.list') socket.send(envelope(call, { ok: true, value: [] }))
    else if (call.method === 'sync.start') socket.terminate()
    else socket.send(envelope(call, { ok: false, error: { code: 'storage.busy' } }))
    if (call.method === 'jobs.list') socket.send(JSON.stringify(copyEvent))
  })
  const transport = socketTransport(`ws://127.0.0.1:${String(port)}/socket`)
  const links: Link[] = []
  transport.onLink((link) => links.push(link))
  const told = new Promise<CopyStatus>((resolve) => {
    transport.on('copy', resolve)
  })
  expect(await transport.call('jobs.list', {})).toEqual([])
  expect(await told).toEqual(copyEvent.payload)
  await expect(transport.call('connections.list', {})).rejects.toMatchObject({ code: 'storage.busy' })
  await expect(transport.call('sync.start', { connectionId: 'a', complete: false })).rejects.toMatchObject({
    code: 'internal',
  })
  expect(await transport.call('jobs.list', {})).toEqual([])
  expect(links).toEqual(['up', 'lost', 'up'])
})
