import { AppError } from '#shared/errors'
import { isLoopback } from '../network/way'

/** One URL serves test and production (Clopos Open API v2). */
export const cloposBaseUrl = 'https://integrations.clopos.com/open-api/v2'

/**
 * Reads the API's address from `CLOPOS_BASE_URL`. Plain http is only allowed to this computer, because tokens and customers
 * are sent over it. Throws `environment.*`.
 */
export function readBaseUrl(text: string | undefined): string {
  if (text === undefined || text === '') return cloposBaseUrl
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new AppError({ code: 'environment.base-url' })
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw new AppError({ code: 'environment.insecure-base-url' })
  }
  return url.href.replace(/\/+$/, '')
}
