/**
 * `node scripts/release-notes.ts v1.2.3`: prints what the CHANGELOG says about a version, for the page of the release.
 * Fails if the app has another version, or the CHANGELOG nothing about it.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './build.ts'

/** The part of a changelog in Markdown about a version, without its heading; null: there is none. */
export function notesOf(changelog: string, version: string): string | null {
  const parts = changelog.split(/^## /m).slice(1)
  const part = parts.find((text) => text.split(/\s/)[0] === version)
  const notes = part?.replace(/^.*\n/, '').trim() ?? ''
  return notes === '' ? null : notes
}

if (import.meta.main) {
  const version = (process.argv[2] ?? '').replace(/^v/, '')
  const manifest: { readonly version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const notes = notesOf(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), version)
  if (version !== manifest.version || notes === null) {
    process.stderr.write(
      `The release is ${version}, the app is ${manifest.version}. CHANGELOG.md needs a heading “## ${version}”.\n`,
    )
    process.exit(1)
  }
  process.stdout.write(`${notes}\n`)
}
