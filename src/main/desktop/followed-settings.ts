import { app } from 'electron'
import * as v from 'valibot'
import { languageOf, type Language } from '#shared/locale/languages'
import { settingsSchema } from '#shared/settings'
import type { Dispatch } from '#shared/wire'

/** The language of the system's own texts, if the app has it, else English. May be called before Electron is ready. */
export const systemLanguage = (): Language => languageOf(app.getPreferredSystemLanguages()[0] ?? 'en')

const { language, keepRunning, startAtSignIn } = settingsSchema.entries
const followed = v.object({ language, keepRunning, startAtSignIn })

/** The settings that the desktop shell itself obeys. */
export interface FollowedSettings {
  readonly language: Language
  readonly keepRunning: boolean
  readonly startAtSignIn: boolean
}

/** Passes calls on, and reports the settings whenever the page reads or writes them. */
export function followSettings(
  backend: Dispatch,
  onSettings: (settings: FollowedSettings) => void,
): Dispatch {
  return async (method, input) => {
    const answer = await backend(method, input)
    if (answer.ok && (method === 'settings.read' || method === 'settings.write')) {
      const settings = v.safeParse(followed, answer.value)
      if (settings.success) {
        const { output } = settings
        onSettings({ ...output, language: output.language === 'system' ? systemLanguage() : output.language })
      }
    }
    return answer
  }
}
