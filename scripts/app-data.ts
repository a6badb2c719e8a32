/**
 * Data that the build puts into the app: the licences of the packages that it contains, and the names of currencies and
 * countries. Node knows those in every language, while Chromium knows none in Azerbaijani.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { getCountries } from 'libphonenumber-js/min'

interface Notice {
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly text: string
}

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license?: string
  readonly dependencies?: Readonly<Record<string, string>>
}

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

/** The packages that the sources import. */
function importedPackages(root: string): ReadonlySet<string> {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  const sources = files.filter((file) => /\.(ts|svelte)$/.test(file))
  return new Set(
    sources.flatMap((file) => {
      const text = readFileSync(join(root, 'src', file), 'utf8')
      return Array.from(
        text.matchAll(/\b(?:from|import) '((?:@[\w-]+\/)?[\w-][\w.-]*)(?:\/[^']*)?'/g),
        ([, name = '']) => name,
      )
    }),
  )
}

/** The folder of a package as seen from another folder; null: it is not installed. */
function folderOf(name: string, from: string): string | null {
  const folder = join(from, 'node_modules', name)
  if (existsSync(join(folder, 'package.json'))) return folder
  return from === dirname(from) ? null : folderOf(name, dirname(from))
}

function noticeOf(folder: string, { name, version, license = '' }: Manifest): Notice {
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
  const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim()
  return { name, version, licence: license, text }
}

/** The licences of the packages that the sources import, and of the packages that these need. */
export function readNotices(root: string): readonly Notice[] {
  const found = new Map<string, Notice>()
  const add = (name: string, from: string): void => {
    const folder = folderOf(name, from)
    if (folder === null || found.has(folder)) return
    const manifest: Manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    found.set(folder, noticeOf(folder, manifest))
    for (const needed of Object.keys(name === 'electron' ? {} : (manifest.dependencies ?? {})))
      add(needed, folder)
  }
  for (const name of importedPackages(root)) add(name, root)
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name, 'en'))
}

const modules: Readonly<Record<string, (root: string) => string>> = {
  'virtual:notices': (root) => `export const notices = ${JSON.stringify(readNotices(root))}`,
  'virtual:names': () => `export const names = ${JSON.stringify(readNames())}`,
}

/** A plugin for Vite that offers the data as modules. `root`: the project's folder. */
export function appData(root: string): {
  readonly name: string
  readonly resolveId: (id: string) => string | undefined
  readonly load: (id: string) => string | undefined
} {
  return {
    name: 'app-data',
    resolveId: (id) => (Object.hasOwn(modules, id) ? `\0${id}` : undefined),
    load: (id) => modules[id.replace('\0', '')]?.(root),
  }
}
