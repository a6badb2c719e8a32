import type { ServerResponse } from 'node:http'
import type { Answer } from './answers'
import type { Fault } from './faults'

/** Writes an answer, whole or as `fault` says. It is JSON unless the answer names another content type and its body is text. */
export function writeAnswer(response: ServerResponse, answer: Answer, fault: Fault | null): void {
  const { status, headers = {}, body } = answer
  const asIs = headers['Content-Type'] !== undefined && typeof body === 'string'
  let bytes = Buffer.from(asIs ? body : JSON.stringify(body))
  // A character of several bytes may be cut, as on a real connection.
  if (fault?.kind === 'invalid-json') bytes = bytes.subarray(0, Math.floor(bytes.length * 0.9))
  if (fault?.kind === 'short-envelope' && fault.date === false) {
    response.removeHeader('Date')
    response.sendDate = false
  }
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': bytes.length,
    ...headers,
  })
  if (fault?.kind !== 'cut') {
    response.end(bytes)
    return
  }
  const share = Math.min(1, Math.max(0, fault.share))
  const part = bytes.subarray(0, Math.min(bytes.length - 1, Math.floor(bytes.length * share)))
  // Written before the connection ends, so that the client receives a part of the body.
  response.write(part, () => {
    response.destroy()
  })
}
