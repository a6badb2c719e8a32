import * as v from 'valibot'
import { settingsSchema, type Settings } from '#shared/settings'

const { theme, density } = settingsSchema.entries
const lookSchema = v.object({ theme, density })

/** How the window looks, by the settings. */
export type Look = Pick<Settings, 'theme' | 'density'>

const key = 'look'

/** Gives the page a look. The styles of the tokens do the rest. */
function apply(look: Look, page: Window): void {
  const { dataset } = page.document.documentElement
  dataset['theme'] = look.theme
  dataset['density'] = look.density
}

/** Shows a look and remembers it for the next start. */
export function showLook(look: Look, page: Window): void {
  apply(look, page)
  try {
    page.localStorage.setItem(key, JSON.stringify({ theme: look.theme, density: look.density }))
  } catch {
    // A browser may refuse to store anything. Then the next start begins with the look of the system.
  }
}

/** Shows the look of the last time before the settings are read, so that a dark window does not start with a flash. */
export function showLastLook(page: Window): void {
  try {
    apply(v.parse(lookSchema, JSON.parse(page.localStorage.getItem(key) ?? '')), page)
  } catch {
    // Nothing readable is stored. The settings bring the look.
  }
}
