/**
 * Stands in for Electron in unit tests, which run without its binary: it records what the shell sets up and lets a test
 * play the system's part. Used as `vi.mock('electron', () => import('./electron-mock'))`.
 */
import { EventEmitter } from 'node:events'

type Bag = Readonly<Record<string, unknown>>

/** What a preload puts on the page. */
interface Exposed {
  readonly call: Readonly<Record<string, (input: unknown) => Promise<unknown>>>
  readonly onEvent: (listener: (...heard: unknown[]) => void) => () => void
}

interface Recorded {
  schemes: unknown[]
  protocols: Map<string, (request: Request) => Promise<Response>>
  permissionRequest: ((contents: unknown, name: string, answer: (ok: boolean) => void) => void) | null
  permissionCheck: (() => boolean) | null
  devicePermission: (() => boolean) | null
  handlers: Map<string, (event: unknown, ...args: unknown[]) => unknown>
  windows: BrowserWindow[]
  menus: unknown[]
  opened: string[]
  shown: string[]
  openedFiles: string[]
  /** What the system says when a file is opened; empty: it did. */
  openProblem: string
  boxes: Bag[]
  exits: number[]
  paths: Map<string, string>
  exposed: Map<string, Exposed>
  invoked: unknown[]
  dialogs: Bag[]
  /** What the system will answer. */
  lock: boolean
  packaged: boolean
  dark: boolean
  spellCheckerLanguages: readonly string[] | null
  /** The languages that the person prefers, in the system's settings. */
  languages: readonly string[]
  /** The system's proxies, as a PAC script names them; null: it cannot tell. */
  proxies: string | null
  /** Where the page's own requests go. */
  pageProxy: Bag | null
  backend: string
  encryption: boolean
  saveAnswer: { readonly canceled: boolean; readonly filePath: string }
  openAnswer: { readonly canceled: boolean; readonly filePaths: readonly string[] }
  /** The button that the person will press in a box. */
  boxAnswer: number
  quits: number
  /** The tasks in the menu of the taskbar. */
  tasks: readonly unknown[]
  trays: Tray[]
  loginItem: Bag | null
}

const fresh = (): Recorded => ({
  schemes: [],
  protocols: new Map(),
  permissionRequest: null,
  permissionCheck: null,
  devicePermission: null,
  handlers: new Map(),
  windows: [],
  menus: [],
  opened: [],
  shown: [],
  openedFiles: [],
  openProblem: '',
  boxes: [],
  exits: [],
  paths: new Map(),
  exposed: new Map(),
  invoked: [],
  dialogs: [],
  lock: true,
  packaged: false,
  dark: false,
  spellCheckerLanguages: null,
  languages: ['en-US'],
  proxies: 'DIRECT',
  pageProxy: null,
  backend: 'gnome_libsecret',
  encryption: true,
  saveAnswer: { canceled: false, filePath: '' },
  openAnswer: { canceled: false, filePaths: [] },
  boxAnswer: 0,
  quits: 0,
  tasks: [],
  trays: [],
  loginItem: null,
})

/** What the shell did, and what the system will answer. */
export const record = fresh()

/** Forgets everything: for before each test. */
export function reset(): void {
  Object.assign(record, fresh())
  app.removeAllListeners()
  ipcRenderer.removeAllListeners()
  powerMonitor.removeAllListeners()
}

const workArea = { x: 0, y: 0, width: 1920, height: 1040 }

interface Cancelable {
  defaultPrevented: boolean
  readonly preventDefault: () => void
}

function cancelable(): Cancelable {
  const event: Cancelable = {
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true
    },
  }
  return event
}

class App extends EventEmitter {
  get isPackaged(): boolean {
    return record.packaged
  }
  readonly whenReady = (): Promise<void> => Promise.resolve()
  readonly requestSingleInstanceLock = (): boolean => record.lock
  readonly releaseSingleInstanceLock = (): void => undefined
  readonly setPath = (name: string, path: string): void => void record.paths.set(name, path)
  readonly getPath = (name: string): string => record.paths.get(name) ?? `/${name}`
  readonly getVersion = (): string => '1.2.3'
  readonly getPreferredSystemLanguages = (): string[] => [...record.languages]
  readonly getSystemLocale = (): string => 'az_AZ.UTF-8'
  readonly commandLine = { appendSwitch: (): void => undefined }
  readonly disableHardwareAcceleration = (): void => undefined
  readonly exit = (code: number): void => void record.exits.push(code)
  /** Ends the windows if nobody objects, as Electron does. */
  readonly quit = (): void => {
    record.quits += 1
    const event = cancelable()
    this.emit('before-quit', event)
    if (!event.defaultPrevented) for (const window of record.windows) window.close()
  }
  readonly setUserTasks = (tasks: readonly unknown[]): boolean => {
    record.tasks = tasks
    return true
  }
  readonly setAppUserModelId = (id: string): void => void record.paths.set('appUserModelId', id)
  readonly setLoginItemSettings = (item: Bag): void => void (record.loginItem = item)
  readonly resolveProxy = (): Promise<string> =>
    record.proxies === null ? Promise.reject(new Error('no network')) : Promise.resolve(record.proxies)
}
export const app = new App()

/** The system's news of sleep and of its own lock. */
export const powerMonitor = new EventEmitter()

class WebContents extends EventEmitter {
  openHandler: ((details: { readonly url: string }) => unknown) | null = null
  readonly sent: unknown[] = []
  reloads = 0
  webRtc = 'default'
  readonly setWebRTCIPHandlingPolicy = (policy: string): void => void (this.webRtc = policy)
  readonly setWindowOpenHandler = (handler: NonNullable<WebContents['openHandler']>): void => {
    this.openHandler = handler
  }
  readonly send = (...message: unknown[]): void => void this.sent.push(message)
  readonly reload = (): void => void (this.reloads += 1)
}

export class BrowserWindow extends EventEmitter {
  readonly options: Bag
  readonly webContents = new WebContents()
  readonly loaded: string[] = []
  readonly done: string[] = []
  destroyed = false
  constructor(options: Bag = {}) {
    super()
    this.options = options
    record.windows.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }
  readonly loadURL = (url: string): Promise<void> => {
    this.loaded.push(url)
    return Promise.resolve()
  }
  readonly isDestroyed = (): boolean => this.destroyed
  readonly isMinimized = (): boolean => true
  readonly isMaximized = (): boolean => false
  readonly getNormalBounds = (): Bag => ({ x: 10, y: 20, width: 1000, height: 700 })
  readonly show = (): void => void this.done.push('show')
  readonly focus = (): void => void this.done.push('focus')
  readonly restore = (): void => void this.done.push('restore')
  readonly maximize = (): void => void this.done.push('maximize')
  readonly hide = (): void => void this.done.push('hide')
  readonly progress: number[] = []
  readonly setProgressBar = (progress: number): void => void this.progress.push(progress)
  readonly close = (): void => {
    const event = cancelable()
    this.emit('close', event)
    if (!event.defaultPrevented) this.destroyed = true
  }
}

export const protocol = {
  registerSchemesAsPrivileged: (schemes: readonly unknown[]): void => void record.schemes.push(...schemes),
}

export const session = {
  defaultSession: {
    protocol: {
      handle: (scheme: string, answer: (request: Request) => Promise<Response>): void => {
        record.protocols.set(scheme, answer)
      },
    },
    setSpellCheckerLanguages: (languages: readonly string[]): void => {
      record.spellCheckerLanguages = languages
    },
    setProxy: (config: Bag): Promise<void> => {
      record.pageProxy = config
      return Promise.resolve()
    },
    setPermissionRequestHandler: (handler: Recorded['permissionRequest']): void => {
      record.permissionRequest = handler
    },
    setPermissionCheckHandler: (handler: Recorded['permissionCheck']): void => {
      record.permissionCheck = handler
    },
    setDevicePermissionHandler: (handler: Recorded['devicePermission']): void => {
      record.devicePermission = handler
    },
  },
}

export const ipcMain = {
  handle: (channel: string, handler: (event: unknown, ...args: unknown[]) => unknown): void => {
    record.handlers.set(channel, handler)
  },
}

export const shell = {
  openExternal: (url: string): Promise<void> => {
    record.opened.push(url)
    return Promise.resolve()
  },
  showItemInFolder: (path: string): void => void record.shown.push(path),
  openPath: (path: string): Promise<string> => {
    record.openedFiles.push(path)
    return Promise.resolve(record.openProblem)
  },
}

export const dialog = {
  /** With or without the window that the box belongs to. */
  showMessageBox: (...given: readonly (Bag | BrowserWindow)[]): Promise<unknown> => {
    const options = given.at(-1)
    if (options !== undefined && !(options instanceof BrowserWindow)) record.boxes.push(options)
    return Promise.resolve({ response: record.boxAnswer })
  },
  showSaveDialog: (_window: unknown, options: Bag): Promise<unknown> => {
    record.dialogs.push(options)
    return Promise.resolve(record.saveAnswer)
  },
  showOpenDialog: (_window: unknown, options: Bag): Promise<unknown> => {
    record.dialogs.push(options)
    return Promise.resolve(record.openAnswer)
  },
}

export class Tray extends EventEmitter {
  tip = ''
  menu: readonly Bag[] = []
  destroyed = false
  constructor() {
    super()
    record.trays.push(this)
  }
  readonly setToolTip = (tip: string): void => void (this.tip = tip)
  readonly setContextMenu = (menu: { readonly template: readonly Bag[] }): void => {
    this.menu = menu.template
  }
  readonly destroy = (): void => void (this.destroyed = true)
}

export const nativeImage = {
  createFromPath: (path: string): string => path,
}

/** Node's own fetch serves as Electron's. */
export const net = { fetch }

/** Its cipher turns the text around, which is enough to see that it was used. */
export const safeStorage = {
  getSelectedStorageBackend: (): string => record.backend,
  setUsePlainTextEncryption: (on: boolean): void => void (record.encryption ||= on),
  isEncryptionAvailable: (): boolean => record.encryption,
  encryptString: (text: string): Buffer => Buffer.from(`sealed:${[...text].reverse().join('')}`),
  decryptString: (sealed: Buffer): string => {
    if (!sealed.toString().startsWith('sealed:')) throw new Error('cannot decrypt')
    return [...sealed.toString().slice('sealed:'.length)].reverse().join('')
  },
}

export const Menu = {
  buildFromTemplate: (template: unknown): { readonly template: unknown; readonly popup: () => void } => ({
    template,
    popup: () => void record.menus.push(template),
  }),
  setApplicationMenu: (menu: { readonly template: unknown }): void => void record.menus.push(menu.template),
}

export const screen = {
  getPrimaryDisplay: (): Bag => ({ id: 1, workArea: workArea }),
  getAllDisplays: (): readonly Bag[] => [{ id: 1, workArea: workArea }],
}

export const nativeTheme = {
  get shouldUseDarkColors(): boolean {
    return record.dark
  },
}

export const contextBridge = {
  exposeInMainWorld: (name: string, api: Exposed): void => void record.exposed.set(name, api),
}

class IpcRenderer extends EventEmitter {
  readonly invoke = (...args: unknown[]): Promise<unknown> => {
    record.invoked.push(args)
    return Promise.resolve({ ok: true, value: null })
  }
}
export const ipcRenderer = new IpcRenderer()
