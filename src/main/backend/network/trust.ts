// As a whole: older versions of Node lack some of its functions, which must not be asked for by name.
import * as tls from 'node:tls'

/** Node's codes for X.509 errors (manual, TLS, "X509 certificate error codes"), and for a line that speaks no TLS. */
const untrusted =
  /CERT|^ERR_(TLS|SSL)_|^(EPROTO|UNABLE_TO_VERIFY_LEAF_SIGNATURE|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED)$/

/** Whether an error of this code says that the other end of a secure line cannot be trusted. */
export function isUntrusted(code: string): boolean {
  return untrusted.test(code)
}

let known: { readonly context: tls.SecureContext | undefined } | null = null

/**
 * What a server's certificate is checked with: Node's own list, what `NODE_EXTRA_CA_CERTS` adds to it, and the system's
 * store, where companies put the certificate of a proxy that looks into secure lines. Read once in each thread (a tenth
 * of a second). undefined where Node cannot read the store (before 22.15) or it holds nothing: Node's default counts,
 * `NODE_EXTRA_CA_CERTS` included.
 */
export function trustedHere(): tls.SecureContext | undefined {
  known ??= { context: readTrust() }
  return known.context
}

function readTrust(): tls.SecureContext | undefined {
  if (typeof tls.getCACertificates !== 'function') return undefined
  try {
    const system = tls.getCACertificates('system')
    if (system.length === 0) return undefined
    return tls.createSecureContext({ ca: [...new Set([...tls.getCACertificates('default'), ...system])] })
  } catch {
    // A store that cannot be read must not keep anybody from servers that Node trusts by itself.
    return undefined
  }
}
