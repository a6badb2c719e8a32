import type { Call, Contract } from '#shared/contract'
import { defaultSettings, type Settings } from '#shared/settings'

/** What the window remembers. Changes are shown and stored at once, so they survive a restart. */
export class SettingsStore {
  value = $state.raw<Settings>(defaultSettings)
  readonly #call: Call<Contract>
  #unsaved: Partial<Settings> = {}
  #storing = false

  constructor(call: Call<Contract>) {
    this.#call = call
  }

  async read(): Promise<void> {
    this.value = await this.#call('settings.read', {})
  }

  change(change: Partial<Settings>): void {
    this.value = { ...this.value, ...change }
    this.#unsaved = { ...this.#unsaved, ...change }
    void this.#store()
  }

  /** Changes settings at once and stores them. If that fails, the old values are back. Throws AppError. */
  async save(change: Partial<Settings>): Promise<void> {
    const before = this.value
    this.value = { ...before, ...change }
    try {
      await this.#call('settings.write', change)
    } catch (thrown) {
      // Other settings may have changed in the meantime.
      const old = Object.keys(change).map((name) => [name, before[name as keyof Settings]])
      this.value = { ...this.value, ...Object.fromEntries(old) }
      throw thrown
    }
  }

  /** One write at a time. Changes made in the meantime go into the next one. */
  async #store(): Promise<void> {
    if (this.#storing) return
    this.#storing = true
    while (Object.keys(this.#unsaved).length > 0) {
      const change = this.#unsaved
      this.#unsaved = {}
      try {
        await this.#call('settings.write', change)
      } catch {
        // A failed write does not matter: the next change stores it again.
        this.#unsaved = { ...change, ...this.#unsaved }
        break
      }
    }
    this.#storing = false
  }
}
