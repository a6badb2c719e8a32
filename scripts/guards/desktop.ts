/** The guards of the desktop: the window, its session, the way to the main process, updates, and the packed program. */
import type { Guard } from './guard.ts'

const windowTests = ['test/desktop/window.test.ts']
const preference = (text: string, without: string): Guard => ({
  id: `window: ${text}`,
  file: 'src/main/desktop/window.ts',
  text: `${text},`,
  without: `${without},`,
  tests: windowTests,
})

const guards = 'src/main/desktop/guards.ts'
const guardTests = ['test/desktop/guards.test.ts']
const start = 'src/main/desktop/start.ts'
const startTests = ['test/desktop/start.test.ts']
const links = 'src/main/desktop/links.ts'
const ipc = 'src/main/desktop/ipc.ts'
const ipcTests = ['test/desktop/ipc.test.ts']
const protocol = 'src/main/desktop/protocol.ts'
const protocolTests = ['test/desktop/protocol.test.ts']
const signature = 'src/main/desktop/update-signature.ts'
const updater = 'src/main/desktop/updater.ts'
const updaterTests = ['test/desktop/updater.test.ts']
const updatesTests = ['test/desktop/updates.test.ts']
const openTests = ['test/desktop/open-updater.test.ts']

const stopped = (event: string, text: string): Guard => ({
  id: `navigation: ${event}`,
  file: guards,
  text,
  without: text.replace(/\n.*preventDefault\(\)/, ''),
  tests: guardTests,
})

const fuse = (name: string, isOn: boolean): Guard => ({
  id: `fuse: ${name}`,
  file: 'scripts/fuses.ts',
  text: `[FuseV1Options.${name}, ${String(isOn)}]`,
  without: `[FuseV1Options.${name}, ${String(!isOn)}]`,
  tests: ['test/packaging/fuses.test.ts'],
})

export const desktopGuards: readonly Guard[] = [
  preference('sandbox: true', 'sandbox: false'),
  preference('contextIsolation: true', 'contextIsolation: false'),
  preference('nodeIntegration: false', 'nodeIntegration: true'),
  preference('nodeIntegrationInWorker: false', 'nodeIntegrationInWorker: true'),
  preference('nodeIntegrationInSubFrames: false', 'nodeIntegrationInSubFrames: true'),
  preference('webSecurity: true', 'webSecurity: false'),
  preference('allowRunningInsecureContent: false', 'allowRunningInsecureContent: true'),
  preference('experimentalFeatures: false', 'experimentalFeatures: true'),
  preference('webviewTag: false', 'webviewTag: true'),
  preference('navigateOnDragDrop: false', 'navigateOnDragDrop: true'),
  preference('devTools: !look.packaged', 'devTools: true'),
  {
    id: 'preload: only the contract',
    file: 'src/preload/preload.ts',
    text: '{ call: calls, onEvent }',
    without: '{ call: calls, onEvent, ipcRenderer }',
    tests: ['test/desktop/preload.test.ts'],
  },
  stopped('a frame', "'will-frame-navigate', (details) => {\n    details.preventDefault()"),
  stopped('a window', "'will-navigate', (details) => {\n    details.preventDefault()"),
  stopped('a redirect', "'will-redirect', (details) => {\n    details.preventDefault()"),
  stopped('an embedded view', "'will-attach-webview', (event) => {\n    event.preventDefault()"),
  {
    id: 'new windows',
    file: guards,
    text: "return { action: 'deny' }",
    without: "return { action: 'allow' }",
    tests: guardTests,
  },
  {
    id: 'links: of the page alone',
    file: guards,
    text: 'if (details.isMainFrame) openLink(details.url)',
    without: 'openLink(details.url)',
    tests: guardTests,
  },
  { id: 'links: a list', file: links, text: 'if (mayOpen(link)) shell', without: 'shell', tests: guardTests },
  {
    id: 'links: whole names of sites',
    file: links,
    text: 'endsWith(`.${site}`)',
    without: 'endsWith(site)',
    tests: guardTests,
  },
  {
    id: 'links: https',
    file: links,
    text: "url.protocol !== 'https:' || url.username",
    without: 'url.username',
    tests: guardTests,
  },
  {
    id: 'links: no account',
    file: links,
    text: "url.username !== '' || url.password !== '' || ",
    without: '',
    tests: guardTests,
  },
  { id: 'links: no port', file: links, text: " || url.port !== ''", without: '', tests: guardTests },
  { id: 'links: chats', file: links, text: '\\d{7,15}$/', without: '\\d{7,15}/', tests: guardTests },
  {
    id: 'permissions: asked',
    file: guards,
    text: 'answer(false)',
    without: 'answer(true)',
    tests: guardTests,
  },
  {
    id: 'permissions: checked',
    file: guards,
    text: 'setPermissionCheckHandler(() => false)',
    without: 'setPermissionCheckHandler(() => true)',
    tests: guardTests,
  },
  {
    id: 'permissions: devices',
    file: guards,
    text: 'setDevicePermissionHandler(() => false)',
    without: 'setDevicePermissionHandler(() => true)',
    tests: guardTests,
  },
  {
    id: 'start: permissions',
    file: start,
    text: 'denyPermissions(session.defaultSession)',
    without: '',
    tests: startTests,
  },
  { id: 'start: navigation', file: start, text: 'keepInPlace(contents)', without: '', tests: startTests },
  { id: 'WebRTC by UDP', file: start, text: 'restrictWebRtc(contents)', without: '', tests: startTests },
  {
    id: 'no network for the page',
    file: start,
    text: 'await cutOff(session.defaultSession)',
    without: '',
    tests: startTests,
  },
  {
    id: 'no network for the page: this computer',
    file: guards,
    text: ", proxyBypassRules: '<-loopback>'",
    without: '',
    tests: startTests,
  },
  {
    id: 'certificates: errors count',
    file: start,
    text: '  registerAppScheme()\n',
    without: `  registerAppScheme()
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, trust) => {
    event.preventDefault()
    trust(true)
  })\n`,
    tests: startTests,
  },
  {
    id: 'IPC: this window',
    file: ipc,
    text: ' || event.sender !== window.webContents',
    without: '',
    tests: ipcTests,
  },
  { id: 'IPC: the top frame', file: ipc, text: 'frame.parent === null && ', without: '', tests: ipcTests },
  { id: 'IPC: our page', file: ipc, text: ' && frame.origin === appOrigin', without: '', tests: ipcTests },
  {
    id: 'IPC: names are text',
    file: ipc,
    text: "typeof method === 'string' ? method : ''",
    without: 'String(method)',
    tests: ipcTests,
  },
  {
    id: 'app://: our host',
    file: protocol,
    text: '`${url.protocol}//${url.host}` === appOrigin ?',
    without: 'true ?',
    tests: protocolTests,
  },
  {
    id: 'app://: exact paths',
    file: protocol,
    text: 'page.get(url.pathname)',
    without: "page.get('/' + decodeURIComponent(url.pathname).split('/').at(-1))",
    tests: protocolTests,
  },
  {
    id: 'app://: reading only',
    file: protocol,
    text: "if (request.method !== 'GET') return refuse(405)",
    without: '',
    tests: protocolTests,
  },
  {
    id: 'app://: types of files',
    file: 'src/main/backend/shell/page.ts',
    text: 'if (type === undefined) continue',
    without: '',
    tests: protocolTests,
  },
  {
    id: 'files: only chosen ones are opened',
    file: 'src/main/desktop/shell-methods.ts',
    text: "if (method === 'connections.openCopy' && !isChosen(fields.path))",
    without: 'if (false)',
    tests: ['test/desktop/shell-methods.test.ts'],
  },
  {
    id: 'folders: scheduled exports go only to chosen ones',
    file: 'src/main/desktop/shell-methods.ts',
    text: "if (method.startsWith('schedules.') && folder !== null && !isChosen(folder))",
    without: 'if (false)',
    tests: ['test/desktop/shell-methods.test.ts'],
  },
  {
    id: 'folders: only of complete exports',
    file: 'src/main/desktop/shell-methods.ts',
    text: 'complete.has(jobId) ? targets.get(jobId) : undefined',
    without: 'targets.get(jobId)',
    tests: ['test/desktop/shell-methods.test.ts'],
  },
  {
    id: 'folders: only of connections',
    file: 'src/main/desktop/shell-methods.ts',
    text: 'if (connectionId !== null && found === undefined)',
    without: 'if (false)',
    tests: ['test/desktop/shell-methods.test.ts'],
  },
  {
    id: 'page server: only in development',
    file: 'src/main/desktop/development.ts',
    text: 'return packaged || ',
    without: 'return ',
    tests: ['test/desktop/development.test.ts'],
  },
  {
    id: 'secrets: never open unasked',
    file: 'src/main/desktop/secrets.ts',
    text: "throw new AppError({ code: 'secret.weak' })",
    without: "return plainMark + Buffer.from(text, 'utf8').toString('base64')",
    tests: ['test/desktop/secrets.test.ts'],
  },
  {
    id: 'updates: the signature is valid',
    file: signature,
    text: 'if (status !== 0) return `signature status ${String(status)}`',
    without: '',
    tests: updaterTests,
  },
  {
    id: 'updates: our publisher',
    file: signature,
    text: 'return isKnown ? null :',
    without: 'return true ? null :',
    tests: updaterTests,
  },
  {
    id: 'updates: no check, no update',
    file: signature,
    text: 'return `the signature could not be read: ${String(thrown)}`',
    without: 'return null',
    tests: updaterTests,
  },
  {
    id: 'updates: an unsigned build refuses',
    file: updater,
    text: "if (!hasPublisher(process.resourcesPath)) throw new AppError({ code: 'update.unsigned' })",
    without: '',
    tests: updaterTests,
  },
  {
    id: 'updates: by our own check',
    file: updater,
    text: 'updater.verifyUpdateCodeSignature = findSignatureFault',
    without: '',
    tests: openTests,
  },
  {
    id: 'updates: nothing by itself',
    file: updater,
    text: 'updater.autoDownload = false',
    without: 'updater.autoDownload = true',
    tests: openTests,
  },
  {
    id: 'updates: not while quitting',
    file: updater,
    text: 'updater.autoInstallOnAppQuit = false',
    without: 'updater.autoInstallOnAppQuit = true',
    tests: openTests,
  },
  {
    id: 'updates: only whole packages',
    file: updater,
    text: 'updater.disableWebInstaller = true',
    without: 'updater.disableWebInstaller = false',
    tests: openTests,
  },
  {
    id: 'updates: no number of the computer',
    file: updater,
    text: "updater.requestHeaders = { 'x-user-staging-id': '' }",
    without: '',
    tests: openTests,
  },
  {
    id: 'updates: the person chooses the place',
    file: 'src/main/desktop/update-address.ts',
    text: "if (!isAllowed) return { ok: false, error: { code: 'cancelled' } }",
    without: '',
    tests: ['test/desktop/update-address.test.ts'],
  },
  {
    id: 'updates: https',
    file: 'src/shared/updates.ts',
    text: String.raw`if (protocol === 'http:' && !/^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname)) return null`,
    without: '',
    tests: ['test/shared/updates.test.ts'],
  },
  {
    id: 'updates: the folder’s secret',
    file: 'src/main/desktop/update-folder.ts',
    text: 'given === secret && ',
    without: '',
    tests: updatesTests,
  },
  fuse('RunAsNode', false),
  fuse('EnableCookieEncryption', true),
  fuse('EnableNodeOptionsEnvironmentVariable', false),
  fuse('EnableNodeCliInspectArguments', false),
  fuse('EnableEmbeddedAsarIntegrityValidation', true),
  fuse('OnlyLoadAppFromAsar', true),
  fuse('LoadBrowserProcessSpecificV8Snapshot', false),
  fuse('GrantFileProtocolExtraPrivileges', false),
  fuse('WasmTrapHandlers', true),
  {
    id: 'fuses: none undecided',
    file: 'scripts/fuses.ts',
    text: "throw new Error('This Electron has a fuse that scripts/fuses.ts does not name.')",
    without: 'console.warn()',
    tests: ['test/packaging/fuses.test.ts'],
  },
]
