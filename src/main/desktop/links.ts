import { shell } from 'electron'

/** Sites that the page may send a person to. */
const sites = ['clopos.com']

/** Whether a link may leave the app: phone and mail links, and https pages of the sites named here. */
export function mayOpen(link: string): boolean {
  if (link.length > 2000 || !URL.canParse(link)) return false
  const url = new URL(link)
  if (url.protocol === 'tel:' || url.protocol === 'mailto:') return true
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.port !== '') return false
  return sites.some((site) => url.hostname === site || url.hostname.endsWith(`.${site}`))
}

/** Hands an allowed link to the system; does nothing with any other. */
export function openLink(link: string): void {
  // Where no program is set up for the link, there is nothing that this app could add.
  if (mayOpen(link)) shell.openExternal(new URL(link).href).catch(() => undefined)
}
