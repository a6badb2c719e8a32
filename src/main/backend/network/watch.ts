import { networkInterfaces } from 'node:os'

type Addresses = () => ReturnType<typeof networkInterfaces>

/** Tells, each time it is asked, whether the computer has come into a network since the last time. */
export function watchNetwork(addresses: Addresses = networkInterfaces): () => boolean {
  const here = (): string =>
    Object.values(addresses())
      .flatMap((list) => list ?? [])
      .filter(({ internal }) => !internal)
      .map(({ address }) => address)
      .sort()
      .join(' ')
  let last = here()
  return () => {
    const now = here()
    const arrived = now !== last && now !== ''
    last = now
    return arrived
  }
}
