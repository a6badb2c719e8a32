import { shell } from 'electron'

/** Sites that the page may open in a browser. */
const sites = ['clopos.com']

/** A chat in WhatsApp with a phone number: its digits with the country code, without anything else. */
const chat = /^https:\/\/wa\.me\/\d{7,15}$/

/** Whether the system may open a link: phone and mail links, chats, and https pages of the sites above. */
export function mayOpen(link: string): boolean {
  if (link.length > 2000 || !URL.canParse(link)) return false
  const url = new URL(link)
  if (url.protocol === 'tel:' || url.protocol === 'mailto:') return true
  if (chat.test(url.href)) return true
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.port !== '') return false
  return sites.some((site) => url.hostname === site || url.hostname.endsWith(`.${site}`))
}

/** Opens an allowed link with the system and ignores all others. */
export function openLink(link: string): void {
  // If no program is set up for the link, the system says so itself.
  if (mayOpen(link)) shell.openExternal(new URL(link).href).catch(() => undefined)
}
