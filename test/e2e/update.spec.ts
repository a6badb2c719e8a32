import { linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { publish, serve } from '../desktop/update-feed'
import { desktopProgram, expect, test } from './app'
import { check, type Look } from './look'
import { startMovingServer } from './moving-server'
import { connect } from './steps'

const look: Look = { colorScheme: 'light', viewport: { width: 1280, height: 800 } }

test('a new version is checked, and takes the place of the old one when the person says so', async ({
  start,
  shell,
}) => {
  test.skip(process.platform !== 'linux', 'an AppImage, which a script stands in for, is of Linux only')
  const folder = mkdtempSync(join(tmpdir(), 'customer-desk-update-'))
  const image = join(folder, 'installed', 'customer-desk-0.1.0.AppImage')
  mkdirSync(dirname(image))
  writeFileSync(image, 'the old version')
  const published = join(folder, 'published')
  const started = join(folder, 'started')
  const newVersion = { content: `#!/bin/sh\necho new > "${started}"\n${'#'.repeat(200_000)}\n` }
  const name = publish(published, '9.9.9', newVersion)
  const feed = await serve(published)
  const server = await startMovingServer(300)
  // With any name but its own, Electron takes itself for an installed app. That has a file about its updates.
  const electron = desktopProgram().path
  const executable = join(dirname(electron), 'customer-desk')
  const config = join(dirname(electron), 'resources', 'app-update.yml')
  rmSync(executable, { force: true })
  linkSync(electron, executable)
  writeFileSync(
    config,
    'provider: generic\nurl: https://updates.invalid\nupdaterCacheDirName: customer-desk\n',
  )
  try {
    const env = { APPIMAGE: image, XDG_CACHE_HOME: join(folder, 'cache') }
    const app = await start({ ...look, executable, env, cloposBaseUrl: server.baseUrl })
    const { page } = app
    await connect(page)
    // Nothing is downloaded before the first sync has ended.
    await expect(page.getByText('300 customers fetched.')).toBeVisible()
    await page.keyboard.press('Control+,')
    const settings = page.getByRole('dialog', { name: 'Settings' })
    await settings.getByRole('button', { name: 'Updates', exact: true }).click()
    const address = settings.getByRole('textbox', { name: 'Update address' })
    const say = async (typed: string): Promise<void> => {
      await address.fill(typed)
      await address.press('Enter')
    }
    const checkNow = settings.getByRole('button', { name: 'Check for updates' })
    const fault = settings.getByRole('alert')
    await say('http://example.com/')
    await expect(fault).toContainText('must start with https://')
    await expect(address).toHaveValue('http://example.com/')
    await say('http://127.0.0.1:9/')
    await expect(fault).toContainText('Could not get updates from 127.0.0.1:9.')
    await say(join(folder, 'missing'))
    await expect(fault).toContainText('was not found')
    feed.setTrouble('cut')
    await say(feed.url)
    await expect(fault).toContainText('The download of the update broke off.')
    feed.setTrouble('none')
    publish(published, '9.9.9', { ...newVersion, sha512: Buffer.alloc(64).toString('base64') })
    await checkNow.click()
    await expect(fault).toContainText('The downloaded update is damaged')
    publish(published, '9.9.9', newVersion)
    await checkNow.click()
    await expect(settings.getByText('Version 9.9.9 is ready.')).toBeVisible()
    await expect(settings.getByText('Faster <b>search</b>')).toBeVisible()
    await check({ page, shell, look, screen: 'update-settings' }, { differs: true })
    await page.keyboard.press('Escape')
    const asked = page.getByRole('region', { name: 'Messages' })
    await expect(asked.getByText('Version 9.9.9 is ready.')).toBeVisible()
    await check({ page, shell, look, screen: 'update-ready' }, { differs: true })
    const closed = app.electron?.waitForEvent('close')
    await asked.getByRole('button', { name: 'Restart now' }).click()
    await closed
    expect(readdirSync(dirname(image))).toEqual([name])
    await expect(() => {
      expect(readFileSync(started, 'utf8')).toBe('new\n')
    }).toPass()
  } finally {
    feed.close()
    await server.close()
    for (const file of [executable, config]) rmSync(file, { force: true })
    rmSync(folder, { recursive: true })
  }
})
