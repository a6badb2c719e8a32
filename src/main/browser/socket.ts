import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import * as v from 'valibot'
import { WebSocket, WebSocketServer, type RawData } from 'ws'
import { openLine, type CallMessage, type Dispatch, type EventMessage } from '#shared/wire'
import type { Admission } from './admission'

/** The largest message in bytes. No call of the page comes near it. */
const largestMessage = 256 * 1024

/** A page that leaves more bytes than this unread is cut off. It connects again if it is there. */
const mostUnread = 64 * 1024 * 1024

/** Before the pass. */
const path = '/socket/'

const callSchema = v.strictObject({
  type: v.literal('call'),
  id: v.pipe(v.number(), v.safeInteger()),
  method: v.string(),
  input: v.unknown(),
})

/** Reads a message of the page, which may only send calls; null for anything else. */
function readCall(data: RawData): CallMessage | null {
  if (!Buffer.isBuffer(data)) return null
  try {
    const read = v.safeParse(callSchema, JSON.parse(data.toString('utf8')))
    return read.success ? read.output : null
  } catch {
    return null
  }
}

export interface Sockets {
  /** Handles an HTTP upgrade: `/socket/PASS` of the page becomes a line, everything else is refused. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
  /** Sends an event to every page. */
  readonly emit: (event: EventMessage) => void
  readonly close: () => void
}

/** The WebSocket side of browser mode: each page gets a line of its own to `dispatch`. */
export function createSockets(admission: Admission, dispatch: Dispatch): Sockets {
  const server = new WebSocketServer({ noServer: true, maxPayload: largestMessage, perMessageDeflate: false })
  const lines = new Map<WebSocket, (event: EventMessage) => void>()

  const welcome = (socket: WebSocket): void => {
    const line = openLine(
      {
        send: (message) => {
          if (socket.readyState !== WebSocket.OPEN) return
          if (socket.bufferedAmount > mostUnread) socket.terminate()
          else socket.send(JSON.stringify(message))
        },
        listen: (receive) => {
          socket.on('message', (data) => {
            const call = readCall(data)
            if (call === null) socket.close(1008)
            else receive(call)
          })
        },
      },
      dispatch,
      () => undefined,
    )
    lines.set(socket, line.emit)
    // `ws` closes the connection after an error, for example a message that is too large.
    socket.on('error', () => undefined)
    socket.on('close', () => {
      lines.delete(socket)
    })
  }

  return {
    upgrade: (request, socket, head) => {
      const { headers, url = '' } = request
      const admitted =
        headers.origin !== undefined &&
        admission.isAddressedHere(headers) &&
        url.startsWith(path) &&
        admission.isPass(url.slice(path.length))
      if (admitted) {
        server.handleUpgrade(request, socket, head, welcome)
        return
      }
      socket.on('error', () => undefined)
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n', () => {
        socket.destroy()
      })
    },
    emit: (event) => {
      for (const emit of lines.values()) emit(event)
    },
    close: () => {
      for (const socket of lines.keys()) socket.terminate()
    },
  }
}
