/** What tests need of Windows where Node has no call for it. Only for use on Windows. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import koffi, { type LibraryHandle } from 'koffi'

/** Presses Ctrl+C in the console of a process that was started with `windowsHide`, which gives it one of its own. */
export function pressCtrlC(pid: number): void {
  const program = join(import.meta.dirname, 'press-ctrl-c.ts')
  const { status, stderr } = spawnSync(process.execPath, [program, String(pid)], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}

// The type of a handle, by its name.
koffi.pointer('HANDLE', koffi.opaque())

function kernel(): LibraryHandle {
  return koffi.load('kernel32.dll')
}

function close(open: unknown): void {
  kernel().func('int CloseHandle(HANDLE handle)')(open)
}

/** The right to stop a process and let it go on (PROCESS_SUSPEND_RESUME). */
const suspendResume = 0x0800

function withProcess(pid: number, call: 'NtSuspendProcess' | 'NtResumeProcess'): void {
  const open: unknown = kernel().func('HANDLE OpenProcess(uint32_t rights, int inherit, uint32_t pid)')(
    ...[suspendResume, 0, pid],
  )
  const status: unknown = koffi.load('ntdll.dll').func(`int ${call}(HANDLE process)`)(open)
  close(open)
  if (status !== 0) throw new Error(`${call} failed: ${String(status)}`)
}

/** Stops all threads of a process, as the system does with a computer that sleeps. */
export const suspend = (pid: number): void => {
  withProcess(pid, 'NtSuspendProcess')
}

/** Lets a stopped process go on. */
export const resume = (pid: number): void => {
  withProcess(pid, 'NtResumeProcess')
}

/** Opens a file as Excel does: others may read it, but neither write, rename nor delete it. */
export function openAsExcel(path: string): { readonly close: () => void } {
  const [readAndWrite, shareReading, existing, normal] = [0xc0000000, 1, 3, 0x80]
  const open: unknown = kernel().func(
    'HANDLE CreateFileW(str16 path, uint32_t rights, uint32_t sharing, void *security, uint32_t how, uint32_t flags, HANDLE like)',
  )(...[path, readAndWrite, shareReading, null, existing, normal, null])
  return {
    close: () => {
      close(open)
    },
  }
}
