import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

/** The command line as a file that Node runs. */
export interface BuiltCommandLine {
  readonly entry: string
  readonly remove: () => void
}

export async function buildCommandLine(): Promise<BuiltCommandLine> {
  const root = join(import.meta.dirname, '../..')
  // Below the project, so that better-sqlite3 is found from there.
  const outDir = join(root, '.cache', `test-command-line-${String(process.pid)}`)
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: { ssr: 'src/main/cli.ts', outDir, minify: false },
  })
  return {
    entry: join(outDir, 'cli.js'),
    remove: () => {
      rmSync(outDir, { recursive: true, force: true })
    },
  }
}

/** What a process printed and how it ended. */
export async function ended(
  child: ChildProcessWithoutNullStreams,
): Promise<{ code: unknown; stdout: string; stderr: string }> {
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const [code] = (await once(child, 'close')) as unknown[]
  return { code, stdout, stderr }
}
