import { Menu, type MenuItemConstructorOptions, type WebContents } from 'electron'
import type { Messages } from '#shared/messages/index'

type Labels = Messages['shell']['menu']

/** The menu: editing, zoom, and developer tools if not packed. On Windows and Linux the Alt key shows it. */
export function menuTemplate(
  labels: Labels,
  where: { readonly platform: NodeJS.Platform; readonly packaged: boolean },
): MenuItemConstructorOptions[] {
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  return [
    ...(where.platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    {
      label: labels.edit,
      submenu: [
        { role: 'undo', label: labels.undo },
        { role: 'redo', label: labels.redo },
        separator,
        { role: 'cut', label: labels.cut },
        { role: 'copy', label: labels.copy },
        { role: 'paste', label: labels.paste },
        { role: 'selectAll', label: labels.selectAll },
      ],
    },
    {
      label: labels.view,
      submenu: [
        { role: 'resetZoom', label: labels.actualSize },
        { role: 'zoomIn', label: labels.zoomIn },
        { role: 'zoomOut', label: labels.zoomOut },
        separator,
        { role: 'togglefullscreen', label: labels.fullScreen },
        ...(where.packaged
          ? []
          : [separator, { role: 'reload' } as const, { role: 'toggleDevTools' } as const]),
      ],
    },
  ]
}

/** Shows cut, copy and paste on a right click, if there is something to edit. */
export function offerContextMenu(contents: WebContents, labelsNow: () => Labels): void {
  contents.on('context-menu', (_event, { isEditable, selectionText, editFlags }) => {
    if (!isEditable && selectionText === '') return
    const labels = labelsNow()
    const edit: MenuItemConstructorOptions[] = [
      { role: 'cut', label: labels.cut, enabled: editFlags.canCut },
      { role: 'copy', label: labels.copy, enabled: editFlags.canCopy },
      { role: 'paste', label: labels.paste, enabled: editFlags.canPaste },
      { role: 'selectAll', label: labels.selectAll, enabled: editFlags.canSelectAll },
    ]
    const read: MenuItemConstructorOptions[] = [{ role: 'copy', label: labels.copy }]
    Menu.buildFromTemplate(isEditable ? edit : read).popup()
  })
}
