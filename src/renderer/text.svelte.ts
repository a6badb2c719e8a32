import type { ErrorData } from '#shared/errors'
import { catalogues, sentence, type Messages } from '#shared/messages/index'
import { createFormats, type Formats } from './formats'

/** The language and the locale that the whole window speaks. */
class Text {
  #messages = $state.raw<Messages>(catalogues.en)
  #formats = $state.raw<Formats>(createFormats('en'))

  get messages(): Messages {
    return this.#messages
  }

  get window(): Messages['window'] {
    return this.#messages.window
  }

  get formats(): Formats {
    return this.#formats
  }

  setLocale(locale: string): void {
    this.#formats = createFormats(locale)
  }

  /** The sentence for an error. */
  say(error: ErrorData): string {
    return sentence(this.#messages, error)
  }
}

export const text = new Text()
