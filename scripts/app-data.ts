/**
 * Names of currencies and countries that the build puts into the page. Node knows them in every language, while Chromium
 * knows none in Azerbaijani.
 */
import { getCountries } from 'libphonenumber-js/min'

const languages = ['en', 'az', 'ru', 'tr'] as const

/** The currencies in use (ISO 4217). Node's own list also has those of the past. */
const currencies =
  `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF
CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS
INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR
MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP
SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF
YER ZAR ZMW ZWG`.split(/\s+/)

/** The names of currencies and countries in the languages of the app. */
export function readNames(): Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>
> {
  // Those whose phone numbers can be read.
  const countries = getCountries()
  const named = (
    language: string,
    type: 'currency' | 'region',
    codes: readonly string[],
  ): [string, string][] => {
    const names = new Intl.DisplayNames(language, { type })
    return codes.map((code) => [code, names.of(code) ?? code])
  }
  return Object.fromEntries(
    languages.map((language) => [
      language,
      {
        currencies: Object.fromEntries(named(language, 'currency', currencies)),
        countries: Object.fromEntries(named(language, 'region', countries)),
      },
    ]),
  )
}

const names = 'virtual:names'

/** A plugin for Vite that offers the names as a module. */
export function appData(): {
  readonly name: string
  readonly resolveId: (id: string) => string | undefined
  readonly load: (id: string) => string | undefined
} {
  return {
    name: 'app-data',
    resolveId: (id) => (id === names ? `\0${names}` : undefined),
    load: (id) => (id === `\0${names}` ? `export const names = ${JSON.stringify(readNames())}` : undefined),
  }
}
