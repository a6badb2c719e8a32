import { net, type Session } from 'electron'
import { securityHeaders } from '#backend/shell/security-headers'
import { answerWith } from './protocol'

/**
 * The address of Vite's server while `npm run dev` runs, else null. A packed app ignores the environment and always
 * uses its own page.
 */
export function pageServer(
  packaged: boolean,
  env: Readonly<Record<string, string | undefined>>,
): string | null {
  const address = env['ELECTRON_RENDERER_URL']
  return packaged || address === undefined || address === '' ? null : address
}

/** Serves the page in `session` from Vite's server, which adds inline styles and reloads the page through a socket. */
export function servePageFrom(session: Session, server: string): void {
  const rules = securityHeaders(['ws:'])
  const policy = (rules['Content-Security-Policy'] ?? '').replace(
    "style-src 'self'",
    "style-src 'self' 'unsafe-inline'",
  )
  answerWith(session, async (request) => {
    const { pathname, search } = new URL(request.url)
    const answer = await net.fetch(new URL(pathname + search, server).href)
    const type = answer.headers.get('Content-Type') ?? 'application/octet-stream'
    const headers = { ...rules, 'Content-Security-Policy': policy, 'Content-Type': type }
    return new Response(answer.body, { status: answer.status, headers })
  })
}
