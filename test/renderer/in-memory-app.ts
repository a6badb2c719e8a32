import * as v from 'valibot'
import { contract, type Contract, type Handlers, type MethodName } from '#shared/contract'
import type { CopyStatus } from '#shared/connection'
import type { CustomerDetails, CustomerRow } from '#shared/customer'
import { errorData } from '#shared/errors'
import { defaultSettings, settingsSchema, type Settings } from '#shared/settings'
import { caller, type Dispatch, type EventMessage } from '#shared/wire'
import { EventHub, type Transport } from '../../src/renderer/transport/transport'

/** What jsdom lacks of a page: sizes that are watched, scrolling, modal dialogs, and panels above everything. */
export function completePage(): void {
  globalThis.ResizeObserver ??= class {
    observe(): void {
      // Nothing has a size here.
    }
    unobserve(): void {
      // Nothing has a size here.
    }
    disconnect(): void {
      // Nothing has a size here.
    }
  }
  // The table draws as many rows as it has room for, and lines show what fits.
  Object.defineProperty(Element.prototype, 'clientHeight', { configurable: true, get: () => 600 })
  Object.defineProperty(Element.prototype, 'clientWidth', { configurable: true, get: () => 1000 })
  Element.prototype.scrollIntoView ??= () => {
    // Nothing has a place here.
  }
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true
  }
  HTMLElement.prototype.showPopover ??= function (this: HTMLElement) {
    this.style.display = 'block'
  }
  HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
    this.open = false
  }
}

/** A customer with every value empty but those given. */
export function customer(id: number, given: Partial<CustomerRow> = {}): CustomerRow {
  return {
    id,
    cid: null,
    venueId: null,
    groupId: null,
    name: `Guest ${String(id)}`,
    email: null,
    phone: null,
    phones: [],
    address: null,
    description: null,
    discount: null,
    spent: null,
    totalDiscount: null,
    totalBonus: null,
    balance: null,
    cashback: null,
    receiptCount: null,
    gender: null,
    dateOfBirth: null,
    code: null,
    source: null,
    referenceId: null,
    active: true,
    loyalty: null,
    verified: null,
    createdAt: null,
    updatedAt: null,
    groupName: null,
    venueName: null,
    removedAt: null,
    problems: 0,
    ...given,
  }
}

export function details(row: CustomerRow): CustomerDetails {
  return { ...row, addresses: [], problemList: [], raw: JSON.stringify({ id: row.id, name: row.name }) }
}

export function copyStatus(connectionId: string, given: Partial<CopyStatus> = {}): CopyStatus {
  return {
    connectionId,
    revision: 1,
    customers: 0,
    removed: 0,
    problems: 0,
    lastSync: null,
    lastCompleteAt: null,
    lastFailure: null,
    interrupted: false,
    databaseVersion: 1,
    ...given,
  }
}

export interface InMemoryApp {
  readonly transport: Transport
  /** Names and inputs of all calls so far. */
  readonly calls: (readonly [name: string, input: unknown])[]
  readonly tell: (event: EventMessage) => void
}

/** The other end of the page's line, in memory: checks every input by the contract, and answers with `handlers`, and with an app without connections else. */
export function inMemoryApp(handlers: Partial<Handlers<Contract>> = {}): InMemoryApp {
  let settings: Settings = defaultSettings
  const calls: (readonly [string, unknown])[] = []
  const hub = new EventHub()
  const all: Partial<Handlers<Contract>> = {
    'app.info': () => ({
      version: '0.1.0',
      shell: 'desktop',
      dataFolder: '/data',
      secrets: 'encrypted',
      language: 'en',
      locale: 'en-GB',
      canStartAtSignIn: true,
    }),
    'backups.list': () => [],
    'checks.report': () => null,
    'connections.list': () => [],
    'disk.problem': () => ({ error: null }),
    'export.preview': () => ({
      ...{ total: 30, bytes: 900, isExact: true, ms: 20 },
      start: { kind: 'text', text: 'Name,Phone\r\nGuest 1,050\r\n' },
    }),
    'jobs.list': () => [],
    'lock.state': () => ({
      ...{ isOn: false, isLocked: false, kind: 'pin', minutes: 5, wait: 0 },
      look: settings,
    }),
    'presets.list': () => [],
    'schedules.list': () => ({ folder: '/data/scheduled', schedules: [] }),
    'settings.read': () => settings,
    'settings.lost': () => null,
    'update.state': () => ({ is: 'idle' }),
    'views.list': () => [],
    'settings.write': (change) => (settings = v.parse(settingsSchema, { ...settings, ...change })),
    ...handlers,
  }
  const isMethod = (name: string): name is MethodName => Object.hasOwn(contract, name)
  const dispatch: Dispatch = async (name, input) => {
    calls.push([name, input])
    if (!isMethod(name)) return { ok: false, error: { code: 'not-found', what: 'method' } }
    const handler: ((input: never) => unknown) | undefined = all[name]
    if (handler === undefined) return { ok: false, error: { code: 'not-found', what: 'method' } }
    const checked = v.safeParse(contract[name].input, input)
    if (!checked.success)
      return { ok: false, error: { code: 'invalid-input', problem: checked.issues[0].message } }
    try {
      return { ok: true, value: await handler(checked.output as never) }
    } catch (thrown) {
      return { ok: false, error: errorData(thrown) }
    }
  }
  return {
    transport: {
      shell: 'desktop',
      call: caller<Contract>(dispatch),
      on: hub.on,
      onLink: (listener) => {
        listener('up')
        return () => undefined
      },
    },
    calls,
    tell: hub.emit,
  }
}

/** A promise that is settled from outside. */
export interface Deferred<Value> {
  readonly promise: Promise<Value>
  readonly resolve: (value: Value) => void
  readonly reject: (error: unknown) => void
}

export function deferred<Value>(): Deferred<Value> {
  let resolve: (value: Value) => void = () => undefined
  let reject: (error: unknown) => void = () => undefined
  const promise = new Promise<Value>((fulfil, refuse) => {
    resolve = fulfil
    reject = refuse
  })
  return { promise, resolve, reject }
}
