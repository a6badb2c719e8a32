import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { catalogues } from '#shared/messages/index'
import { appId, commandArgument, setTaskbarMenu, TrayIcon } from '../../src/main/desktop/system-menus'
import { record, reset } from './electron-mock'

vi.mock('electron', () => import('./electron-mock'))
beforeEach(reset)
afterEach(() => {
  vi.restoreAllMocks()
})

test.each([
  [['customer-desk', '--do=sync'], 'sync'],
  [['customer-desk', '--no-sandbox', '--do=export', '--x'], 'export'],
  [['customer-desk', '--do=delete'], null],
  [['customer-desk', 'sync'], null],
])('%j asks for %s', (args, command) => {
  expect(commandArgument(args)).toBe(command)
})

test('on Windows the taskbar offers the commands, in the language of the app', async () => {
  vi.spyOn(process, 'platform', 'get').mockReturnValue('win32')
  setTaskbarMenu(catalogues.ru)
  expect(record.tasks).toMatchObject([
    { title: 'Синхронизировать сейчас', arguments: '--do=sync', program: process.execPath },
    { title: 'Экспорт…', arguments: '--do=export', program: process.execPath },
  ])
  expect(record.paths.get('appUserModelId')).toBe(appId)
  // The shortcut of the installer has the name of the configuration.
  expect(await readFile('electron.builder.yml', 'utf8')).toContain(`appId: ${appId}\n`)
})

test('the icon in the notification area opens the window, does the commands, and goes', () => {
  const done: string[] = []
  const icon = new TrayIcon({ open: () => done.push('open'), command: (command) => done.push(command) })
  icon.show(false, catalogues.az)
  expect(record.trays).toEqual([])
  icon.show(true, catalogues.en)
  icon.show(true, catalogues.az)
  const [tray, second] = record.trays
  expect(second).toBeUndefined()
  expect(tray?.menu.map(({ label }) => label)).toEqual([
    'Customer Desk-i aç',
    'İndi sinxronlaşdır',
    'İxrac…',
    undefined,
    'Çıx',
  ])
  for (const { click } of tray?.menu ?? []) if (typeof click === 'function') click()
  tray?.emit('click')
  expect([done, record.quits]).toEqual([['open', 'sync', 'export', 'open'], 1])
  icon.show(false, catalogues.en)
  expect(tray?.destroyed).toBe(true)
})
