import { AppError } from '#shared/errors'

const longest = 200

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The texts of `error`: a sentence, a slug, an object with `message`, or a list of any of these. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.slice(0, 10).flatMap(textsOf)
  return isObject(value) ? textsOf(value['message']) : []
}

/** What an answer says about its success, whatever its shape. */
export interface Verdict {
  /** null if the body does not say. */
  readonly success: boolean | null
  /** The server's message, on one line; empty if there is none. */
  readonly message: string
}

/** Reads `success`, `message` and `error` of a body. `secrets` are removed in case the server repeats them. */
export function readVerdict(body: unknown, secrets: readonly string[]): Verdict {
  if (!isObject(body)) return { success: null, message: '' }
  const texts = new Set([...textsOf(body['message']), ...textsOf(body['error'])].map((text) => text.trim()))
  let message = [...texts]
    .filter((text) => text !== '')
    .join('. ')
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    // They could turn around what stands beside the message, also in a terminal.
    .replace(/\p{Bidi_Control}/gu, '')
  for (const secret of secrets) if (secret !== '') message = message.replaceAll(secret, '…')
  const { success } = body
  return { success: typeof success === 'boolean' ? success : null, message: message.slice(0, longest) }
}

const unknownIntegrator =
  /\b(invalid|unknown) integrator|\bintegrator\S* (is )?(invalid|unknown|inactive|disabled|not found)/i

/** The error for refusals that mean the same at sign-in and on data calls, whatever the status; null for others. */
export function knownRefusal(message: string): AppError | null {
  if (/test mode/i.test(message)) return new AppError({ code: 'sign-in.mode-mismatch' })
  if (unknownIntegrator.test(message)) {
    return new AppError({ code: 'sign-in.unknown-integrator' })
  }
  if (/\b(client|module|open api|add-?on)\b.*\bdisabled\b/i.test(message))
    return new AppError({ code: 'sign-in.disabled' })
  return null
}

/** A refusal for which the app has no code of its own. */
export function refused(status: number, message: string): AppError {
  return new AppError({ code: 'server.refused', status, message })
}
