import type { Call, Contract, Input } from '#shared/contract'
import type { LeftOut } from '#shared/exports/message-list'
import { errorData, type ErrorData } from '#shared/errors'
import type { NoticeStore } from '../status/notices.svelte'

type Which = Input<Contract, 'messages.optOut'>['which']

export interface MessageParts {
  readonly connectionId: string
  readonly call: Call<Contract>
  readonly notices: NoticeStore
  /** The wishes of customers changed. */
  readonly changed: () => void
  readonly failed: (error: ErrorData) => void
}

/** Which customers of a connection want no messages, and who is not in a message list. */
export class MessageStore {
  /** What is shown of a message list; null: nothing. */
  leftOut = $state.raw<LeftOut | null>(null)
  readonly #parts: MessageParts

  constructor(parts: MessageParts) {
    this.#parts = parts
  }

  /** One customer, or those that are selected. A notice says what was added, and offers to undo it. */
  optOut(which: Which): Promise<void> {
    const { connectionId, call, notices } = this.#parts
    return this.#attempt(async () => {
      const { at, added, numbers } = await call('messages.optOut', { connectionId, which })
      notices.show({ id: 'optOut', kind: 'optedOut', at, added, numbers })
    })
  }

  undo(at: number): Promise<void> {
    const { call, notices } = this.#parts
    return this.#attempt(async () => {
      await call('messages.undo', { at })
      notices.dismiss('optOut')
    })
  }

  allow(id: number): Promise<void> {
    const { connectionId, call, notices } = this.#parts
    return this.#attempt(async () => {
      await call('messages.allow', { connectionId, id })
      notices.dismiss('optOut')
    })
  }

  async #attempt(what: () => Promise<void>): Promise<void> {
    const { changed, failed } = this.#parts
    try {
      await what()
      changed()
    } catch (thrown) {
      failed(errorData(thrown))
    }
  }
}
