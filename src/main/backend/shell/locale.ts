/**
 * The system's locale as a BCP 47 name, for example `az-AZ`. Systems add parts that BCP 47 does not know (`en_US.UTF-8`,
 * `en-US@posix`). A name that is not a language becomes `en-US`.
 */
export function localeName(systemName: string): string {
  const name = systemName.replace(/[.@].*$/, '').replaceAll('_', '-')
  try {
    return Intl.getCanonicalLocales(name)[0] ?? 'en-US'
  } catch {
    return 'en-US'
  }
}
