import { scryptSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { createGateway } from '#backend/gateway'
import { createLock, waitAfter, type Lock } from '#backend/lock/lock'
import { lockFileName, openLockFile } from '#backend/lock/lock-file'
import { createLog } from '#backend/log/log'
import { methodNames, shellMethods, type Call, type Contract, type Handlers } from '#shared/contract'
import { errorData, type ErrorData } from '#shared/errors'
import type { Job } from '#shared/jobs'
import { caller, type Dispatch, type EventMessage } from '#shared/wire'
import { itUnless, onWindows, rightsOfFolder } from '../../platform'

const pin = '2580'
const minute = 60_000

let folder: string
/** Both clocks of the computer. */
let time: { wall: number; steady: number }
let told: EventMessage[]
let forgotten: number
let reached: string[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'))
  time = { wall: 1_800_000_000_000, steady: 5000 }
  told = []
  forgotten = 0
  reached = []
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

const pass = (ms: number): void => {
  time.wall += ms
  time.steady += ms
}

/** Starts the app: its lock, and what works behind it. */
function start(): { readonly lock: Lock; readonly dispatch: Dispatch; readonly call: Call<Contract> } {
  const lock = createLock({
    file: openLockFile(folder),
    clock: () => time.wall,
    steady: () => time.steady,
    look: () => Promise.resolve({ language: 'az', theme: 'dark', density: 'compact' }),
    forget: () => {
      forgotten += 1
      return Promise.resolve()
    },
    tell: (event) => {
      told.push(event)
    },
  })
  const reach: Dispatch = (method) => {
    reached.push(method)
    return Promise.resolve({ ok: true, value: null })
  }
  const answers = Object.keys(shellMethods).map((name) => [
    name,
    () => {
      reached.push(name)
      return null
    },
  ])
  // What the shell answers does not matter here.
  const shell = Object.fromEntries(answers) as Handlers<typeof shellMethods>
  const log = createLog({ write: () => true })
  const dispatch = createGateway(shell, reach, lock, log)
  return { lock, dispatch, call: caller<Contract>(dispatch) }
}

/** Starts the app with a PIN, which costs little to try. */
function locked(): ReturnType<typeof start> {
  const cost = { N: 2, r: 1, p: 1 }
  const salt = 'salt'
  const key = scryptSync(pin, Buffer.from(salt, 'base64'), 32, cost).toString('base64')
  openLockFile(folder).write({ minutes: 5, kind: 'pin', hash: { salt, key, cost }, wrong: 0 })
  return start()
}

/** Starts the app with a PIN, and opens it. */
async function opened(): Promise<ReturnType<typeof start>> {
  const app = locked()
  await app.call('lock.unlock', { secret: pin })
  return app
}

const failure = (work: Promise<unknown>): Promise<ErrorData | null> =>
  work.then(
    () => null,
    (thrown: unknown) => errorData(thrown),
  )

const unlock = ({ call }: Pick<ReturnType<typeof start>, 'call'>, secret: string) =>
  failure(call('lock.unlock', { secret }))

/** Inputs that the contract accepts, so that only the lock can refuse. */
const inputs: Readonly<Record<string, object>> = {
  'lock.unlock': { secret: '0000' },
}

describe('while it is locked', () => {
  // What is not listed here must be refused: also a method that is added to the contract one day.
  const answered = new Set([
    'app.info',
    'lock.state',
    'lock.lock',
    'lock.unlock',
    'lock.forget',
    'lock.used',
    'sync.online',
  ])

  it.each(methodNames.filter((name) => !answered.has(name)))('%s is refused', async (name) => {
    const { dispatch } = locked()
    expect(await dispatch(name, {})).toEqual({ ok: false, error: { code: 'lock.locked' } })
    expect(reached).toEqual([])
  })

  it.each([...answered])('%s is answered', async (name) => {
    const { dispatch } = locked()
    expect(await dispatch(name, inputs[name] ?? {})).not.toMatchObject({ error: { code: 'lock.locked' } })
  })

  it('refuses what is in no contract, and what only the shell asks', async () => {
    const { dispatch, lock } = locked()
    const fromDialog = lock.guard((method) => {
      reached.push(method)
      return Promise.resolve({ ok: true, value: null })
    })
    for (const name of ['export.write', 'copy.delete', 'no.such', '__proto__', '']) {
      expect(await dispatch(name, {})).toEqual({ ok: false, error: { code: 'lock.locked' } })
      expect(await fromDialog(name, {})).toEqual({ ok: false, error: { code: 'lock.locked' } })
    }
    expect(reached).toEqual([])
  })

  it('tells nothing of customers but how it looks', async () => {
    const { call } = locked()
    expect(await call('lock.state', {})).toEqual({
      ...{ isOn: true, isLocked: true, kind: 'pin', minutes: 5, wait: 0 },
      look: { language: 'az', theme: 'dark', density: 'compact' },
    })
  })

  it('keeps the ends of jobs for later and drops their progress and news of copies', async () => {
    const app = locked()
    const job = (id: string, kind: Job['kind'], state: string): EventMessage => ({
      type: 'event',
      name: 'job',
      payload: { id, kind, state, connectionId: 'a' } as Job,
    })
    told = []
    app.lock.pass(job('1', 'sync', 'running'))
    app.lock.pass(job('1', 'sync', 'done'))
    app.lock.pass(job('2', 'export', 'done'))
    app.lock.pass(job('3', 'export', 'done'))
    app.lock.pass(job('4', 'sync', 'done'))
    app.lock.pass({ type: 'event', name: 'copy', payload: {} as never })
    expect(told).toEqual([])
    expect(await unlock(app, pin)).toBeNull()
    const ids = told.flatMap((event) => (event.name === 'job' ? [event.payload.id] : []))
    expect(told[0]).toMatchObject({ name: 'lock', payload: { isLocked: false } })
    expect(ids).toEqual(['4', '2', '3'])
    app.lock.pass(job('5', 'sync', 'running'))
    expect(told.at(-1)).toMatchObject({ payload: { id: '5' } })
  })
})

describe('without a PIN', () => {
  it('locks nothing and refuses nothing', async () => {
    const { call, dispatch, lock } = start()
    lock.lock()
    pass(100 * minute)
    lock.tick()
    expect((await call('lock.state', {})).isLocked).toBe(false)
    expect(await dispatch('connections.list', {})).toEqual({ ok: true, value: null })
    expect(told).toEqual([])
  })

  it.each(['', '12', '123', 'short'])('refuses %j as one', async (secret) => {
    const { call } = start()
    expect(await failure(call('lock.turnOn', { secret, minutes: 5 }))).toEqual({ code: 'lock.short' })
    expect((await call('lock.state', {})).isOn).toBe(false)
  })
})

describe('the lock', () => {
  it('is locked after a start, and the PIN opens it', async () => {
    await start().call('lock.turnOn', { secret: pin, minutes: 15 })
    const again = start()
    expect(again.lock.isLocked()).toBe(true)
    expect(await unlock(again, pin)).toBeNull()
    expect(again.lock.isLocked()).toBe(false)
    expect(await again.dispatch('connections.list', {})).toEqual({ ok: true, value: null })
  })

  it('locks after the chosen minutes without use, and not before', async () => {
    const { call, lock } = await opened()
    pass(4 * minute)
    lock.tick()
    await call('lock.used', {})
    pass(5 * minute - 1)
    lock.tick()
    expect(lock.isLocked()).toBe(false)
    pass(1)
    lock.tick()
    expect(lock.isLocked()).toBe(true)
    expect(told.at(-1)).toMatchObject({ name: 'lock', payload: { isLocked: true } })
  })

  it.each([
    ['the computer slept, and its steady clock stood still', { wall: 6 * minute, steady: 0 }],
    ['the clock was set back', { wall: -600 * minute, steady: 6 * minute }],
  ])('locks, too, when %s', async (_, by) => {
    const { lock } = await opened()
    time.wall += by.wall
    time.steady += by.steady
    lock.tick()
    expect(lock.isLocked()).toBe(true)
  })

  it('is not kept open by a page that says it is used while locked', async () => {
    const { call, lock } = locked()
    await call('lock.used', {})
    expect(lock.isLocked()).toBe(true)
  })

  it('is changed, and turned off, only with the present PIN', async () => {
    const app = start()
    await app.call('lock.turnOn', { secret: pin, minutes: 5 })
    expect(await failure(app.call('lock.turnOn', { secret: '9999', minutes: 5 }))).toEqual({
      code: 'lock.changed',
    })
    expect(await failure(app.call('lock.change', { secret: '9999', to: '1111' }))).toMatchObject({
      code: 'lock.wrong',
    })
    expect(await failure(app.call('lock.turnOff', { secret: '9999' }))).toMatchObject({ code: 'lock.wrong' })
    expect(await app.call('lock.change', { secret: pin, to: 'a longer password' })).toMatchObject({
      kind: 'password',
    })
    expect(await failure(app.call('lock.turnOff', { secret: pin }))).toMatchObject({ code: 'lock.wrong' })
    expect(await app.call('lock.turnOff', { secret: 'a longer password' })).toMatchObject({ isOn: false })
    expect(start().lock.isLocked()).toBe(false)
  })

  it('remembers other minutes', async () => {
    const { call } = await opened()
    expect(await call('lock.setMinutes', { minutes: 60 })).toMatchObject({ minutes: 60 })
    expect(await start().call('lock.state', {})).toMatchObject({ minutes: 60 })
  })

  itUnless(onWindows(rightsOfFolder))(
    'has a file that only this account may read, without the PIN in it',
    async () => {
      await start().call('lock.turnOn', { secret: '71948250', minutes: 5 })
      const file = join(folder, lockFileName)
      expect(statSync(file).mode & 0o777).toBe(0o600)
      expect(readFileSync(file, 'utf8')).not.toContain('71948250')
    },
  )

  it.each(['', '{}', '{"minutes":5', 'null', '{"minutes":5,"kind":"pin","wrong":0}'])(
    'stays locked if its file says %j, and only deleting the customers opens it',
    async (text) => {
      writeFileSync(join(folder, lockFileName), text)
      const app = start()
      expect(app.lock.isLocked()).toBe(true)
      expect(await unlock(app, pin)).toMatchObject({ code: 'lock.wrong' })
      expect(await app.call('lock.forget', {})).toMatchObject({ isOn: false, isLocked: false })
      expect(forgotten).toBe(1)
      expect(start().lock.isLocked()).toBe(false)
    },
  )
})

describe('a forgotten PIN', () => {
  it('is given up for the customers', async () => {
    const { call } = locked()
    expect(await call('lock.forget', {})).toMatchObject({ isOn: false, isLocked: false })
    expect(forgotten).toBe(1)
  })

  it('deletes nothing while the window is open', async () => {
    for (const { call } of [start(), await opened()])
      expect(await failure(call('lock.forget', {}))).toEqual({ code: 'lock.changed' })
    expect(forgotten).toBe(0)
  })
})

test('the wait doubles after three wrong tries, up to five minutes', () => {
  const waits = [0, 1, 2, 3, 4, 5, 6, 9, 10, 11, 100, 5000].map(waitAfter)
  expect(waits).toEqual([0, 0, 0, 2, 4, 8, 16, 128, 256, 300, 300, 300])
})

describe('after wrong tries', () => {
  /** Tries so many times, each as soon as the next try is taken. */
  async function fail(app: ReturnType<typeof start>, times: number): Promise<void> {
    for (let tried = 0; tried < times; tried += 1) {
      pass((await app.call('lock.state', {})).wait * 1000)
      expect(await unlock(app, '0000')).toMatchObject({ code: 'lock.wrong' })
    }
  }

  it('says how long to wait, and takes not even the right PIN before', async () => {
    const app = locked()
    await fail(app, 4)
    expect(await unlock(app, '0000')).toEqual({ code: 'lock.wait', seconds: 4 })
    expect(await unlock(app, pin)).toEqual({ code: 'lock.wait', seconds: 4 })
    expect(told.at(-1)).toMatchObject({ name: 'lock', payload: { wait: 4 } })
    pass(3000)
    expect(await unlock(app, pin)).toEqual({ code: 'lock.wait', seconds: 1 })
    pass(1000)
    expect(await unlock(app, pin)).toBeNull()
  })

  it('a try that came too early does not count', async () => {
    const app = locked()
    await fail(app, 3)
    for (let tried = 0; tried < 20; tried += 1) await unlock(app, '0000')
    pass(2000)
    expect(await unlock(app, pin)).toBeNull()
  })

  it('the right PIN forgives them', async () => {
    const app = locked()
    await fail(app, 5)
    pass(8000)
    expect(await unlock(app, pin)).toBeNull()
    await app.call('lock.lock', {})
    await fail(app, 2)
    expect(await app.call('lock.state', {})).toMatchObject({ wait: 0 })
  })

  it('a restart does not forgive them: the whole wait begins again', async () => {
    const app = locked()
    await fail(app, 6)
    pass(15_000)
    const again = start()
    expect(await again.call('lock.state', {})).toMatchObject({ wait: 16 })
    expect(await unlock(again, pin)).toEqual({ code: 'lock.wait', seconds: 16 })
    pass(16_000)
    await fail(again, 1)
    expect(await again.call('lock.state', {})).toMatchObject({ wait: 32 })
  })

  it.each([10_000 * minute, -10_000 * minute])('a clock that is set by %d ms changes nothing', async (by) => {
    const app = locked()
    await fail(app, 5)
    time.wall += by
    expect(await unlock(app, pin)).toEqual({ code: 'lock.wait', seconds: 8 })
    const again = start()
    expect(await unlock(again, pin)).toEqual({ code: 'lock.wait', seconds: 8 })
    time.steady += 8000
    expect(await unlock(again, pin)).toBeNull()
  })

  it('a try counts before it is judged, so that ending the app in between gains nothing', async () => {
    const app = locked()
    await fail(app, 2)
    const judged = unlock(app, '0000')
    // The try is taken, and its secret is being hashed.
    await app.call('app.info', {})
    const again = start()
    expect(await again.call('lock.state', {})).toMatchObject({ wait: 2 })
    await judged
  })

  it('tries that come together are taken one after the other', async () => {
    const app = locked()
    pass(60 * minute)
    const answers = await Promise.all(Array.from({ length: 10 }, (_, at) => unlock(app, `000${String(at)}`)))
    expect(answers.map((error) => error?.code)).toEqual([
      ...Array.from({ length: 3 }, () => 'lock.wrong'),
      ...Array.from({ length: 7 }, () => 'lock.wait'),
    ])
  })

  it('those at the settings count, too', async () => {
    const app = await opened()
    for (let tried = 0; tried < 3; tried += 1) await failure(app.call('lock.turnOff', { secret: '0000' }))
    expect(await failure(app.call('lock.change', { secret: pin, to: '1111' }))).toEqual({
      code: 'lock.wait',
      seconds: 2,
    })
  })
})
