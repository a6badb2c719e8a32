import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chances, type Chance } from './chance'
import { flaws } from './copy-state'
import { everyFault, passingFaults } from './fault-kinds'
import { openTrial, type Step, type Tally, type Trial } from './trial'
import { calm, openWorld, type World } from './world'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

export interface Report extends Readonly<Tally> {
  readonly seed: number
  readonly moves: number
  readonly faults: number
}

/** Thousands of small files: in memory where the system offers that. */
const base = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** Runs schedule `seed`: syncs of every kind while the server moves and errs, then a quiet one and a complete one. */
export async function runSchedule(seed: number): Promise<Report> {
  const chance = chances(seed)
  // Pages of forty make brands of seven pages small; some schedules have real ones.
  const isBig = seed % 100 === 0
  // Many small pages, among which deleted customers are searched for.
  const isWide = !isBig && chance.percent(30)
  const pageSize = isBig ? 999 : isWide ? 16 : 40
  const world = await openWorld(chance, {
    customers: isBig
      ? 900 + chance.below(3000)
      : isWide
        ? 200 + chance.below(600)
        : chance.below(chance.pick([3, 45, 130, 240])),
    seed,
    // A server that gives less than it is asked for, or a client that asks for little.
    largestPage: chance.percent(20) ? pageSize : 999,
    deletes: isWide || chance.percent(70),
    skew: chance.pick([0, 0, 40_000, -50 * minute, 3 * hour, -2 * day]),
  })
  const folder = mkdtempSync(join(base, 'customer-desk-faults-'))
  try {
    const trial = openTrial(world, folder)
    const steps = 2 + chance.below(isWide ? 6 : 3)
    for (let number = 1; number <= steps; number += 1) {
      await trial.attempt(unrestful(number, chance, world, { pageSize, isWide }))
      between(chance, world, isWide)
    }
    await atLast(trial, world, pageSize)
    trial.tally.complaints.push(...flaws(folder))
    return { ...trial.tally, seed, moves: world.moves.length, faults: world.happened.length }
  } finally {
    await world.server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Pages {
  readonly pageSize: number
  readonly isWide: boolean
}

/** A sync while the server moves and errs more or less. While much moves, a search gives way to a full read. */
function unrestful(number: number, chance: Chance, world: World, { pageSize, isWide }: Pages): Step {
  const { unrest } = world
  unrest.moving = isWide ? chance.pick([0, 3, 10]) : chance.pick([0, 30, 60])
  unrest.movesLeft = chance.pick([3, 12, 1000])
  unrest.silent = chance.pick([0, 0, 0, 30])
  unrest.failing = chance.pick([0, 10, 25, 45])
  unrest.faults = chance.percent(30) ? passingFaults : everyFault
  return {
    name: `sync ${String(number)}`,
    complete: chance.percent(isWide ? 5 : 20),
    stopAt: chance.percent(25) ? chance.below(world.rows.size + 1) : null,
    // Fewer repeats than usual, so that syncs do fail; what hangs is given up soon.
    limits: { largestPage: pageSize, repeats: 3, responseMs: 500 },
  }
}

/** What happens between two syncs: time passes, clocks are set, customers move. */
function between(chance: Chance, world: World, isWide: boolean): void {
  const { time, unrest } = world
  world.pass(chance.pick([1000, 90_000, 15 * minute, 5 * hour, isWide ? hour : 26 * hour]))
  if (chance.percent(8)) time.server += chance.pick([-30 * minute, -minute, hour])
  if (chance.percent(8)) time.local += chance.pick([-day, hour])
  for (let times = chance.pick([0, 0, 1, 5, isWide ? 8 : 40]); times > 0; times -= 1) {
    world.move(chance.percent(unrest.silent))
  }
  for (let times = chance.pick([0, 1, 3]); times > 0; times -= 1) world.remove()
}

/** Then the brand's day is over and the line is good. */
async function atLast({ attempt, tally, copy }: Trial, world: World, largestPage: number): Promise<void> {
  Object.assign(world.unrest, calm())
  const quiet = { stopAt: null, limits: { largestPage } }
  if (!(await attempt({ ...quiet, name: 'quiet sync', complete: false }))) {
    tally.complaints.push(`quiet sync: failed with ${String(tally.errors.at(-1))}`)
  }
  const isDone = await attempt({ ...quiet, name: 'complete sync', complete: true })
  const present = [...copy().customers].filter(([, { removedAt }]) => removedAt === null)
  const differing = present.filter(([id, { text }]) => world.rows.get(id) !== text).length
  if (!isDone || differing > 0 || present.length !== world.rows.size) {
    tally.complaints.push(
      `complete sync: ${String(differing)} of ${String(present.length)} differ from the server`,
    )
  }
}
