import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { at, openWorld, type World } from './world'

let world: World
beforeEach(() => {
  world = openWorld()
})

const files = (): readonly string[] => readdirSync(world.folder).sort()
describe('the files of a scheduled export', () => {
  const day = async (date: string): Promise<void> => {
    world.now = at(`${date}T12:00Z`)
    await world.look()
  }

  it('are deleted but for the last ones, and only those that it wrote', async () => {
    const foreign = join(world.folder, 'Top spenders 2026-11-20.csv')
    writeFileSync(foreign, 'mine')
    const id = world.add({ keep: 2 })
    for (const date of ['2026-11-29', '2026-11-30', '2026-12-01', '2026-12-02']) await day(date)
    expect(files()).toEqual([
      'Top spenders 2026-11-20.csv',
      'Top spenders 2026-12-01.csv',
      'Top spenders 2026-12-02.csv',
    ])
    expect(
      world.runs(id).map(({ outcome }) => (outcome.state === 'done' ? outcome.file.deleted : null)),
    ).toEqual([1, 1, 0, 0])
  })

  it('take their descriptions along', async () => {
    const id = world.add({ keep: 1 })
    await day('2026-11-29')
    const [run] = world.runs(id)
    const sha256 = run?.outcome.state === 'done' ? run.outcome.file.sha256 : ''
    writeFileSync(join(world.folder, 'Top spenders 2026-11-29.csv.about.json'), JSON.stringify({ sha256 }))
    await day('2026-11-30')
    expect(files()).toEqual(['Top spenders 2026-11-30.csv'])
  })

  it('that somebody changed are not deleted', async () => {
    world.add({ keep: 1 })
    await day('2026-11-29')
    writeFileSync(join(world.folder, 'Top spenders 2026-11-29.csv'), 'with notes')
    await day('2026-11-30')
    await day('2026-12-01')
    expect(files()).toEqual(['Top spenders 2026-11-29.csv', 'Top spenders 2026-12-01.csv'])
  })

  it('in a folder that was left stay', async () => {
    const id = world.add({ keep: 1 })
    await day('2026-11-29')
    const other = join(dirname(world.folder), 'other')
    mkdirSync(other)
    world.data.schedules.change(id, { folder: other }, world.now)
    await day('2026-11-30')
    await day('2026-12-01')
    expect(files()).toEqual(['Top spenders 2026-11-29.csv'])
    expect(readdirSync(other)).toEqual(['Top spenders 2026-12-01.csv'])
  })

  it('replace those of the same name that it wrote, and leave others alone', async () => {
    world.add({ fileName: 'list', keep: 1 })
    writeFileSync(join(world.folder, 'list.csv'), 'mine')
    await day('2026-11-29')
    await day('2026-11-30')
    expect(files()).toEqual(['list (2).csv', 'list.csv'])
    expect(readFileSync(join(world.folder, 'list.csv'), 'utf8')).toBe('mine')
    expect(readFileSync(join(world.folder, 'list (2).csv'), 'utf8')).toContain(
      String(at('2026-11-30T12:00Z')),
    )
  })

  it('of a fixed name that somebody changed, or put there instead, are not replaced', async () => {
    world.add({ fileName: 'list' })
    await day('2026-11-29')
    const first = readFileSync(join(world.folder, 'list.csv'), 'utf8')
    // As long as before, so that only its content tells.
    const changed = first.replace('csv', 'CSV')
    writeFileSync(join(world.folder, 'list.csv'), changed)
    await day('2026-11-30')
    await day('2026-12-01')
    expect(files()).toEqual(['list (2).csv', 'list.csv'])
    expect(readFileSync(join(world.folder, 'list.csv'), 'utf8')).toBe(changed)
    expect(readFileSync(join(world.folder, 'list (2).csv'), 'utf8')).toContain(
      String(at('2026-12-01T12:00Z')),
    )
    // Its name is free again.
    rmSync(join(world.folder, 'list.csv'))
    await day('2026-12-02')
    expect(readFileSync(join(world.folder, 'list.csv'), 'utf8')).toContain(String(at('2026-12-02T12:00Z')))
  })

  it('are counted', async () => {
    world.add({ fileName: '{number}', keep: 1 })
    for (const date of ['2026-11-29', '2026-11-30', '2026-12-01']) await day(date)
    expect(files()).toEqual(['3.csv'])
  })

  it('go to a folder of the app if none was chosen', async () => {
    const id = world.add({ folder: null })
    await day('2026-11-29')
    const own = join(world.dataFolder, 'scheduled')
    expect(readdirSync(own)).toEqual(['Top spenders 2026-11-29.csv'])
    expect(world.runner.list().find((one) => one.id === id)?.path).toBe(own)
  })
})
