import { AppError } from '#shared/errors'
import type { FreshToken } from './sign-in'
import { shared, steadyClock } from './waiting'

/** The token in use. It is only held in memory. */
export interface Session {
  /** Signs in again, also after a refusal. */
  readonly signIn: (signal: AbortSignal) => Promise<void>
  /** The token. Signs in first if there is none or it expires soon. */
  readonly token: (signal: AbortSignal) => Promise<string>
  /** Tells that the server refused this token. If it is still in use, `token` signs in again. */
  readonly forget: (refused: string) => void
}

/** The token is renewed this long before it expires, or in the last tenth of its lifetime if that is shorter. In milliseconds. */
const renewBeforeMs = 5 * 60_000

/**
 * Renews the token with `signIn`. Calls at the same time share one sign-in. Refused credentials are not sent again: `token`
 * repeats the refusal until `signIn` is called.
 */
export function createSession(
  signIn: (signal: AbortSignal) => Promise<FreshToken>,
  clock: () => number,
): Session {
  const now = steadyClock(clock)
  let current: { readonly value: string; readonly renewAt: number } | null = null
  let refusal: AppError | null = null

  const signInShared = shared(async (signal): Promise<string> => {
    current = null
    refusal = null
    const askedAt = now()
    try {
      const { value, lifetimeMs } = await signIn(signal)
      current = { value, renewAt: askedAt + lifetimeMs - Math.min(renewBeforeMs, lifetimeMs / 10) }
      return value
    } catch (thrown) {
      if (thrown instanceof AppError && thrown.code.startsWith('sign-in.')) refusal = thrown
      throw thrown
    }
  })

  return {
    signIn: async (signal) => {
      await signInShared(signal)
    },
    token: async (signal) => {
      if (refusal !== null) throw refusal
      return current !== null && now() < current.renewAt ? current.value : signInShared(signal)
    },
    forget: (refused) => {
      if (current?.value === refused) current = null
    },
  }
}
