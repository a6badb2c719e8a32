import { putOnClipboard } from '../clipboard-text'

/** Which value was copied last. */
export class Copied {
  /** The name of the value; null: none was copied. */
  name = $state<string | null>(null)

  copy(name: string, value: string): void {
    if (putOnClipboard(document, value)) this.name = name
  }
}
