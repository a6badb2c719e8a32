/** `node scripts/unused-texts.ts`: fails for texts of the catalogue that nothing shows. */
import { root } from './build.ts'
import { findUnusedTexts } from './find-unused-texts.ts'

const unused = findUnusedTexts(root)
for (const name of unused)
  process.stdout.write(`Nothing uses the text ${name}. Delete it in every language.\n`)
if (unused.length > 0) process.exitCode = 1
