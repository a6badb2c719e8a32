/** The messages that every transport carries: calls, their answers, and events. */
import type { Call, Events, EventName, MethodSet } from './contract'
import { AppError, errorData, type ErrorData } from './errors'

export type Envelope =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: ErrorData }

export interface CallMessage {
  readonly type: 'call'
  readonly id: number
  readonly method: string
  readonly input: unknown
}

export interface AnswerMessage {
  readonly type: 'answer'
  readonly id: number
  readonly envelope: Envelope
}

export type EventMessage = {
  [Name in EventName]: { readonly type: 'event'; readonly name: Name; readonly payload: Events[Name] }
}[EventName]

export type Message = CallMessage | AnswerMessage | EventMessage

/** One end of a two-way line. Both ends may call and both may answer. */
export interface Port {
  /** Throws if the message cannot be written, for example because it is nested too deeply for the stack. */
  readonly send: (message: Message) => void
  /** Called for each message from the other end. */
  readonly listen: (receive: (message: Message) => void) => void
}

/** Runs a method by name: checks the input, never throws, answers with an envelope. */
export type Dispatch = (method: string, input: unknown) => Promise<Envelope>

export interface Line {
  /** Sends a call over the port and gives the other end's envelope. */
  readonly request: Dispatch
  readonly emit: (event: EventMessage) => void
  /** Answers every call, open and to come, with `error`: the other end is gone. */
  readonly break: (error: ErrorData) => void
}

/** Speaks the messages over a port: answers calls with `dispatch`, hands events to `onEvent`. */
export function openLine(port: Port, dispatch: Dispatch, onEvent: (event: EventMessage) => void): Line {
  const waiting = new Map<number, (envelope: Envelope) => void>()
  let lastId = 0
  let broken: ErrorData | null = null
  port.listen((message) => {
    switch (message.type) {
      case 'call':
        void dispatch(message.method, message.input).then((envelope) => {
          const answer = { type: 'answer', id: message.id } as const
          try {
            port.send({ ...answer, envelope })
          } catch (thrown) {
            port.send({ ...answer, envelope: { ok: false, error: errorData(thrown) } })
          }
        })
        return
      case 'answer':
        waiting.get(message.id)?.(message.envelope)
        waiting.delete(message.id)
        return
      case 'event':
        onEvent(message)
    }
  })
  return {
    request: (method, input) =>
      new Promise((resolve) => {
        if (broken !== null) {
          resolve({ ok: false, error: broken })
          return
        }
        lastId += 1
        const id = lastId
        waiting.set(id, resolve)
        try {
          port.send({ type: 'call', id, method, input })
        } catch (thrown) {
          waiting.delete(id)
          const problem = thrown instanceof Error ? thrown.message : 'It cannot be sent.'
          resolve({ ok: false, error: { code: 'invalid-input', problem } })
        }
      }),
    emit: (event) => {
      port.send(event)
    },
    break: (error) => {
      broken = error
      for (const answer of waiting.values()) answer({ ok: false, error })
      waiting.clear()
    },
  }
}

/** The typed face of a dispatcher: gives the value, or throws the AppError that came instead. */
export function caller<Set extends MethodSet>(request: Dispatch): Call<Set> {
  return async (name, input) => {
    const envelope = await request(name, input)
    if (!envelope.ok) throw new AppError(envelope.error)
    // The other end answers by the same contract; its output is not checked a second time.
    return envelope.value as never
  }
}
