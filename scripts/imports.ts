/**
 * `node scripts/imports.ts`: checks the rules in `import-rules.ts`, and that the diagram in docs/architecture.md is up to
 * date. With `--write` (`npm run diagram`) it draws the diagram again.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { format, type ICruiseResult, type IFormatOptions } from 'dependency-cruiser'
import { root } from './build.ts'
import { cruiseSources } from './import-rules.ts'

const page = join(root, 'docs/architecture.md')
const between = /(<!-- diagram: npm run diagram -->\n)[^]*?(<!-- end of diagram -->)/

async function formatted(result: ICruiseResult, options: IFormatOptions): Promise<string> {
  const { output } = await format(result, options)
  if (typeof output !== 'string') throw new TypeError('The reporter gave a result instead of a text.')
  return output
}

/** The folders and their imports. Left out: src/shared, which all import, and the files that put the folders together. */
const drawn = (result: ICruiseResult): Promise<string> =>
  formatted(result, {
    outputType: 'mermaid',
    includeOnly: { path: '^src/' },
    exclude: { path: '^src/shared/|^src/main/(backend/)?[^/]+[.]ts$' },
    collapse: '^src/main/backend/[a-z]+|^src/main/[a-z-]+|^src/[a-z]+',
  })

const result = await cruiseSources(root, join(root, 'tsconfig.json'))
if (result.summary.error > 0) {
  process.stdout.write(await formatted(result, { outputType: 'err-long' }))
  process.exitCode = 1
}

const before = readFileSync(page, 'utf8')
const now = before.replace(between, `$1\n\`\`\`mermaid\n${(await drawn(result)).trim()}\n\`\`\`\n\n$2`)
if (process.argv.includes('--write')) writeFileSync(page, now)
else if (now !== before) {
  process.stdout.write('The diagram in docs/architecture.md is out of date. Run: npm run diagram\n')
  process.exitCode = 1
}
