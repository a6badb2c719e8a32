/** What scripts/licences.ts and scripts/app-data.ts put into the build. */
declare module 'virtual:notices' {
  /** The packages whose code is in the app. */
  export const notices: readonly {
    readonly name: string
    readonly version: string
    readonly licence: string
    readonly text: string
  }[]
}

declare module 'virtual:names' {
  interface Names {
    /** Of currencies, by ISO 4217 code. */
    readonly currencies: Readonly<Record<string, string>>
    /** Of countries, by ISO 3166-1 code. */
    readonly countries: Readonly<Record<string, string>>
  }
  export type NamesByLanguage = Readonly<Record<'en' | 'az' | 'ru' | 'tr', Names>>
  export const names: NamesByLanguage
}
