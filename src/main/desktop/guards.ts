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
 * Keeps WebRTC from finding addresses and opening lines by UDP. The content security policy does not reach it, the app has
 * no use for it, and Electron cannot leave it out.
 */
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
