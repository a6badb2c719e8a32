import { AppError, errorData, type ErrorData } from '#shared/errors'
import { nameFrom, patternMistake, stampsAt } from '#shared/exports/file-name'
import { exportFormats, fileEndings, type ExportFormat } from '#shared/exports/formats'
import { isReadyPreset, readyPreset } from '#shared/exports/presets'
import type { ListedSchedule, ScheduleContent } from '#shared/exports/schedules'
import { sameName } from '#shared/views'
import type { Session } from '../session/session.svelte'
import { text } from '../text.svelte'
import { nameOf } from '../views/view-list.svelte'

/** The fields that can have a mistake. */
export type ScheduleField = 'name' | 'folder' | 'fileName'

/** Where a field's mistake belongs; null: to the whole form. */
function fieldOf({ code }: ErrorData): ScheduleField | null {
  if (code === 'schedule.no-name' || code === 'schedule.name-taken') return 'name'
  if (code === 'schedule.file-name') return 'fileName'
  return code === 'schedule.folder' ? 'folder' : null
}

/** What is typed into the dialog of a scheduled export. */
export class ScheduleForm {
  name = $state('')
  connectionId = $state('')
  viewId = $state('')
  preset = $state('')
  columns = $state<ScheduleContent['columns']>('shown')
  /** null: none is chosen, or the app's own. */
  folder = $state<string | null>(null)
  fileName = $state('')
  days = $state<ScheduleContent['days']>('daily')
  time = $state('')
  keep = $state(0)
  syncFirst = $state(true)
  error = $state.raw<ErrorData | null>(null)
  /** A folder is needed, and none is chosen. */
  lacksFolder = $state(false)
  saving = $state(false)
  readonly #session: Session
  /** The one that is changed; null: a new one. */
  readonly #before: ListedSchedule | null

  constructor(session: Session, before: ListedSchedule | null, connectionId: string | null, viewId: string) {
    this.#session = session
    this.#before = before
    const first = connectionId ?? session.connections[0]?.id ?? ''
    const { name, folder, ...content } = before ?? {
      ...{ name: null, folder: null, connectionId: first, viewId },
      ...{ preset: session.settings.value.exportPreset, columns: 'shown' as const },
      ...{ fileName: '{view}-{date}', days: 'daily' as const, time: '08:00', keep: 30, syncFirst: true },
    }
    this.folder = folder
    this.connectionId = content.connectionId
    this.viewId = content.viewId
    this.preset = content.preset
    this.columns = content.columns
    this.fileName = content.fileName
    this.days = content.days
    this.time = content.time
    this.keep = content.keep
    this.syncFirst = content.syncFirst
    this.name = name ?? this.#freeName()
  }

  /** Of the view, or of the connection; a number if that is taken. */
  #freeName(): string {
    const wanted = this.viewName === '' ? text.messages.schedules.newTitle : this.viewName
    const taken = (name: string): boolean =>
      this.#session.schedules.list?.some((other) => sameName(other.name, name)) === true
    for (let number = 1; ; number += 1) {
      const name = number === 1 ? wanted : text.messages.views.numbered(wanted, text.formats.count(number))
      if (!taken(name)) return name
    }
  }

  get viewName(): string {
    const view = this.#session.views.find(this.viewId)
    return view === undefined ? '' : nameOf(view)
  }

  get needsFolder(): boolean {
    return this.#session.transport.shell === 'desktop'
  }

  /** The name of the file that it would write now; null: the pattern has a mistake. */
  get example(): string | null {
    const format = this.#format
    if (format === null || patternMistake(this.fileName, fileEndings) !== null) return null
    const connection = this.#session.connections.find(({ id }) => id === this.connectionId)?.name ?? ''
    const values = {
      ...{ view: this.viewName, connection, number: '1' },
      date: stampsAt(Date.now()).date,
      time: this.time.replace(':', '-'),
    }
    return nameFrom(this.fileName, values, exportFormats[format].ending, fileEndings)
  }

  /** null: the preset is gone. */
  get #format(): ExportFormat | null {
    const { preset } = this
    if (isReadyPreset(preset))
      return readyPreset(preset, { language: text.language, locale: text.formats.locale }).format
    const own = this.#session.schedules.presets.find(({ id }) => id === preset)
    return own?.content.options.format ?? null
  }

  /** Each file takes the place of the one before. */
  get replaces(): boolean {
    return !/\{\s*(?:date|number)\s*\}/i.test(this.fileName)
  }

  /** The mistake of a field as text; null: none. */
  faultOf(field: ScheduleField | null): string | null {
    if (field === 'folder' && this.lacksFolder) return text.messages.schedules.folderNeeded
    return this.error !== null && fieldOf(this.error) === field ? text.say(this.error) : null
  }

  async chooseFolder(): Promise<void> {
    try {
      const chosen = await this.#session.schedules.chooseFolder()
      if (chosen === null) return
      this.folder = chosen
      this.lacksFolder = false
    } catch (thrown) {
      this.error = errorData(thrown)
    }
  }

  /** Stores it. Returns whether that worked; if not, the fields say why. */
  async save(): Promise<boolean> {
    const { schedules } = this.#session
    const { name, connectionId, viewId, preset, columns, folder, fileName, days, time, keep, syncFirst } =
      this
    const mistake = patternMistake(fileName, fileEndings)
    this.error = mistake === null ? null : { code: 'schedule.file-name', mistake }
    this.lacksFolder = this.needsFolder && folder === null
    if (this.error !== null || this.lacksFolder || this.saving) return false
    this.saving = true
    try {
      const content = { name, connectionId, viewId, preset, columns, fileName, days, time, keep, syncFirst }
      if (this.#before === null) await schedules.add({ ...content, folder, isOn: true })
      else {
        // The app takes only folders that were chosen in its dialog, so an unchanged one is not sent.
        const moved = folder === this.#before.folder ? {} : { folder }
        await schedules.change({ id: this.#before.id, ...content, ...moved })
      }
      return true
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown
      this.error = thrown.data
      return false
    } finally {
      this.saving = false
    }
  }
}
