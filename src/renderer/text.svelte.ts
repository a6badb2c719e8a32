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
  /** The country of phone numbers without a country code (ISO 3166-1 alpha-2). */
  readonly country: string
}

/** The texts of the window in its language, and its numbers and dates. A change is shown at once. */
class Text {
  #choose = $state.raw<() => Choice>(() => ({ locale: 'en', currency: '', country: '' }))
  readonly #locale = $derived(this.#choose().locale)
  readonly #currency = $derived(this.#choose().currency)
  readonly #country = $derived(this.#choose().country)
  readonly #language = $derived(languageOf(this.#locale))
  readonly #formats = $derived(
    createFormats(this.#locale, { currency: this.#currency, country: this.#country }),
  )

  get language(): Language {
    return this.#language
  }

  /** The country of phone numbers without a country code (ISO 3166-1 alpha-2). */
  get country(): string {
    return this.#country
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
