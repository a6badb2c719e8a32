import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppImageUpdater, type BaseUpdater } from 'electron-updater'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { AppError } from '#shared/errors'
import type { Job } from '#shared/jobs'
import { serveFolder } from '../../src/main/desktop/update-folder'
import { itUnless, onWindows } from '../platform'
import { publish, releaseNotes as notes, serve, type Feed } from './update-feed'
import { failed, newUpdater, pending, remove, updatedApp } from './updated-app'

vi.mock('electron', () => import('./electron-mock'))

const withScript = itUnless(onWindows('a script stands in for the installer'))

const busy: Job = {
  id: 'job-1',
  kind: 'sync',
  reason: 'person',
  connectionId: 'sample-1',
  startedAt: 0,
  progress: { done: 0, total: null },
  secondsLeft: null,
  state: 'running',
}
const over: Job = { ...busy, state: 'cancelled' }

let folder = ''
let published = ''
let feed: Feed
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'updates-'))
  published = join(folder, 'published')
  mkdirSync(published)
  mkdirSync(join(folder, 'installed'))
  feed = await serve(published)
  // The program that is replaced.
  vi.stubEnv('APPIMAGE', join(folder, 'installed', 'customer-desk-1.0.0.AppImage'))
  writeFileSync(process.env['APPIMAGE'] ?? '', 'the old version')
})
afterEach(() => {
  feed.close()
  vi.unstubAllEnvs()
  remove(folder)
})

const imageUpdater = (): BaseUpdater => newUpdater(folder, AppImageUpdater)
const newApp = (address: string, openUpdater = imageUpdater, patience?: number) =>
  updatedApp(address, openUpdater, patience)

it('a newer version on a server is downloaded, checked and offered with its news as plain text', async () => {
  const name = publish(published, '1.2.0')
  const app = newApp(feed.url)
  expect(await app.check('ready')).toEqual({ is: 'ready', update: { version: '1.2.0', notes } })
  expect(app.states.map(({ is }) => is).filter((is, index, all) => is !== all[index - 1])).toEqual([
    'checking',
    'downloading',
    'ready',
  ])
  expect(feed.requests.map(([path]) => path)).toEqual([expect.stringMatching(/^latest/), name])
  // Nothing by which this computer could be recognised.
  expect(feed.requests.map(([, headers]) => headers['x-user-staging-id'])).not.toContainEqual(
    expect.stringMatching(/./),
  )
})

it('a newer version in a folder, too', async () => {
  publish(published, '1.2.0')
  const app = newApp(published)
  expect(await app.check('ready')).toEqual({ is: 'ready', update: { version: '1.2.0', notes } })
  expect(feed.requests).toEqual([])
})

withScript(
  'the person says when it is installed: then it takes the place of the old one and starts',
  async () => {
    const started = join(folder, 'started')
    publish(published, '1.2.0', { content: `#!/bin/sh\necho new > "${started}"\n` })
    const app = newApp(feed.url)
    await app.handlers['update.install']({})
    expect(app.quits()).toBe(0)
    await app.check('ready')
    app.finish()
    expect(readdirSync(join(folder, 'installed'))).toEqual(['customer-desk-1.0.0.AppImage'])
    await app.handlers['update.install']({})
    expect(app.quits()).toBe(1)
    app.finish()
    expect(readdirSync(join(folder, 'installed'))).toEqual([`customer-desk-1.2.0-${process.arch}.AppImage`])
    await vi.waitFor(() => {
      expect(readFileSync(started, 'utf8')).toBe('new\n')
    })
  },
)

it('the same version or an older one is not downloaded', async () => {
  for (const version of ['1.0.0', '0.9.0']) {
    publish(published, version)
    await newApp(feed.url).check('current')
  }
  expect(feed.requests.map(([path]) => path)).not.toContainEqual(expect.stringMatching(/AppImage/))
})

it.each(['a server', 'a folder'])('a download with another hash is deleted: %s', async (place) => {
  publish(published, '1.2.0', { sha512: Buffer.alloc(64).toString('base64') })
  const app = newApp(place === 'a server' ? feed.url : published)
  expect(await app.check('failed')).toEqual(failed({ code: 'update.damaged' }))
  expect(pending(folder)).toEqual([])
})

it('a download that breaks off is deleted, and the next attempt succeeds', async () => {
  publish(published, '1.2.0')
  feed.setTrouble('cut')
  const app = newApp(feed.url)
  expect(await app.check('failed')).toEqual(failed({ code: 'update.interrupted' }))
  expect(pending(folder)).toEqual([])
  feed.setTrouble('none')
  await app.check('ready')
})

it('a server that falls silent is given up', async () => {
  publish(published, '1.2.0')
  feed.setTrouble('silent')
  expect(await newApp(feed.url, imageUpdater, 500).check('failed')).toEqual(
    failed({ code: 'update.interrupted' }),
  )
})

it('what cannot be reached or read is named', async () => {
  expect(await newApp(feed.url).check('failed')).toEqual(failed({ code: 'update.no-feed' }))
  for (const file of ['latest.yml', 'latest-linux.yml', 'latest-linux-arm64.yml'])
    writeFileSync(join(published, file), '<html>Please sign in</html>')
  expect(await newApp(feed.url).check('failed')).toEqual(failed({ code: 'update.no-feed' }))
  feed.close()
  const host = new URL(feed.url).host
  expect(await newApp(feed.url).check('failed')).toEqual(failed({ code: 'update.unreachable', host }))
  const missing = join(folder, 'missing')
  expect(await newApp(missing).check('failed')).toEqual(failed({ code: 'update.no-folder', folder: missing }))
  expect(await newApp('example.com').check('failed')).toEqual(failed({ code: 'update.address' }))
})

it('nothing is downloaded or installed while a job runs', async () => {
  publish(published, '1.2.0')
  const app = newApp(feed.url)
  app.work(busy)
  expect(await app.check('waiting')).toEqual({ is: 'waiting', update: { version: '1.2.0', notes } })
  await app.tick()
  expect(feed.requests).toHaveLength(1)
  app.work(over)
  await app.tick()
  await app.at('ready')
  app.work(busy)
  expect(() => app.handlers['update.install']({})).toThrow(new AppError({ code: 'update.busy' }))
  expect(app.quits()).toBe(0)
})

it('a job that starts stops the download', async () => {
  publish(published, '1.2.0')
  feed.setTrouble('silent')
  const app = newApp(feed.url)
  await app.check('downloading')
  await vi.waitFor(() => {
    expect(feed.requests).toHaveLength(2)
  })
  app.work(busy)
  await app.at('waiting')
  expect(pending(folder)).toEqual([])
})

it('without an address, nothing is loaded or asked', async () => {
  const openUpdater = vi.fn(imageUpdater)
  const app = newApp('', openUpdater)
  await app.check('idle')
  vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 24 * 60 * 60_000)
  await app.tick()
  expect(openUpdater).not.toHaveBeenCalled()
  vi.restoreAllMocks()
})

it('the app looks by itself some time after the start, and not again at once', async () => {
  publish(published, '1.0.0')
  const app = newApp(feed.url)
  await app.tick()
  expect(feed.requests).toEqual([])
  const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 11 * 60_000)
  await app.tick()
  await app.tick()
  expect(feed.requests).toHaveLength(1)
  clock.mockRestore()
})

it('the folder shows its files to nobody else, and no files of other folders', async () => {
  publish(published, '1.2.0')
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  const statuses = await serveFolder(published, (url) =>
    Promise.all(
      [url, new URL('/', url).href]
        .flatMap((base) => [
          `${base}latest.yml`,
          `${base}..%2Fsecret.txt`,
          `${base}../secret.txt`,
          `${base}%E0%A4%A`,
          `${base}guessed/latest.yml`,
        ])
        .map(async (address) => (await fetch(address)).status),
    ),
  )
  expect(statuses).toEqual([200, ...Array<number>(9).fill(404)])
})
