import type { Call, Contract } from '#shared/contract'
import { errorData, type ErrorData } from '#shared/errors'
import type { LockLook, LockMinutes, LockState } from '#shared/lock'
import type { Transport } from '../transport/transport'

const off: LockState = { isOn: false, isLocked: false, kind: 'pin', minutes: 5, wait: 0 }

/** How often the app is told that it is used, in milliseconds. */
const tellEvery = 5000

/** What a person does with the app. */
const uses = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/** The lock, as this page knows it. The app behind the page decides, and answers no other call while it is locked. */
export class LockStore {
  state = $state.raw<LockState>(off)
  /** How the lock screen looks before the settings can be read. */
  look = $state.raw<LockLook | null>(null)
  /** When the next try is taken, in milliseconds of the page's own clock. */
  #opensAt = $state(0)
  #now = $state(0)
  #toldAt = -Infinity
  #waiting: (() => void)[] = []
  #onChange: (state: LockState, before: LockState) => void = () => undefined
  readonly #call: Call<Contract>
  /** The transport for the rest of the page. What is refused because of the lock is asked again when it is open. */
  readonly transport: Transport

  constructor(transport: Transport) {
    const call = transport.call
    this.#call = call
    this.transport = {
      ...transport,
      call: async (name, input) => {
        for (;;) {
          try {
            return await call(name, input)
          } catch (thrown) {
            if (errorData(thrown).code !== 'lock.locked') throw thrown
            await this.#opened()
          }
        }
      },
    }
    transport.on('lock', (state) => {
      this.#take(state)
    })
  }

  /** Calls `listener` with each change. */
  onChange(listener: (state: LockState, before: LockState) => void): void {
    this.#onChange = listener
  }

  /** Throws AppError. */
  async read(): Promise<void> {
    const { look, ...state } = await this.#call('lock.state', {})
    this.look = look
    this.#take(state)
  }

  get isLocked(): boolean {
    return this.state.isLocked
  }

  /** Seconds until the next try is taken; 0: it is taken now. */
  get wait(): number {
    return Math.max(0, Math.ceil((this.#opensAt - this.#now) / 1000))
  }

  lock(): void {
    // If nothing answers, there is nothing to hide behind a lock either: the page has lost its app.
    this.#call('lock.lock', {}).then(
      (state) => {
        this.#take(state)
      },
      () => undefined,
    )
  }

  /** Returns why it stays locked; null: it is open. */
  async unlock(secret: string): Promise<ErrorData | null> {
    return this.#try(() => this.#call('lock.unlock', { secret }))
  }

  /** Deletes all customers and sign-ins on this computer, and opens the lock. Returns why that failed. */
  async forget(): Promise<ErrorData | null> {
    return this.#try(() => this.#call('lock.forget', {}))
  }

  /** These throw AppError, which the settings show. */
  async turnOn(secret: string): Promise<void> {
    this.#take(await this.#call('lock.turnOn', { secret, minutes: this.state.minutes }))
  }

  async turnOff(secret: string): Promise<void> {
    this.#take(await this.#call('lock.turnOff', { secret }))
  }

  async change(secret: string, to: string): Promise<void> {
    this.#take(await this.#call('lock.change', { secret, to }))
  }

  async setMinutes(minutes: LockMinutes): Promise<void> {
    this.#take(await this.#call('lock.setMinutes', { minutes }))
  }

  /** Tells the app when a person uses it, and keeps the time until the next try. */
  watch(page: Window): void {
    for (const use of uses) {
      page.addEventListener(
        use,
        () => {
          this.#used()
        },
        { capture: true, passive: true },
      )
    }
    setInterval(() => {
      if (this.wait > 0) this.#now = performance.now()
    }, 500)
  }

  #used(): void {
    const now = performance.now()
    if (!this.state.isOn || this.isLocked || now - this.#toldAt < tellEvery) return
    this.#toldAt = now
    // If it is lost, the next one comes soon.
    this.#call('lock.used', {}).catch(() => undefined)
  }

  async #try(what: () => Promise<LockState>): Promise<ErrorData | null> {
    try {
      this.#take(await what())
      return null
    } catch (thrown) {
      return errorData(thrown)
    }
  }

  #take(state: LockState): void {
    const before = this.state
    this.state = state
    this.#now = Math.round(performance.now())
    this.#opensAt = this.#now + state.wait * 1000
    if (!state.isLocked) {
      const ready = this.#waiting
      this.#waiting = []
      for (const go of ready) go()
    }
    this.#onChange(state, before)
  }

  /** Resolves when the app is open. */
  async #opened(): Promise<void> {
    // The refusal may have come before the news of the lock.
    if (!this.isLocked) await this.read()
    if (this.isLocked) await new Promise<void>((go) => this.#waiting.push(go))
  }
}
