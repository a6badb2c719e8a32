import { BrowserWindow } from 'electron'
import { beforeEach, expect, test, vi } from 'vitest'
import { catalogues } from '#shared/messages/index'
import { menuTemplate, offerContextMenu } from '../../src/main/desktop/menu'
import { record, reset } from './electron-mock'

vi.mock('electron', () => import('./electron-mock'))
beforeEach(reset)

const labels = catalogues.en.shell.menu
const rolesOf = (platform: NodeJS.Platform, packaged: boolean) =>
  JSON.stringify(menuTemplate(labels, { platform, packaged })).match(/(?<="role":")\w+/g)

test('the menu of a packed app edits and zooms, and has no tools for developers', () => {
  const roles = ['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll']
  const view = ['resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen']
  expect(rolesOf('win32', true)).toEqual([...roles, ...view])
  expect(rolesOf('darwin', true)).toEqual(['appMenu', ...roles, ...view])
})

test('a developer gets the tools', () => {
  expect(rolesOf('linux', false)).toEqual(expect.arrayContaining(['reload', 'toggleDevTools']))
})

test('the right mouse button offers to paste where something can be typed', () => {
  offerContextMenu(new BrowserWindow().webContents, () => labels)
  const click = (params: object): void => {
    record.windows[0]?.webContents.emit('context-menu', {}, { selectionText: '', editFlags: {}, ...params })
  }
  click({ isEditable: false })
  expect(record.menus).toEqual([])
  click({ isEditable: true, editFlags: { canPaste: true, canCut: false } })
  expect(record.menus[0]).toMatchObject([
    { role: 'cut', enabled: false },
    { role: 'copy' },
    { role: 'paste', enabled: true },
    { role: 'selectAll' },
  ])
  click({ isEditable: false, selectionText: 'Leyla' })
  expect(record.menus[1]).toEqual([{ role: 'copy', label: 'Copy' }])
})
