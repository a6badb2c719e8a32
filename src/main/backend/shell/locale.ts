/**
 * A locale name of the system as BCP 47, for example `az-AZ`. Systems add what BCP 47 does not know (`en_US.UTF-8`,
 * `en-US@posix`); what is no language at all becomes `en-US`.
 */
export function localeName(systemName: string): string {
  const name = systemName.replace(/[.@].*$/, '').replaceAll('_', '-')
  try {
    return Intl.getCanonicalLocales(name)[0] ?? 'en-US'
  } catch {
    return 'en-US'
  }
}
