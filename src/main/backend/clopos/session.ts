import { AppError } from '#shared/errors'
import type { FreshToken } from './sign-in'
import { shared, steadyClock } from './waiting'

/** The token in use. It lives in memory only. */
export interface Session {
  /** Signs in anew, also after a refusal. */
  readonly signIn: (signal: AbortSignal) => Promise<void>
  /** The token, after a sign-in where there is none or it ends soon. */
  readonly token: (signal: AbortSignal) => Promise<string>
  /** The server refused this token: if it is still the one in use, `token` signs in anew. */
  readonly forget: (refused: string) => void
}

/** Renewed this long before its end, or in the last tenth of its life, whichever is shorter. */
const renewBeforeMs = 5 * 60_000

/**
 * Keeps the token fresh with `signIn`. Calls at the same time share one sign-in. Refused credentials are not sent again
 * by themselves: `token` repeats the refusal until `signIn` is asked for.
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
