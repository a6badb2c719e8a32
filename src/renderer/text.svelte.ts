import type { ErrorData } from '#shared/errors'
import { catalogues, sentence, type Messages } from '#shared/messages/index'
import { createFormats, type Formats } from './formats'

/** The language and the locale of the window. */
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

  /** The message for an error. */
  say(error: ErrorData): string {
    return sentence(this.#messages, error)
  }
}

export const text = new Text()
