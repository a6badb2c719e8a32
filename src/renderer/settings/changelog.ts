/** A version and what is new in it for people who use the window. */
export interface Release {
  /** null: the running one, which has no number yet. */
  readonly version: string | null
  readonly changes: readonly string[]
}

/**
 * Reads a changelog in Markdown: a heading of the second level for each version, and a list below it. What is below a
 * heading of the third level is for administrators, so it is left out.
 */
export function readChangelog(markdown: string): readonly Release[] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [forEverybody = ''] = part.split(/^### /m)
      const [title = '', ...lines] = forEverybody.split('\n')
      const changes = lines
        .join('\n')
        .split(/^- /m)
        .slice(1)
        .map((change) => change.replace(/\s+/g, ' ').replaceAll('`', '').trim())
      const version = title.trim()
      return { version: version === 'Unreleased' ? null : version, changes }
    })
    .filter(({ changes }) => changes.length > 0)
}
