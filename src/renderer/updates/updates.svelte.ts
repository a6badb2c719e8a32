import { errorData, type ErrorData } from '#shared/errors'
import type { UpdateState } from '#shared/updates'
import type { Transport } from '../transport/transport'

/** How far the app is with an update, and what the person says to it. In browser mode, nothing happens. */
export class UpdateStore {
  state = $state.raw<UpdateState>({ is: 'idle' })
  /** Why the app did not restart; null: nobody tried. */
  error = $state.raw<ErrorData | null>(null)
  /** The version that the person wants later. */
  #later = $state<string | null>(null)
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
    transport.on('update', (state) => (this.state = state))
  }

  /** Whether to ask for a restart. */
  get asks(): boolean {
    return this.state.is === 'ready' && this.state.update.version !== this.#later
  }

  /** Asks how far the app is, for a page that has not heard it. */
  read(): Promise<void> {
    return this.#try(async () => {
      this.state = await this.#transport.call('update.state', {})
    })
  }

  check(): Promise<void> {
    return this.#try(() => this.#transport.call('update.check', {}))
  }

  restart(): Promise<void> {
    return this.#try(() => this.#transport.call('update.install', {}))
  }

  later(): void {
    this.#later = this.state.is === 'ready' ? this.state.update.version : null
  }

  async #try(what: () => Promise<unknown>): Promise<void> {
    this.error = null
    try {
      await what()
    } catch (thrown) {
      this.error = errorData(thrown)
    }
  }
}
