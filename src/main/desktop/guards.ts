import type { Session, WebContents } from 'electron'
import { openLink } from './links'

/** Refuses every permission. The page needs no camera, location, notification or device. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false)
  })
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
}

/**
 * Keeps Electron from downloading dictionaries from Google, which it does at each start even if no page checks spelling
 * (electron/electron issue 22995). Call it as soon as Electron is ready, before the download begins.
 */
export function fetchNoDictionaries(session: Session): void {
  session.setSpellCheckerLanguages([])
}

/**
 * Leaves the page no way into the network, which it has no use for: all that `session` sends goes to a proxy that is not
 * there. The content security policy says the same, but does not reach everything, such as WebRTC.
 */
export async function cutOff(session: Session): Promise<void> {
  // Nothing listens on port 1. By itself, Chromium goes past proxies to this computer.
  await session.setProxy({ proxyRules: 'socks5://127.0.0.1:1', proxyBypassRules: '<-loopback>' })
}

/** Keeps WebRTC from finding addresses, and from sending by UDP, which would go past the proxy of `cutOff`. */
export function restrictWebRtc(contents: WebContents): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}

/** Keeps `contents` on the page it was given: no navigation, no redirect, no new window, no embedded view. */
export function keepInPlace(contents: WebContents): void {
  // Fires before `will-navigate`, and for frames, too.
  contents.on('will-frame-navigate', (details) => {
    details.preventDefault()
    if (details.isMainFrame) openLink(details.url)
  })
  contents.on('will-navigate', (details) => {
    details.preventDefault()
  })
  contents.on('will-redirect', (details) => {
    details.preventDefault()
  })
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
  })
  contents.setWindowOpenHandler(({ url }) => {
    openLink(url)
    return { action: 'deny' }
  })
}
