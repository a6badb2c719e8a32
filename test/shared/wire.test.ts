import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { expect, onTestFinished, test } from 'vitest'
import { openLine, type Dispatch, type Line, type Message } from '#shared/wire'

/** Two ends that write messages as threads do. `answer` is the far end's. */
function lineTo(answer: Dispatch): Line {
  const { port1, port2 } = new MessageChannel()
  onTestFinished(() => {
    port1.close()
  })
  const end = (port: MessagePort, dispatch: Dispatch): Line =>
    openLine(
      {
        send: (message) => {
          port.postMessage(message)
        },
        listen: (receive) => {
          port.on('message', (message: Message) => {
            receive(message)
          })
        },
      },
      dispatch,
      () => undefined,
    )
  end(port2, answer)
  return end(port1, answer)
}

/** More than the stack of a thread can write. */
function nested(): unknown {
  let value: unknown = []
  for (let level = 0; level < 200_000; level += 1) value = [value]
  return value
}

test('a call that cannot be sent is answered with an error, and the next one works', async () => {
  const line = lineTo((_method, input) => Promise.resolve({ ok: true, value: input }))
  expect(await line.request('echo', nested())).toMatchObject({ ok: false, error: { code: 'invalid-input' } })
  expect(await line.request('echo', 1)).toEqual({ ok: true, value: 1 })
})

test('an answer that cannot be sent is an error instead', async () => {
  const line = lineTo(() => Promise.resolve({ ok: true, value: nested() }))
  expect(await line.request('any', {})).toEqual({ ok: false, error: { code: 'internal' } })
})
