import { join } from 'node:path'

/**
 * The data folder by default. The desktop app, browser mode and the command line share it. On Windows it is in local, not
 * roaming, application data, because the copy is large and can be fetched again.
 */
export function defaultDataFolder(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): string {
  if (platform === 'win32')
    return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Customer Desk')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Customer Desk')
  return join(env['XDG_DATA_HOME'] ?? join(home, '.local', 'share'), 'customer-desk')
}
