import { protocol, type Session } from 'electron'
import { securityHeaders } from '#backend/shell/security-headers'
import type { Page } from '#backend/shell/page'

const scheme = 'app'

/** The page's origin, the only one that may call methods. */
export const appOrigin = `${scheme}://desk`

/** Gives `app:` origins and the rules of https. Call it before Electron is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ])
}

/** Answers a request of the page: one of its files, or 404. Only exact paths of `page` are served. */
export async function answerRequest(page: Page, request: Request): Promise<Response> {
  const refuse = (status: number): Response =>
    new Response(null, { status, headers: { ...securityHeaders() } })
  if (request.method !== 'GET') return refuse(405)
  const url = new URL(request.url)
  const file = `${url.protocol}//${url.host}` === appOrigin ? page.get(url.pathname) : undefined
  if (file === undefined) return refuse(404)
  return new Response(await file.read(), { headers: { ...securityHeaders(), 'Content-Type': file.type } })
}

/** Answers every request to `app:` in `session`. */
export function answerWith(session: Session, answer: (request: Request) => Promise<Response>): void {
  session.protocol.handle(scheme, answer)
}

/** Serves the page in `session` at `appOrigin`. */
export function servePage(session: Session, page: Page): void {
  answerWith(session, (request) => answerRequest(page, request))
}
