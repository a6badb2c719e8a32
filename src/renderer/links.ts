/** A phone link (RFC 3966) of a typed number: its digits, with a plus if there is one. */
export function telLink(phone: string): string {
  const digits = phone.replace(/\D+/g, '')
  return `tel:${phone.trim().startsWith('+') ? '+' : ''}${digits}`
}

/** An email link (RFC 6068). */
export function mailLink(email: string): string {
  return `mailto:${encodeURIComponent(email.trim()).replace(/%40/g, '@')}`
}

/** A chat in WhatsApp with a number, given by all its digits with the country code. */
export function chatLink(digits: string): string {
  return `https://wa.me/${digits}`
}

/** Opens a link as a click on it would: the system opens calls and emails, and the browser opens web pages. */
export function openLink(href: string): void {
  const link = document.createElement('a')
  link.href = href
  if (href.startsWith('https:')) {
    link.target = '_blank'
    link.rel = 'noopener noreferrer'
  }
  link.click()
}
