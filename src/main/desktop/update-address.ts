import * as v from 'valibot'
import { settingsSchema } from '#shared/settings'
import { readUpdateAddress } from '#shared/updates'
import type { Dispatch } from '#shared/wire'

const addressSchema = v.object({ updateAddress: settingsSchema.entries.updateAddress })

/** The address of updates in a change of the settings, or in all of them; null: there is none. */
function addressIn(settings: unknown): string | null {
  const read = v.safeParse(addressSchema, settings)
  return read.success ? read.output.updateAddress : null
}

/**
 * Passes calls on, but asks the person before another place of updates is stored. The question comes from the system: the
 * page cannot answer it, and who may write to that place decides what this computer runs.
 */
export function askBeforeUpdatesFrom(backend: Dispatch, ask: (place: string) => Promise<boolean>): Dispatch {
  return async (method, input) => {
    const address = method === 'settings.write' ? addressIn(input) : null
    // What is no address is never asked for updates.
    const place = address === null ? null : readUpdateAddress(address)
    if (place !== null) {
      const before = await backend('settings.read', {})
      if (!before.ok) return before
      const isKnown = addressIn(before.value) === address
      const isAllowed = isKnown || (await ask(place.kind === 'server' ? place.url : place.folder))
      if (!isAllowed) return { ok: false, error: { code: 'cancelled' } }
    }
    return backend(method, input)
  }
}
