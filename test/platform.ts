/** What differs between systems, for tests. */
import type { ChildProcess } from 'node:child_process'
import { lstatSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it, type TestFunction } from 'vitest'

export const isWindows = process.platform === 'win32'

/** `it`; where there is a reason why a test cannot run here, it is skipped and its name has the reason. */
export function itUnless(
  reason: string | null,
): (name: string, test: TestFunction, timeout?: number) => void {
  return (name, test, timeout) => {
    if (reason === null) it(name, test, timeout)
    else it.skip(`${name} (skipped: ${reason})`, test)
  }
}

/** The reason where this is Windows. */
export const onWindows = (reason: string): string | null => (isWindows ? reason : null)

/** The reason where this is not Linux. */
export const unlessLinux = (reason: string): string | null => (process.platform === 'linux' ? null : reason)

/** Why what POSIX says of a file's mode is not tested on Windows. */
export const rightsOfFolder = 'rights on Windows are those of the data folder, which has a test of its own'

const noLinks = 'this account can make no links here'

/** Why this account can make no link to a file, or null where it can. */
export function whyNoLinks(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'links-'))
  try {
    const link = join(folder, 'link')
    symlinkSync(join(folder, 'file'), link)
    return lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink() === true ? null : noLinks
  } catch {
    return noLinks
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function onWindowsItself(
  call: 'pressCtrlC' | 'suspend' | 'resume',
  { pid }: Pick<ChildProcess, 'pid'>,
): Promise<void> {
  if (pid === undefined) throw new Error('The process did not start.')
  const system = await import('./windows/system')
  system[call](pid)
}

/** Presses Ctrl+C in the terminal of a process; on Windows it has to be started with `windowsHide`, for one of its own. */
export async function pressCtrlC(child: ChildProcess): Promise<void> {
  if (isWindows) await onWindowsItself('pressCtrlC', child)
  else child.kill('SIGINT')
}

/** Stops a process, as when the computer sleeps. */
export async function suspend(child: ChildProcess): Promise<void> {
  if (isWindows) await onWindowsItself('suspend', child)
  else child.kill('SIGSTOP')
}

/** Lets a stopped process go on. */
export async function resume(child: ChildProcess): Promise<void> {
  if (isWindows) await onWindowsItself('resume', child)
  else child.kill('SIGCONT')
}
