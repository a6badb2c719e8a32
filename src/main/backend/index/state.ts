import type { Language } from '#shared/locale/languages'
import { stateKey } from '../sqlite/state'

/** The format of the stored index. Raise it if the build writes something else for the same schema. */
export const indexFormat = 4

/** What the stored index covers. */
export interface IndexState {
  readonly format: number
  /** The fingerprint of its schema. */
  readonly schema: string
  /** Texts are in the order of its alphabet. */
  readonly language: Language
  /** How many rows it has. */
  readonly rows: number
  /** Goes up by one with each build, because rows then have other numbers. */
  readonly build: number
  /** How many rows have a value, for each stored order. */
  readonly filled: Readonly<Record<string, number>>
}

export const indexState = stateKey<IndexState>('index')
/** The language whose alphabet texts sort by, if somebody chose one. */
export const languageState = stateKey<Language>('language')
/** The texts of the dictionary columns, by column: the position of a text is its number. */
export const dictionariesState = stateKey<Readonly<Record<string, readonly string[]>>>('index-dictionaries')
