/** The steps of `npm test` and `npm run check`: programs that run beside each other and print when they end. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from './build.ts'

/** A program of node_modules or scripts that passes or fails. */
export interface Step {
  readonly title: string
  /** Its file, below the project's folder. */
  readonly tool: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Another copy of the project, and the Node that runs there. */
  readonly where?: { readonly folder: string; readonly node: readonly [string, ...string[]] }
}

/** Lint, format and types. Each remembers in node_modules/.cache which files passed, by their content. */
export const staticChecks: readonly Step[] = [
  {
    title: 'Types of the renderer',
    tool: 'node_modules/svelte-check/bin/svelte-check',
    args: ['--tsconfig', 'tsconfig.renderer.json', '--fail-on-warnings', '--output', 'human'],
  },
  {
    title: 'Lint',
    tool: 'node_modules/eslint/bin/eslint.js',
    args: ['--cache', '--cache-strategy=content', '--cache-location=node_modules/.cache/eslint/', '.'],
  },
  { title: 'Types', tool: 'node_modules/typescript/bin/tsc', args: ['-p', 'tsconfig.json'] },
  {
    title: 'Types of the end-to-end tests',
    tool: 'node_modules/typescript/bin/tsc',
    args: ['-p', 'tsconfig.e2e.json'],
  },
  {
    title: 'Format',
    tool: 'node_modules/prettier/bin/prettier.cjs',
    args: ['--cache', '--cache-strategy=content', '--check', '--log-level=warn', '.'],
  },
  { title: 'Imports', tool: 'scripts/imports.ts', args: [] },
  { title: 'Unused texts', tool: 'scripts/unused-texts.ts', args: [] },
  { title: 'Electron’s checklist', tool: 'scripts/security-table.ts', args: [] },
]

export const buildStep: Step = {
  title: 'Build',
  tool: 'node_modules/electron-vite/bin/electron-vite.js',
  args: ['build', '--logLevel', 'warn'],
}

/** Runs a step and gives whether it passed. `live`: it prints as it goes; otherwise all at once when it ends. */
export async function run({ title, tool, args, env, where }: Step, live = false): Promise<boolean> {
  const { folder, node } = where ?? { folder: root, node: [process.execPath] as const }
  const [program, ...before] = node
  const started = performance.now()
  if (live) process.stdout.write(`\n== ${title}\n`)
  const child = spawn(program, [...before, join(folder, tool), ...args], {
    cwd: folder,
    stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
    env: { ...process.env, ...env },
  })
  const output: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => output.push(part))
  const passed = await new Promise<boolean>((resolve) => {
    child.once('error', () => {
      resolve(false)
    })
    child.once('close', (code) => {
      resolve(code === 0)
    })
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(0)
  const printed = Buffer.concat(output)
  // What a step that passed has to say is of no use beside others.
  if (!passed && printed.length > 0) process.stdout.write(`\n== ${title}\n${printed.toString()}`)
  process.stdout.write(`== ${title}: ${passed ? 'passed' : 'FAILED'} in ${seconds} s\n`)
  return passed
}

/** Runs steps, at most `atOnce` at a time, and gives for each whether it passed. */
export async function runAll(steps: readonly Step[], atOnce = 2): Promise<boolean[]> {
  const passed = steps.map(() => false)
  const next = steps.entries()
  const lane = async (): Promise<void> => {
    for (const [index, step] of next) passed[index] = await run(step)
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
  return passed
}
