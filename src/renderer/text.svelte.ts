import type { ErrorData } from '#shared/errors'
import { createFormats, type Formats } from '#shared/locale/formats'
import { languageOf, type Language } from '#shared/locale/languages'
import { catalogues, sentence, type Messages } from '#shared/messages/index'

/** What decides how texts, numbers and dates look. */
interface Choice {
  /** BCP 47 */
  readonly locale: string
  /** ISO 4217; empty: none. */
  readonly currency: string
}

/** The texts of the window in its language, and its numbers and dates. A change is shown at once. */
class Text {
  #choose = $state.raw<() => Choice>(() => ({ locale: 'en', currency: '' }))
  readonly #locale = $derived(this.#choose().locale)
  readonly #currency = $derived(this.#choose().currency)
  readonly #language = $derived(languageOf(this.#locale))
  readonly #formats = $derived(createFormats(this.#locale, { currency: this.#currency }))

  get language(): Language {
    return this.#language
  }

  get messages(): Messages {
    return catalogues[this.#language]
  }

  get window(): Messages['window'] {
    return this.messages.window
  }

  get formats(): Formats {
    return this.#formats
  }

  /** From now on, `choose` decides. */
  follow(choose: () => Choice): void {
    this.#choose = choose
  }

  /** The message for an error. */
  say(error: ErrorData): string {
    return sentence(this.messages, error)
  }
}

export const text = new Text()
