import { app, Menu, nativeImage, Tray } from 'electron'
import { systemCommands, type SystemCommand } from '#shared/contract'
import type { Messages } from '#shared/messages/index'
import icon from './tray.png?asset'

/** The argument of a start by the taskbar's menu. */
const prefix = '--do='

/** What a start asks for: the value of `--do=COMMAND`. */
export function commandArgument(args: readonly string[]): SystemCommand | null {
  const wanted = args.find((arg) => arg.startsWith(prefix))?.slice(prefix.length)
  return systemCommands.find((command) => command === wanted) ?? null
}

/** By this name Windows knows that the app's window, its shortcut and its taskbar menu belong together. */
export const appId = 'app.customerdesk.desktop'

/** Puts the commands into the menu of the taskbar's button (Windows). They start the app, or reach the one that runs. */
export function setTaskbarMenu({ shell }: Messages): void {
  if (process.platform !== 'win32') return
  app.setAppUserModelId(appId)
  app.setUserTasks(
    systemCommands.map((command) => ({
      program: process.execPath,
      arguments: `${prefix}${command}`,
      title: shell.commands[command],
      description: '',
      iconPath: process.execPath,
      iconIndex: 0,
    })),
  )
}

interface TrayActions {
  readonly open: () => void
  readonly command: (command: SystemCommand) => void
}

/** The app's icon in the notification area, while the app keeps running without its window. */
export class TrayIcon {
  #tray: Tray | null = null
  readonly #actions: TrayActions

  constructor(actions: TrayActions) {
    this.#actions = actions
  }

  /** Shows the icon with a menu in the language of `messages`, or removes it. */
  show(isShown: boolean, { shell, window }: Messages): void {
    if (!isShown) {
      this.#tray?.destroy()
      this.#tray = null
      return
    }
    this.#tray ??= this.#create()
    this.#tray.setToolTip(window.appName)
    this.#tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: shell.tray.open, click: this.#actions.open },
        ...systemCommands.map((command) => ({
          label: shell.commands[command],
          click: () => {
            this.#actions.command(command)
          },
        })),
        { type: 'separator' },
        {
          label: shell.tray.quit,
          click: () => {
            app.quit()
          },
        },
      ]),
    )
  }

  #create(): Tray {
    const tray = new Tray(nativeImage.createFromPath(icon))
    tray.on('click', this.#actions.open)
    return tray
  }
}

/** Whether the system can start the app when the person signs in. */
export const canStartAtSignIn = process.platform === 'win32' || process.platform === 'darwin'

/** Without its window, if the app keeps running without one. */
export const hiddenArgument = '--hidden'

/** Tells the system whether to start the app when the person signs in. Only an installed app can be started so. */
export function startAtSignIn(isWanted: boolean, isHidden: boolean): void {
  if (!canStartAtSignIn || !app.isPackaged) return
  app.setLoginItemSettings({ openAtLogin: isWanted, args: isHidden ? [hiddenArgument] : [] })
}
