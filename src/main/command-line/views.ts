import type { UserData } from '#backend/user-data'
import { viewName } from '#backend/schedules/run-schedule'
import { languages, type Language } from '#shared/locale/languages'
import type { Messages } from '#shared/messages/index'
import { readyViews, sameName, type SavedView } from '#shared/views'
import type { Commands } from './command'
import { withUserData } from './copies'
import { print } from './print'
import type { Surroundings } from './surroundings'
import { wrongUsage } from './words'

/** How messages list views: the name people know, with the id. */
const labelOf = (view: SavedView, language: Language): string => `${viewName(view, language)} (${view.id})`

/** The view with this id or name; the names of ready-made views in any language. Throws `invalid-input` with a list. */
export function viewNamed(
  wanted: string,
  { views }: UserData,
  language: Language,
  texts: Messages['commandLine'],
): SavedView {
  const all = views.list()
  const hasName = (view: SavedView): boolean =>
    [language, ...languages].some((one) => sameName(viewName(view, one), wanted))
  // People's own views come first: a ready-made one may have the same name in another language.
  const byKind = [...all.filter(({ kind }) => kind === 'own'), ...all.filter(({ kind }) => kind === 'ready')]
  const found = all.find(({ id }) => id === wanted) ?? byKind.find(hasName)
  if (found !== undefined) return found
  throw wrongUsage(
    texts,
    texts.unknownView(
      wanted,
      all.map((view) => labelOf(view, language)),
    ),
  )
}

function lineOf(view: SavedView, language: Language): string {
  const { query, sort } = view.kind === 'own' ? view.content : readyViews[view.id]
  const about = { view: view.id, name: viewName(view, language), kind: view.kind }
  return JSON.stringify({ ...about, query, sort })
}

/** Prints the views: what `--view` can name. */
export async function listViews(command: Commands['views'], surroundings: Surroundings): Promise<void> {
  const views = await withUserData(command, surroundings, (userData) => userData.views.list())
  await print(
    surroundings.stdout,
    views.map((view) => lineOf(view, surroundings.language)),
  )
}
