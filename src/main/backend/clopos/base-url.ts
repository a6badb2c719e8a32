import { AppError } from '#shared/errors'
import { isLoopback } from '../network/way'

/** One URL serves test and production (Clopos Open API v2). */
export const cloposBaseUrl = 'https://integrations.clopos.com/open-api/v2'

/**
 * Reads the API's address from `CLOPOS_BASE_URL`. Plain http is for loopback only, since tokens and customers travel
 * on it. Throws `invalid-input`.
 */
export function readBaseUrl(text: string | undefined): string {
  if (text === undefined || text === '') return cloposBaseUrl
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new AppError({ code: 'invalid-input', problem: `CLOPOS_BASE_URL is not a web address: ${text}` })
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw new AppError({
      code: 'invalid-input',
      problem: 'CLOPOS_BASE_URL must start with https://. Only servers on this computer may use http.',
    })
  }
  return url.href.replace(/\/+$/, '')
}
