import { generate } from 'selfsigned'

export interface Certificate {
  readonly key: string
  readonly cert: string
}

/** Someone who signs certificates, made for one test. */
export interface Authority {
  /** Its own certificate, which makes those it signed trusted. */
  readonly cert: string
  /** A certificate for a server of this name. */
  readonly issue: (host: string) => Promise<Certificate>
}

const named = (name: string): { name: string; value: string }[] => [{ name: 'commonName', value: name }]
const elliptic = { keyType: 'ec', algorithm: 'sha256' } as const

/** New keys at each call, which are never stored. */
export async function createAuthority(name = 'Test Authority'): Promise<Authority> {
  const { private: key, cert } = await generate(named(name), {
    ...elliptic,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, critical: true },
    ],
  })
  return {
    cert,
    issue: async (host) => {
      const issued = await generate(named(host), {
        ...elliptic,
        ca: { key, cert },
        extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: host }] }],
      })
      return { key: issued.private, cert: issued.cert }
    },
  }
}
