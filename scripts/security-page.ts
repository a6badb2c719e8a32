/** The parts of docs/security.md that programs write, between two comments each. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { root } from './build.ts'

const page = join(root, 'docs/security.md')

/** docs/security.md with these lines as its section, formatted. Throws if it has no such section. */
export async function withSection(
  name: string,
  lines: readonly string[],
): Promise<{ readonly before: string; readonly after: string }> {
  const before = readFileSync(page, 'utf8')
  const [start, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`]
  const [head, rest] = before.split(`${start}\n`)
  const [, tail] = rest?.split(end) ?? []
  if (head === undefined || tail === undefined) throw new Error(`docs/security.md has no section ${name}.`)
  const written = `${head}${start}\n\n${lines.join('\n')}\n\n${end}${tail}`
  const after = await format(written, { ...(await resolveConfig(page)), parser: 'markdown' })
  return { before, after }
}

/** Writes a section of docs/security.md. */
export async function writeSection(name: string, lines: readonly string[]): Promise<void> {
  writeFileSync(page, (await withSection(name, lines)).after)
}
