import type { Link, Transport } from '../transport/transport'

const everyHalfMinute = 30_000

interface Recoveries {
  readonly reopened: () => void
  readonly cameOnline: () => void
}

/** The time, the network as the system sees it, and the line to the app behind the page. */
export class Surroundings {
  now = $state(Date.now())
  online = $state(true)
  link = $state<Link>('up')

  /** Begins to watch, and tells when what was lost is there again: the line to the app, the network. */
  watch(page: Window, transport: Transport, tell: Recoveries): void {
    this.online = page.navigator.onLine
    const look = (): void => {
      this.online = page.navigator.onLine
    }
    page.addEventListener('online', () => {
      look()
      tell.cameOnline()
    })
    page.addEventListener('offline', look)
    setInterval(() => {
      this.now = Date.now()
    }, everyHalfMinute)
    transport.onLink((link) => {
      const before = this.link
      this.link = link
      if (link === 'up' && before !== 'up') tell.reopened()
    })
  }

  /** Brings the time up to date, so that what has just happened is not in the future. */
  tick(): void {
    this.now = Date.now()
  }
}
