import { readSection, writeSection } from '../security-page.ts'
import { securityGuards } from './index.ts'

/** A row of the table: the guard's name, its file, and the test that fails without it. */
const row = /^\| (?<id>.*?) +\| `.*?` +\| (?<by>.*?) +\|$/gm

/** What docs/security.md says about each guard, by name. */
export function readOutcomes(): ReadonlyMap<string, string> {
  const rows = readSection('guards').matchAll(row)
  return new Map([...rows].map(({ groups }) => [groups?.['id'] ?? '', groups?.['by'] ?? '']))
}

/** Writes the outcomes of a run into docs/security.md. Those of other guards stay; guards that are gone leave it. */
export async function writeOutcomes(outcomes: ReadonlyMap<string, string>): Promise<void> {
  const before = readOutcomes()
  const rows = securityGuards.map(({ id, file }) => {
    const by = outcomes.get(id)?.replaceAll('|', '\\|') ?? before.get(id) ?? 'not tried yet'
    return `| ${id} | \`${file.replace('src/main/', '')}\` | ${by} |`
  })
  await writeSection('guards', ['| guard | file | fails without it |', '| --- | --- | --- |', ...rows])
}
