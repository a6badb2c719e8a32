import { createServer, type Server } from 'node:http'
import type { Log } from '#backend/log/log'
import { AppError } from '#shared/errors'
import type { Dispatch, EventMessage } from '#shared/wire'
import { createAdmission, type Admission } from './admission'
import { answerRequest, type Shop } from './answer'
import { createSockets } from './socket'

export interface PageServer {
  readonly admission: Admission
  readonly emit: (event: EventMessage) => void
  readonly close: () => Promise<void>
}

/** The only address it listens on, so that no other computer can connect. */
const loopback = '127.0.0.1'

function listen(server: Server, port: number, portTaken: (port: number) => string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (thrown: NodeJS.ErrnoException) => {
      const taken = thrown.code === 'EADDRINUSE' || thrown.code === 'EACCES'
      reject(taken ? new AppError({ code: 'invalid-input', problem: portTaken(port) }, thrown) : thrown)
    })
    server.listen(port, loopback, () => {
      const address = server.address()
      resolve(address !== null && typeof address === 'object' ? address.port : port)
    })
  })
}

/** Serves the page, its downloads and its socket on 127.0.0.1. `port` 0: any free port. Throws `invalid-input` if it is taken. */
export async function startServer(
  port: number,
  shop: Shop,
  dispatch: Dispatch,
  log: Log,
): Promise<PageServer> {
  const server = createServer()
  const admission = createAdmission(await listen(server, port, shop.texts.portTaken))
  const sockets = createSockets(admission, dispatch)
  server.on('request', (request, response) => {
    answerRequest(request, response, admission, shop).catch((thrown: unknown) => {
      log.error('a request failed', thrown)
      response.destroy()
    })
  })
  server.on('upgrade', sockets.upgrade)
  return {
    admission,
    emit: sockets.emit,
    close: () =>
      new Promise((resolve) => {
        sockets.close()
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}
