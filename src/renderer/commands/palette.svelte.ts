import { columnKeys } from '#shared/columns'
import type { CustomerRow } from '#shared/customer'
import type { ErrorData } from '#shared/errors'
import { connectionName } from '../connection-name'
import { latestOnly } from '../latest'
import type { Session } from '../session/session.svelte'
import { sectionOf, sections, settingsOf, wordsOf } from '../settings/sections'
import { text } from '../text.svelte'
import type { IconName } from '../ui/icons'
import { nameOf } from '../views/view-list.svelte'
import { aroundOf, commandsNow } from './commands'
import { writtenKeys } from './keys'
import { findByWords, type Findable } from '../find-by-words'

/** A line of the palette: something to do. */
export interface PaletteItem extends Findable {
  readonly icon: IconName
  /** At the end of the line: keys, or what tells a customer from another. */
  readonly hint: string
  readonly run: () => void
}

interface PaletteGroup {
  readonly title: string
  readonly options: readonly PaletteItem[]
}

/** How many lines of each kind are shown while something is typed. */
const mostOfGroup = 6
const mostCustomers = 8
const mostRecent = 5
const mostStored = 20

/** What the command palette offers for what is typed. */
export class Palette {
  #wanted = $state('')
  /** The customers that the last answer found, and the words that it is for. */
  #customers = $state.raw<{ readonly typed: string; readonly rows: readonly CustomerRow[] }>({
    typed: '',
    rows: [],
  })
  error = $state.raw<ErrorData | null>(null)
  readonly #session: Session
  readonly #ask: (typed: string) => void

  constructor(session: Session) {
    this.#session = session
    this.#ask = latestOnly(
      async (typed: string) => {
        const around = aroundOf(session)
        if (around === null || typed === '') return []
        const connectionId = around.desk.connection.id
        const view = { connectionId, query: typed, sort: [], offset: 0, limit: mostCustomers }
        return (await session.call('customers.window', view)).rows
      },
      (rows, typed) => {
        this.#customers = { typed, rows }
        this.error = null
      },
      (error) => {
        this.error = error
      },
    )
  }

  get wanted(): string {
    return this.#wanted
  }

  /** Customers are searched by the same search as in the box. */
  set wanted(wanted: string) {
    this.#wanted = wanted
    this.#ask(wanted.trim())
  }

  /** The lines to show. Customers come last, so that their arrival moves nothing. */
  readonly groups: readonly PaletteGroup[] = $derived.by(() => {
    const { groups } = text.messages.commands
    const typed = this.#wanted.trim()
    const recent = this.#session.settings.value.recentCommands
    const all = [
      { title: groups.commands, items: this.#commands() },
      { title: groups.views, items: this.#views() },
      { title: groups.settings, items: this.#settings() },
      { title: groups.columns, items: this.#columns() },
      { title: groups.connections, items: this.#connections() },
    ]
    if (typed !== '') {
      const found = all.map(({ title, items }) => ({
        title,
        options: findByWords(typed, items, recent).slice(0, mostOfGroup),
      }))
      return [...found, { title: groups.customers, options: this.#people(typed) }]
    }
    const used = recent
      .flatMap((id) => all.flatMap(({ items }) => items.filter((item) => item.id === id)))
      .slice(0, mostRecent)
    return [
      { title: groups.recent, options: used },
      ...all
        .map(({ title, items }) => ({ title, options: items.filter((item) => !used.includes(item)) }))
        .slice(0, 2),
    ]
  })

  /** Notes that something was chosen, so that it comes first the next time. Customers are not stored. */
  used({ id }: PaletteItem): void {
    if (id.startsWith('customer-')) return
    const { settings } = this.#session
    const others = settings.value.recentCommands.filter((other) => other !== id)
    settings.change({ recentCommands: [id, ...others].slice(0, mostStored) })
  }

  #commands(): readonly PaletteItem[] {
    const { space } = text.messages.commands
    return commandsNow(this.#session)
      .filter(({ id }) => id !== 'palette')
      .map(({ id, icon, text, keys, run }) => {
        const [first] = keys
        return {
          id: `command-${id}`,
          icon,
          text,
          hint: first === undefined ? '' : writtenKeys(first, space),
          run,
        }
      })
  }

  #views(): readonly PaletteItem[] {
    const around = aroundOf(this.#session)
    if (around === null) return []
    const { open } = around.desk.views
    const { groups } = text.messages.commands
    return open.list.views
      .filter((view) => view.id !== open.view.id && !(view.kind === 'ready' && view.hidden))
      .map((view) => ({
        id: `view-${view.id}`,
        icon: 'views',
        text: nameOf(view),
        words: groups.views,
        hint: '',
        run: () => {
          open.open(view.id)
          around.parts.focusTable()
        },
      }))
  }

  #settings(): readonly PaletteItem[] {
    const around = aroundOf(this.#session)
    const t = text.messages.settings
    return sections
      .flatMap(({ id }) =>
        settingsOf(id, {
          connection: around?.desk.connection.kind ?? null,
          info: this.#session.info,
          hasLock: this.#session.lock.state.isOn,
        }),
      )
      .map((id) => ({
        id: `setting-${id}`,
        icon: 'settings',
        text: t.items[id].name,
        words: `${t.title} ${wordsOf(id)}`,
        hint: t.hintOf(t.sections[sectionOf(id)]),
        run: () => {
          this.#session.showSettings(id)
        },
      }))
  }

  #columns(): readonly PaletteItem[] {
    const around = aroundOf(this.#session)
    if (around === null) return []
    const { columns } = around.desk.view
    const t = text.messages.commands
    return columnKeys.flatMap((key): PaletteItem[] => {
      const name = text.messages.columns[key]
      const isShown = columns.keys.includes(key)
      const item = { icon: 'columns', hint: '' } as const
      return [
        {
          ...item,
          id: `column-${key}`,
          text: isShown ? t.hideColumn(name) : t.showColumn(name),
          run: () => {
            columns.toggle(key)
          },
        },
        {
          ...item,
          id: `sort-${key}`,
          text: t.sortBy(name),
          run: () => {
            columns.sortBy(key, false)
            around.parts.focusTable()
          },
        },
      ]
    })
  }

  #connections(): readonly PaletteItem[] {
    const session = this.#session
    const open = aroundOf(session)?.desk.connection.id
    const { groups } = text.messages.commands
    return session.connections
      .filter(({ id }) => id !== open)
      .map((connection) => ({
        id: `connection-${connection.id}`,
        icon: 'link',
        text: connectionName(connection),
        words: groups.connections,
        hint: '',
        run: () => {
          session.openDesk(connection)
        },
      }))
  }

  #people(typed: string): readonly PaletteItem[] {
    const around = aroundOf(this.#session)
    if (around === null) return []
    const { desk, parts } = around
    const inList: PaletteItem = {
      id: 'customer-list',
      icon: 'search',
      text: text.messages.commands.searchList(typed),
      hint: '',
      run: () => {
        desk.view.query.setText(typed)
        parts.focusTable()
      },
    }
    const people = this.#customers.rows.map(({ id, name, phone, groupName }): PaletteItem => ({
      id: `customer-${String(id)}`,
      icon: 'people',
      text: name ?? text.window.table.noName,
      hint: [phone === null ? null : text.formats.phone(phone).text, groupName]
        .filter((part) => part !== null)
        .join(' · '),
      run: () => {
        parts.openCustomer(id)
      },
    }))
    // The list has more of them, in any order.
    return people.length === 0 ? people : [...people, inList]
  }
}
