import type { CheckReport } from '#shared/checks'
import type { Transport } from '../transport/transport'

/** The report of “Is everything all right?”, which goes on while the settings are closed. */
export class CheckStore {
  /** null: nothing was checked since the start. */
  report = $state.raw<CheckReport | null>(null)
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
    transport.on('checks', (report) => (this.report = report))
  }

  /** Asks for the report, for a page that has not heard it. Throws AppError. */
  async read(): Promise<void> {
    this.report = await this.#transport.call('checks.report', {})
  }

  /** Throws AppError. */
  async start(): Promise<void> {
    await this.#transport.call('checks.start', {})
  }

  /** Throws AppError. */
  async stop(): Promise<void> {
    await this.#transport.call('checks.cancel', {})
  }
}
