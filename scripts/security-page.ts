/** The sections of docs/security.md that programs write, between two comments each. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { root } from './build.ts'

const page = join(root, 'docs/security.md')

/** The page in three parts: up to the start of a section, the section, and the rest. Throws if there is no such section. */
function cut(text: string, name: string): readonly [string, string, string] {
  const [start, end] = [`<!-- ${name} -->\n`, `<!-- end of ${name} -->`]
  const [from, to] = [text.indexOf(start), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`docs/security.md has no section ${name}.`)
  return [text.slice(0, from + start.length), text.slice(from + start.length, to), text.slice(to)]
}

/** A section as it is. */
export const readSection = (name: string): string => cut(readFileSync(page, 'utf8'), name)[1]

/** docs/security.md as it is, and with these lines as its section, formatted. */
export async function withSection(
  name: string,
  lines: readonly string[],
): Promise<{ readonly before: string; readonly after: string }> {
  const before = readFileSync(page, 'utf8')
  const [head, , tail] = cut(before, name)
  const written = `${head}\n${lines.join('\n')}\n\n${tail}`
  const after = await format(written, { ...(await resolveConfig(page)), parser: 'markdown' })
  return { before, after }
}

/** Writes a section of docs/security.md. */
export async function writeSection(name: string, lines: readonly string[]): Promise<void> {
  writeFileSync(page, (await withSection(name, lines)).after)
}
