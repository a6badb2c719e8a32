import type { Link, Transport } from '../transport/transport'

const everyHalfMinute = 30_000

interface Recoveries {
  readonly reopened: () => void
  readonly cameOnline: () => void
}

/** The time, the network according to the system, and the connection to the backend. */
export class Surroundings {
  now = $state(Date.now())
  online = $state(true)
  link = $state<Link>('up')

  /** Starts watching. Calls back when the backend or the network is reachable again. */
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

  /** Updates the time, so that what has just happened is not in the future. */
  tick(): void {
    this.now = Date.now()
  }
}
