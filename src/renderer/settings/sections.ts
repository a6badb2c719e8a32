import type { AppInfo } from '#shared/contract'
import type { Language } from '#shared/locale/languages'
import type { SettingId } from '#shared/messages/en/settings'
import { text } from '../text.svelte'
import type { IconName } from '../ui/icons'

/** What the settings are about: which of them make sense depends on the open connection and on the shell. */
export interface Subject {
  /** null: not known yet. */
  readonly info: AppInfo | null
  /** The kind of the open connection; null: none is open. */
  readonly connection: 'clopos' | 'sample' | 'copy' | null
  /** A PIN or password is set. */
  readonly hasLock: boolean
}

interface Section {
  readonly id: string
  readonly icon: IconName
  readonly settings: readonly SettingId[]
}

/** The sections of the settings, in their order. A new section is one entry, and one component in SettingsDialog. */
export const sections = [
  {
    id: 'general',
    icon: 'sliders',
    settings: ['language', 'theme', 'density', 'currency', 'country', 'keepRunning', 'startAtSignIn'],
  },
  { id: 'lock', icon: 'lock', settings: ['lock', 'lockAfter', 'lockSecret'] },
  { id: 'sync', icon: 'sync', settings: ['syncEvery', 'completeEvery', 'keepChanges'] },
  { id: 'schedules', icon: 'clock', settings: ['schedules'] },
  { id: 'connection', icon: 'link', settings: ['connectionName', 'venue', 'signIn', 'connectionData'] },
  { id: 'data', icon: 'folder', settings: ['dataFolder'] },
  { id: 'backup', icon: 'changes', settings: ['backups'] },
  { id: 'privacy', icon: 'shield', settings: ['forgetRemoved', 'exportLog', 'optOuts', 'removeAll'] },
  { id: 'updates', icon: 'export', settings: ['updateAddress', 'updateNow'] },
  { id: 'help', icon: 'help', settings: ['checks', 'diagnostics'] },
  { id: 'about', icon: 'info', settings: ['version', 'news', 'licence', 'notices'] },
] as const satisfies readonly Section[]

export type SectionId = (typeof sections)[number]['id']

const onlyDesktop: readonly SettingId[] = ['keepRunning', 'updateAddress', 'updateNow']
const onlyLocking: readonly SettingId[] = ['lockAfter', 'lockSecret']
const onlyClopos: readonly SettingId[] = ['venue', 'signIn']

/** The settings of a section that make sense now. */
export function settingsOf(id: SectionId, { connection, info, hasLock }: Subject): readonly SettingId[] {
  const known: readonly SettingId[] = sections.find((section) => section.id === id)?.settings ?? []
  const all = known.filter((setting) => {
    if (onlyDesktop.includes(setting)) return info?.shell === 'desktop'
    if (onlyLocking.includes(setting)) return hasLock
    return setting !== 'startAtSignIn' || info?.canStartAtSignIn === true
  })
  if (id !== 'connection' || connection === 'clopos') return all
  return connection === null ? [] : all.filter((setting) => !onlyClopos.includes(setting))
}

export const sectionOf = (setting: SettingId): SectionId =>
  sections.find(({ settings }) => settings.some((one) => one === setting))?.id ?? 'general'

/** The names of the languages, each in itself. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  az: 'Azərbaycanca',
  ru: 'Русский',
  tr: 'Türkçe',
}

/** The words that find a setting besides its name: its section, its explanation and its choices. */
export function wordsOf(setting: SettingId): string {
  const t = text.messages.settings
  const choices: Partial<Record<SettingId, readonly string[]>> = {
    language: Object.values(languageNames),
    theme: Object.values(t.themes),
    density: Object.values(t.densities),
  }
  return [t.sections[sectionOf(setting)], t.items[setting].hint, ...(choices[setting] ?? [])].join(' ')
}
