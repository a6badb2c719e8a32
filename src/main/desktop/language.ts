import { app } from 'electron'
import * as v from 'valibot'
import { languageOf, type Language } from '#shared/locale/languages'
import { settingsSchema } from '#shared/settings'
import type { Dispatch } from '#shared/wire'

/** The language of the system's own texts, if the app has it, else English. May be called before Electron is ready. */
export const systemLanguage = (): Language => languageOf(app.getPreferredSystemLanguages()[0] ?? 'en')

const chosen = v.object({ language: settingsSchema.entries.language })

/** Passes calls on, and reports the language of the settings whenever the page reads or writes them. */
export function followLanguage(backend: Dispatch, onLanguage: (language: Language) => void): Dispatch {
  return async (method, input) => {
    const answer = await backend(method, input)
    if (answer.ok && (method === 'settings.read' || method === 'settings.write')) {
      const settings = v.safeParse(chosen, answer.value)
      if (settings.success) {
        const { language } = settings.output
        onLanguage(language === 'system' ? systemLanguage() : language)
      }
    }
    return answer
  }
}
