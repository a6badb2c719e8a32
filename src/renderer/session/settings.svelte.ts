import type { Call, Contract } from '#shared/contract'
import { defaultSettings, type Settings } from '#shared/settings'

/** How long changes are gathered before they are stored, in milliseconds: typing is not stored letter by letter. */
const pause = 400

/** What the window remembers. Changes show at once and are stored soon after. */
export class SettingsStore {
  value = $state.raw<Settings>(defaultSettings)
  readonly #call: Call<Contract>
  #unsaved: Partial<Settings> = {}
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(call: Call<Contract>) {
    this.#call = call
  }

  async read(): Promise<void> {
    this.value = await this.#call('settings.read', {})
  }

  change(change: Partial<Settings>): void {
    this.value = { ...this.value, ...change }
    this.#unsaved = { ...this.#unsaved, ...change }
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.flush()
    }, pause)
  }

  /** Stores at once what is not stored yet: the window is closing. */
  flush(): void {
    clearTimeout(this.#timer)
    const change = this.#unsaved
    if (Object.keys(change).length === 0) return
    this.#unsaved = {}
    // A view that could not be remembered disturbs nobody: the next change stores it again.
    this.#call('settings.write', change).catch(() => {
      this.#unsaved = { ...change, ...this.#unsaved }
    })
  }
}
