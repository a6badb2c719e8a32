import type { Contract } from '#shared/contract'
import { caller, openLine, type Dispatch, type Line, type Message } from '#shared/wire'
import { EventHub, type Link, type Transport } from './transport'

const firstPause = 250
const longestPause = 5000
/** After this many failed attempts in a row, the app counts as closed. */
const patience = 5

const refuse: Dispatch = () => Promise.resolve({ ok: false, error: { code: 'not-found', what: 'method' } })

/** Reads a message of `#shared/wire`. The server is our own. */
const parseMessage = (data: unknown): Message => JSON.parse(String(data)) as Message

/**
 * The transport over a WebSocket, which reconnects when it drops. Calls made while it is down wait for it. Calls that
 * were running when it dropped fail with `internal`, because nobody knows whether they were done.
 */
export function socketTransport(
  url: string,
  open: (url: string) => WebSocket = (at) => new WebSocket(at),
): Transport {
  const hub = new EventHub()
  const linkListeners = new Set<(link: Link) => void>()
  let link: Link | null = null
  let failures = 0
  let line: Line | null = null
  let waiting: ((line: Line) => void)[] = []

  const setLink = (next: Link): void => {
    if (link === next) return
    link = next
    for (const listener of linkListeners) listener(next)
  }

  const connect = (): void => {
    const socket = open(url)
    const fresh = openLine(
      {
        send: (message) => {
          socket.send(JSON.stringify(message))
        },
        listen: (receive) => {
          socket.addEventListener('message', (event) => {
            receive(parseMessage(event.data))
          })
        },
      },
      refuse,
      hub.emit,
    )
    socket.addEventListener('open', () => {
      failures = 0
      line = fresh
      const ready = waiting
      waiting = []
      for (const go of ready) go(fresh)
      setLink('up')
    })
    socket.addEventListener('close', () => {
      line = null
      fresh.break({ code: 'internal' })
      failures += 1
      setLink(failures > patience ? 'gone' : 'lost')
      setTimeout(connect, Math.min(firstPause * 2 ** (failures - 1), longestPause))
    })
  }
  connect()

  const request: Dispatch = async (method, input) => {
    const current = line ?? (await new Promise<Line>((resolve) => waiting.push(resolve)))
    return current.request(method, input)
  }
  return {
    shell: 'browser',
    call: caller<Contract>(request),
    on: hub.on,
    onLink: (listener) => {
      linkListeners.add(listener)
      if (link !== null) listener(link)
      return () => {
        linkListeners.delete(listener)
      }
    },
  }
}
