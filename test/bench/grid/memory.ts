import { readdirSync, readFileSync } from 'node:fs'

/** Gives null where the process has ended meanwhile. */
function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : null
    if (code === 'ENOENT' || code === 'ESRCH') return null
    throw thrown
  }
}

/** The parent of each process there is (proc(5), `/proc/PID/stat`: the name, which can hold anything, ends with `)`). */
function parents(): ReadonlyMap<number, number> {
  const entries = readdirSync('/proc').flatMap((name) => {
    const stat = /^\d+$/.test(name) ? read(`/proc/${name}/stat`) : null
    if (stat === null) return []
    const parent = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]
    return [[Number(name), Number(parent)] as const]
  })
  return new Map(entries)
}

/**
 * Memory of all processes below this one, in bytes, each shared page counted once (PSS); this one itself is not in it.
 * null where the system does not tell it: elsewhere than on Linux, or about processes that shield themselves.
 */
export function memoryOfChildren(): number | null {
  try {
    const parentOf = parents()
    const isBelow = (pid: number): boolean => {
      const parent = parentOf.get(pid)
      return parent !== undefined && (parent === process.pid || isBelow(parent))
    }
    return [...parentOf.keys()].filter(isBelow).reduce((sum, pid) => {
      const kilobytes = /^Pss:\s+(\d+) kB$/m.exec(read(`/proc/${String(pid)}/smaps_rollup`) ?? '')?.[1] ?? '0'
      return sum + Number(kilobytes) * 1024
    }, 0)
  } catch {
    return null
  }
}
