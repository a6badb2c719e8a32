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

/** The locale of a terminal, by the variables that POSIX defines for messages; without them, that of the computer. */
export function terminalLocale(env: Readonly<Record<string, string | undefined>>): string {
  const name = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find(
    (value) => value !== undefined && value !== '',
  )
  return localeName(name ?? Intl.DateTimeFormat().resolvedOptions().locale)
}
