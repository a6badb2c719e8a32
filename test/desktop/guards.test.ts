import { BrowserWindow, session } from 'electron'
import { beforeEach, expect, test, vi } from 'vitest'
import { denyPermissions, keepInPlace } from '../../src/main/desktop/guards'
import { mayOpen } from '../../src/main/desktop/links'
import { record, reset } from './electron-mock'

vi.mock('electron', () => import('./electron-mock'))
beforeEach(reset)

test('every permission is refused, asked or checked [electron-5]', () => {
  denyPermissions(session.defaultSession)
  const answers: boolean[] = []
  for (const name of [
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'openExternal',
    'fullscreen',
  ]) {
    record.permissionRequest?.({}, name, (ok) => answers.push(ok))
  }
  expect(answers).toEqual([false, false, false, false, false, false])
  expect(record.permissionCheck?.()).toBe(false)
  expect(record.devicePermission?.()).toBe(false)
})

/** Plays an event that the page set off, and tells whether the shell stopped it. */
function isStopped(name: string, details: object): boolean {
  keepInPlace(new BrowserWindow().webContents)
  let stopped = false
  record.windows[0]?.webContents.emit(name, { ...details, preventDefault: () => (stopped = true) })
  return stopped
}

test.each(['will-frame-navigate', 'will-navigate', 'will-redirect', 'will-attach-webview'])(
  '%s is stopped [electron-12] [electron-13]',
  (name) => {
    expect(isStopped(name, { url: 'app://desk/', isMainFrame: true })).toBe(true)
    expect(record.opened).toEqual([])
  },
)

test('a phone link opens in the system instead, from the main frame only', () => {
  expect(isStopped('will-frame-navigate', { url: 'tel:+994505550100', isMainFrame: false })).toBe(true)
  expect(record.opened).toEqual([])
  reset()
  expect(isStopped('will-frame-navigate', { url: 'tel:+994505550100', isMainFrame: true })).toBe(true)
  expect(record.opened).toEqual(['tel:+994505550100'])
})

test('no window opens; an allowed link goes to the system [electron-14]', () => {
  keepInPlace(new BrowserWindow().webContents)
  const open = (url: string): unknown => record.windows[0]?.webContents.openHandler?.({ url })
  expect(open('https://evil.example/')).toEqual({ action: 'deny' })
  expect(open('about:blank')).toEqual({ action: 'deny' })
  expect(record.opened).toEqual([])
  expect(open('https://help.clopos.com/open-api')).toEqual({ action: 'deny' })
  expect(record.opened).toEqual(['https://help.clopos.com/open-api'])
})

test.each([
  'tel:+994505550100',
  'mailto:leyla@example.com',
  'https://clopos.com/',
  'https://help.clopos.com/open-api?x=1#y',
  'https://wa.me/994505550100',
])('%s may leave the app', (link) => {
  expect(mayOpen(link)).toBe(true)
})

test.each([
  'http://clopos.com/',
  'https://evilclopos.com/',
  'https://wa.me/',
  'https://wa.me/994505550100?text=hello',
  'https://wa.me/settings',
  'https://wa.me:8443/994505550100',
  'https://x@wa.me/994505550100',
  'https://chat.wa.me/994505550100',
  'https://wa.me.evil.example/994505550100',
  'http://wa.me/994505550100',
  'https://clopos.com.evil.example/',
  'https://clopos.com@evil.example/',
  'https://user:word@clopos.com/',
  'https://clopos.com:8443/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,x',
  'smb://server/share',
  'ms-settings:',
  'app://desk/',
  'not a link',
  '',
  `tel:${'1'.repeat(2000)}`,
])('%s may not leave the app [electron-15]', (link) => {
  expect(mayOpen(link)).toBe(false)
})
