import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { ElectronApplication } from '@playwright/test'
import { desktopProgram, expect, test } from './app'
import { startMovingServer } from './moving-server'
import { startSampleServer } from './sample-server'
import { connect, count, openSample } from './steps'

const isVisible = (electron: ElectronApplication | null): Promise<boolean | undefined> | undefined =>
  electron?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())

test('the window stays on its page and opens no others [electron-13] [electron-14]', async ({ start }) => {
  const { page, electron } = await start()
  const address = page.url()
  expect(address).toMatch(/^app:/)
  await page.evaluate(() => {
    window.open('https://example.com')
    location.href = 'https://example.com'
  })
  const open = (): Promise<string[]> | undefined =>
    electron?.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => window.webContents.getURL()),
    )
  await expect.poll(open).toEqual([address])
})

test('a page that crashes is loaded again, and one that crashes twice leaves no dead window', async ({
  start,
}) => {
  const { electron } = await start()
  await electron?.evaluate(({ dialog }) => {
    const titles: string[] = []
    Object.assign(globalThis, { titles })
    dialog.showMessageBox = (...given: unknown[]) => {
      titles.push((given.at(-1) as { readonly title: string }).title)
      return new Promise(() => undefined)
    }
  })
  const crash = (): Promise<void> | undefined =>
    electron?.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer()
    })
  const isAlive = (): Promise<boolean | undefined> | undefined =>
    electron?.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      return contents !== undefined && !contents.isCrashed() && !contents.isLoading()
    })
  const titles = (): Promise<unknown> | undefined =>
    electron?.evaluate(() => (globalThis as unknown as { readonly titles: readonly string[] }).titles)
  await crash()
  await expect.poll(isAlive).toBe(true)
  expect(await titles()).toEqual([])
  expect(await isVisible(electron)).toBe(true)
  await crash()
  await expect.poll(titles).toEqual(['Customer Desk stopped working'])
  expect(await isVisible(electron)).toBe(false)
})

test('the page gets no permissions [electron-5]', async ({ start }) => {
  const { page } = await start()
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'microphone', 'camera'] as PermissionName[]
    const found = await Promise.all(names.map((name) => navigator.permissions.query({ name })))
    return found.map(({ state }) => state)
  })
  expect(new Set(states)).toEqual(new Set(['denied']))
})

test('the page finds no address of the computer by WebRTC, and reaches no server', async ({ start }) => {
  const { page } = await start()
  let visits = 0
  const server = createServer((socket) => {
    visits += 1
    socket.destroy()
  }).listen(0, '127.0.0.1')
  try {
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const found = await page.evaluate(
      async (urls) => {
        const line = new RTCPeerConnection({ iceServers: [{ urls, username: 'one', credential: 'word' }] })
        line.createDataChannel('data')
        const addresses: string[] = []
        const complete = new Promise<void>((resolve) => {
          line.onicecandidate = ({ candidate }) => {
            if (candidate === null) resolve()
            else addresses.push(candidate.candidate)
          }
        })
        await line.setLocalDescription()
        await complete
        return addresses
      },
      `turn:127.0.0.1:${String(port)}?transport=tcp`,
    )
    expect(found).toEqual([])
    expect(visits).toBe(0)
  } finally {
    server.close()
  }
})

test('the system asks before the app gets updates from another place', async ({ start }) => {
  const { page, electron } = await start()
  await openSample(page)
  await electron?.evaluate(({ dialog }) => {
    const boxes: string[] = []
    Object.assign(globalThis, { boxes })
    dialog.showMessageBox = (...given: unknown[]) => {
      boxes.push((given.at(-1) as { readonly message: string }).message)
      return Promise.resolve({ response: 0, checkboxChecked: false })
    }
  })
  await page.keyboard.press('Control+,')
  const settings = page.getByRole('dialog', { name: 'Settings' })
  await settings.getByRole('button', { name: 'Updates', exact: true }).click()
  const address = settings.getByRole('textbox', { name: 'Update address' })
  await address.fill('http://127.0.0.1:9/')
  await address.press('Enter')
  await expect(settings.getByRole('alert')).toContainText('Cancelled.')
  const boxes = await electron?.evaluate(
    () => (globalThis as unknown as { readonly boxes: readonly string[] }).boxes,
  )
  expect(boxes).toEqual(['Get updates from http://127.0.0.1:9/?'])
})

test('the app asks before it quits during a sync, and shows the sync in the taskbar', async ({ start }) => {
  const server = await startMovingServer(300)
  try {
    const { page, electron } = await start({ cloposBaseUrl: server.baseUrl })
    await connect(page)
    await expect(count(page)).toHaveText('300 customers')
    await electron?.evaluate(({ BrowserWindow, dialog }) => {
      const seen = { boxes: [] as string[], progress: [] as number[] }
      Object.assign(globalThis, { seen })
      const [window] = BrowserWindow.getAllWindows()
      const show = window?.setProgressBar.bind(window)
      if (window !== undefined)
        window.setProgressBar = (progress) => {
          seen.progress.push(progress)
          show?.(progress)
        }
      dialog.showMessageBox = (...given: unknown[]) => {
        seen.boxes.push((given.at(-1) as { readonly message: string }).message)
        return Promise.resolve({ response: 0, checkboxChecked: false })
      }
    })
    const seen = (): Promise<{ boxes: string[]; progress: number[] } | undefined> | undefined =>
      electron?.evaluate(
        () => (globalThis as unknown as { seen: { boxes: string[]; progress: number[] } }).seen,
      )
    const { release } = server.hold()
    await page.getByRole('button', { name: 'Sync', exact: true }).click()
    await expect.poll(async () => (await seen())?.progress.at(-1)).not.toBe(undefined)
    await electron?.evaluate(({ app }) => {
      app.quit()
    })
    await expect.poll(async () => (await seen())?.boxes).toEqual(['Sync is running. Quit anyway?'])
    await expect(count(page)).toHaveText('300 customers')
    release()
    await expect(page.getByText('Synced. No changes.')).toBeVisible()
    await expect.poll(async () => (await seen())?.progress.at(-1)).toBe(-1)
  } finally {
    await server.close()
  }
})

test('an app that keeps running hides its window, and a second start shows it and exports', async ({
  start,
}) => {
  const { page, electron, dataFolder } = await start()
  await openSample(page)
  await page.keyboard.press('Control+,')
  await page.getByRole('checkbox', { name: 'Keep running after closing' }).check()
  await page.keyboard.press('Escape')
  await electron?.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close()
  })
  await expect.poll(() => isVisible(electron)).toBe(false)
  const { path, args } = desktopProgram()
  const second = spawn(path, [...args, '--do=export'], {
    env: { ...process.env, CUSTOMER_DESK_DATA: dataFolder },
    stdio: 'ignore',
  })
  expect(await once(second, 'exit')).toEqual([0, null])
  await expect.poll(() => isVisible(electron)).toBe(true)
  await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible()
})

test('a start by the taskbar’s menu does what it asks for, once the customers are there', async ({
  start,
}) => {
  const app = await start({ args: ['--do=export'] })
  // Without customers there is nothing to export.
  await openSample(app.page)
  await expect(app.page.getByRole('dialog', { name: 'Export' })).toBeHidden()
  const { page } = await app.restart()
  await expect(page.getByRole('dialog', { name: 'Export' })).toBeVisible()
})

test('a command uses the sign-in that the window stored, while the window is open', async ({ start }) => {
  const server = await startSampleServer(300)
  const { page, electron, dataFolder } = await start({ cloposBaseUrl: server.baseUrl })
  await connect(page)
  await expect(count(page)).toHaveText('300 customers')

  const { path, args } = desktopProgram()
  const command = spawn(path, [...args, 'sync', '--full', '--data', dataFolder], {
    env: { ...process.env, CLOPOS_BASE_URL: server.baseUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(command, 'exit')
  expect(JSON.parse(await text(command.stdout))).toMatchObject({ kind: 'complete', total: 300 })
  expect(await ended).toEqual([0, null])
  expect(await electron?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  await server.stop()
})
