import { networkInterfaces } from 'node:os'

type Addresses = () => ReturnType<typeof networkInterfaces>

/** Returns a function that tells whether the computer joined a network since its last call. */
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
