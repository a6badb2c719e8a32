// Imported as a namespace, because importing a function by name fails in older versions of Node that lack it.
import * as tls from 'node:tls'

/** Node's codes for X.509 errors (manual, TLS, "X509 certificate error codes"), and for a server that does not speak TLS. */
const untrusted =
  /CERT|^ERR_(TLS|SSL)_|^(EPROTO|UNABLE_TO_VERIFY_LEAF_SIGNATURE|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED)$/

/** Whether an error with this code means that the other end of a TLS connection cannot be trusted. */
export function isUntrusted(code: string): boolean {
  return untrusted.test(code)
}

let known: { readonly context: tls.SecureContext | undefined } | null = null

/**
 * The certificates that servers are checked against: Node's own list, those of `NODE_EXTRA_CA_CERTS`, and the system's
 * store, where companies put the certificate of a proxy that inspects TLS. Read once per thread, which takes 0.1 s.
 * undefined if Node cannot read the store (before 22.15) or it is empty; then Node's default applies, which includes
 * `NODE_EXTRA_CA_CERTS`.
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
    // If the store cannot be read, servers that Node trusts by default still work.
    return undefined
  }
}
