import { isAbsolute, join } from 'node:path'

/**
 * The data folder by default. The desktop app, browser mode and the command line share it. On Windows it is in local, not
 * roaming, application data, because the copy is large and can be fetched again. A variable that is empty or no absolute
 * path does not count, because customers would land in the folder where the app is started.
 */
export function defaultDataFolder(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  home: () => string,
): string {
  const named = (variable: string): string | null => {
    const folder = env[variable] ?? ''
    return isAbsolute(folder) ? folder : null
  }
  if (platform === 'win32')
    return join(named('LOCALAPPDATA') ?? join(home(), 'AppData', 'Local'), 'Customer Desk')
  if (platform === 'darwin') return join(home(), 'Library', 'Application Support', 'Customer Desk')
  return join(named('XDG_DATA_HOME') ?? join(home(), '.local', 'share'), 'customer-desk')
}
