/**
 * Copies text with a `copy` event, which needs no permission (HTML standard, "Clipboard API and events": a synthetic
 * copy during a user action). Returns false if the browser refuses.
 */
export function putOnClipboard(page: Document, text: string): boolean {
  const put = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  page.addEventListener('copy', put, { capture: true, once: true })
  const done = page.execCommand('copy')
  page.removeEventListener('copy', put, { capture: true })
  return done
}
