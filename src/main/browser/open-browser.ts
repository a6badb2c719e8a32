import { spawn } from 'node:child_process'

type Environment = Readonly<Record<string, string | undefined>>

/** Whether this system can show a browser window. */
export function hasDisplay(platform: NodeJS.Platform, env: Environment): boolean {
  if (platform === 'win32' || platform === 'darwin') return true
  return [env['DISPLAY'], env['WAYLAND_DISPLAY']].some((display) => display !== undefined && display !== '')
}

/** The program, with its arguments, that opens an address in the default browser. None of them is a shell. */
export function browserCommand(platform: NodeJS.Platform, address: string): readonly [string, ...string[]] {
  if (platform === 'win32') return ['rundll32.exe', 'url.dll,FileProtocolHandler', address]
  return [platform === 'darwin' ? 'open' : 'xdg-open', address]
}

/** Opens the default browser. If that fails, the person can still use the printed address. */
export function openBrowser(address: string): void {
  const [program, ...args] = browserCommand(process.platform, address)
  const child = spawn(program, args, { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
}
