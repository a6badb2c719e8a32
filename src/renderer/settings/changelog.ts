/** A version and what is new in it. */
export interface Release {
  readonly title: string
  readonly changes: readonly string[]
}

/** Reads a changelog in Markdown: a heading of the second level for each version, and a list below it. */
export function readChangelog(markdown: string): readonly Release[] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [title = '', ...lines] = part.split('\n')
      const changes = lines
        .join('\n')
        .split(/^- /m)
        .slice(1)
        .map((change) => change.replace(/\s+/g, ' ').replaceAll('`', '').trim())
      return { title: title.trim(), changes }
    })
    .filter(({ changes }) => changes.length > 0)
}
