import type { Connection } from '#shared/connection'
import { catalogues } from '#shared/messages/index'
import { text } from './text.svelte'

/** The names that sample customers get. */
const given: readonly string[] = Object.values(catalogues).map((messages) => messages.window.start.sampleName)

/** The name of a connection. That of sample customers follows the language until a person renames them. */
export const connectionName = ({ kind, name }: Connection): string =>
  kind === 'sample' && given.includes(name) ? text.window.start.sampleName : name
