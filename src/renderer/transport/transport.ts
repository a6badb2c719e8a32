import type { AppInfo, Call, Contract, EventName, Events } from '#shared/contract'
import type { EventMessage } from '#shared/wire'

type Listener<Name extends EventName> = (payload: Events[Name]) => void

/** The page's connection to the backend, the same for every shell. */
export interface Transport {
  readonly shell: AppInfo['shell']
  readonly call: Call<Contract>
  /** Listens to an event. Returns a function that ends it. */
  readonly on: <Name extends EventName>(name: Name, listener: Listener<Name>) => () => void
  /** Reports whether the backend answers: at once, and with every change. */
  readonly onLink: (listener: (link: Link) => void) => () => void
}

/** `up`; `lost`: reconnecting; `gone`: reconnecting has failed many times. */
export type Link = 'up' | 'lost' | 'gone'

/** Passes events to listeners. */
export class EventHub {
  readonly #listeners: { readonly [Name in EventName]: Set<Listener<Name>> } = {
    job: new Set(),
    copy: new Set(),
    schedule: new Set(),
    schedules: new Set(),
    userData: new Set(),
    erased: new Set(),
    checks: new Set(),
    damage: new Set(),
    disk: new Set(),
    command: new Set(),
    update: new Set(),
    lock: new Set(),
  }

  readonly on = <Name extends EventName>(name: Name, listener: Listener<Name>): (() => void) => {
    const listeners = this.#listeners[name]
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }

  readonly emit = (event: EventMessage): void => {
    switch (event.name) {
      case 'job':
        for (const listener of this.#listeners.job) listener(event.payload)
        return
      case 'copy':
        for (const listener of this.#listeners.copy) listener(event.payload)
        return
      case 'schedule':
        for (const listener of this.#listeners.schedule) listener(event.payload)
        return
      case 'schedules':
        for (const listener of this.#listeners.schedules) listener(event.payload)
        return
      case 'erased':
        for (const listener of this.#listeners.erased) listener(event.payload)
        return
      case 'userData':
        for (const listener of this.#listeners.userData) listener(event.payload)
        return
      case 'checks':
        for (const listener of this.#listeners.checks) listener(event.payload)
        return
      case 'damage':
        for (const listener of this.#listeners.damage) listener(event.payload)
        return
      case 'disk':
        for (const listener of this.#listeners.disk) listener(event.payload)
        return
      case 'command':
        for (const listener of this.#listeners.command) listener(event.payload)
        return
      case 'update':
        for (const listener of this.#listeners.update) listener(event.payload)
        return
      case 'lock':
        for (const listener of this.#listeners.lock) listener(event.payload)
    }
  }
}
