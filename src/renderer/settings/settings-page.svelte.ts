import { errorData, type ErrorData } from '#shared/errors'
import type { SettingId } from '#shared/messages/en/settings'
import type { Settings } from '#shared/settings'
import { findByWords } from '../find-by-words'
import type { SettingsStore } from '../session/settings.svelte'
import { text } from '../text.svelte'
import { sectionOf, sections, settingsOf, wordsOf, type SectionId, type Subject } from './sections'

interface Fault {
  readonly error: ErrorData
  /** A change could not be stored. */
  readonly isStoring: boolean
}

/** The settings as the screen shows them: one section, or what a search finds in all of them. */
export class SettingsPage {
  section = $state<SectionId>('general')
  /** What is typed into the search. */
  wanted = $state('')
  #faults = $state.raw<Readonly<Partial<Record<SettingId, Fault | null>>>>({})
  readonly #store: SettingsStore
  readonly #subject: () => Subject

  constructor(store: SettingsStore, setting: SettingId | null, subject: () => Subject) {
    this.#store = store
    this.#subject = subject
    if (setting !== null) this.section = sectionOf(setting)
  }

  get values(): Settings {
    return this.#store.value
  }

  /** The sections that have settings now. */
  get sections(): readonly SectionId[] {
    return sections.map(({ id }) => id).filter((id) => settingsOf(id, this.#subject()).length > 0)
  }

  /** The sections that are shown, with the settings that are shown in each. */
  readonly shown: readonly { readonly id: SectionId; readonly settings: readonly SettingId[] }[] =
    $derived.by(() => {
      const all = this.sections.map((id) => ({ id, settings: settingsOf(id, this.#subject()) }))
      if (this.wanted.trim() === '') return all.filter(({ id }) => id === this.section)
      const { items } = text.messages.settings
      const found = findByWords(
        this.wanted,
        all.flatMap(({ settings }) =>
          settings.map((id) => ({ id, text: items[id].name, words: wordsOf(id) })),
        ),
      ).map(({ id }) => id)
      return all
        .map(({ id, settings }) => ({ id, settings: settings.filter((setting) => found.includes(setting)) }))
        .filter(({ settings }) => settings.length > 0)
    })

  go(section: SectionId): void {
    this.wanted = ''
    this.section = section
  }

  /** What went wrong with a setting, in words; null: nothing. */
  faultOf(setting: SettingId): string | null {
    const fault = this.#faults[setting] ?? null
    if (fault === null) return null
    const why = text.say(fault.error)
    return fault.isStoring ? text.messages.settings.notStored(why) : why
  }

  /** Changes settings at once. If they cannot be stored, they change back, and `setting` says why. */
  set(setting: SettingId, change: Partial<Settings>): Promise<boolean> {
    return this.#try(setting, () => this.#store.save(change), true)
  }

  /** Does something about a setting, which says why if that fails. Returns whether it was done. */
  attempt(setting: SettingId, what: () => Promise<unknown>): Promise<boolean> {
    return this.#try(setting, what, false)
  }

  async #try(setting: SettingId, what: () => Promise<unknown>, isStoring: boolean): Promise<boolean> {
    try {
      await what()
      this.#setFault(setting, null)
      return true
    } catch (thrown) {
      this.#setFault(setting, { error: errorData(thrown), isStoring })
      return false
    }
  }

  #setFault(setting: SettingId, fault: Fault | null): void {
    this.#faults = { ...this.#faults, [setting]: fault }
  }
}
