/** The app ends at each step of adding and removing a connection. Its files are really there; only the calls stop. */
import type * as nodeFs from 'node:fs'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { openConnections } from '#backend/connections/connections'
import { fileSecrets } from '#backend/connections/secrets'
import { testFolder } from '../api-rows'

/** How many more calls that change files are carried out; the process is gone then. */
const life = vi.hoisted(() => ({ left: Infinity, used: 0 }))

vi.mock('node:fs', async (importOriginal) => {
  const fs = await importOriginal<typeof nodeFs>()
  const mortal =
    <Args extends unknown[], Result>(call: (...args: Args) => Result) =>
    (...args: Args): Result => {
      if (life.left === 0) throw new Error('the process is gone')
      life.left -= 1
      life.used += 1
      return call(...args)
    }
  return {
    ...fs,
    mkdirSync: mortal(fs.mkdirSync),
    writeFileSync: mortal(fs.writeFileSync),
    renameSync: mortal(fs.renameSync),
    rmSync: mortal(fs.rmSync),
  }
})

const of = (brand: string) => ({
  ...{ brand, clientId: 'id', clientSecret: `secret of ${brand}`, integratorId: 'int', venueId: null },
})
const names = ['Nar', 'nar', 'NAR']

beforeEach(() => {
  life.left = Infinity
  life.used = 0
})

/** Three brands whose names differ in case only, each with a copy. */
async function threeBrands(): Promise<string> {
  const folder = testFolder()
  const connections = openConnections(folder, fileSecrets())
  for (const brand of names) {
    const { id } = await connections.add(of(brand), false)
    writeFileSync(join(connections.folder(id), 'customers.sqlite'), `customers of ${brand}`)
  }
  return folder
}

/** Every file of a brand, by its name. */
function filesOf(dataFolder: string, brand: string): Readonly<Record<string, string>> {
  const connections = openConnections(dataFolder, fileSecrets())
  const found = connections.known(of(brand))
  if (found === null) return {}
  const folder = connections.folder(found.id)
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  )
}

/** Lets the app end after each number of steps of `work`, until it gets through. Returns how often it ended. */
async function dieAtEachStep(
  work: (dataFolder: string) => unknown,
  check: (dataFolder: string) => void | Promise<void>,
): Promise<number> {
  for (let steps = 0; ; steps += 1) {
    life.left = Infinity
    const dataFolder = await threeBrands()
    const others = names.slice(1).map((brand) => filesOf(dataFolder, brand))
    life.left = steps
    let died = false
    try {
      await work(dataFolder)
    } catch {
      died = true
    }
    life.left = Infinity
    expect(names.slice(1).map((brand) => filesOf(dataFolder, brand))).toEqual(others)
    await check(dataFolder)
    if (!died) return steps
  }
}

describe('if the app ends at any step', () => {
  it('of removing a connection, that one is there in full or not at all, and the others stay', async () => {
    const deaths = await dieAtEachStep(
      (dataFolder) => {
        const connections = openConnections(dataFolder, fileSecrets())
        const [nar] = connections.list().filter((one) => one.kind === 'clopos' && one.brand === 'Nar')
        if (nar !== undefined) connections.remove(nar.id)
      },
      (dataFolder) => {
        const left = Object.keys(filesOf(dataFolder, 'Nar'))
        expect([[], ['connection.json', 'customers.sqlite', 'secret']]).toContainEqual(
          left.filter((name) => name !== 'sync.lock').sort(),
        )
        // The next start leaves nothing of what was removed.
        expect(readdirSync(join(dataFolder, 'connections')).filter((name) => name.startsWith('.'))).toEqual(
          [],
        )
      },
    )
    expect(deaths).toBeGreaterThan(2)
  })

  it('of adding a connection, the others stay, and adding it again works', async () => {
    const deaths = await dieAtEachStep(
      (dataFolder) => openConnections(dataFolder, fileSecrets()).add(of('Omega'), false),
      async (dataFolder) => {
        const connections = openConnections(dataFolder, fileSecrets())
        const { id } = await connections.add(of('Omega'), false)
        expect(await connections.credentials(id)).toEqual(of('Omega'))
        expect(connections.list()).toHaveLength(4)
      },
    )
    expect(deaths).toBeGreaterThan(3)
  })
})
