/** Where the tab stores its pass. Other tabs and other ports cannot read it. */
const key = 'pass'

/**
 * The pass to browser mode's socket. The printed address has a token, which the server exchanges once. Then the browser
 * goes on to the address without it, so that neither the address bar nor the history shows it; a reload finds the pass
 * in the tab. A tab without a pass goes on to the server's refusal. Null if the browser goes on.
 */
export async function findPass(page: Window): Promise<string | null> {
  const token = new URLSearchParams(page.location.search).get('token')
  try {
    const secret = token ?? page.sessionStorage.getItem(key) ?? ''
    const answer = await page.fetch(`/enter/${encodeURIComponent(secret)}`, { method: 'POST' })
    if (answer.ok) {
      const pass = await answer.text()
      if (token === null) return pass
      page.sessionStorage.setItem(key, pass)
      page.location.replace('/')
      return null
    }
  } catch {
    // The server has just ended, or the browser stores nothing. Where the server is gone, the browser says so.
  }
  page.location.replace('/refused')
  return null
}
