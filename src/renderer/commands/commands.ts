/**
 * Everything that the app does on command, once: the palette, the menu of the bar, the keys and the overview of keys
 * all read this list.
 */
import { changeFilters, countsBy, type ChangeFilter } from '../history/change-filter'
import type { DeskScreenParts } from '../session/desk-screen-parts'
import type { Desk } from '../session/desk.svelte'
import type { Session } from '../session/session.svelte'
import { text } from '../text.svelte'
import type { CommandId } from '#shared/messages/en/commands'
import type { IconName } from '../ui/icons'
import { isPressed, type Keys } from './keys'

/** What a command acts on. */
export interface Around {
  readonly session: Session
  readonly desk: Desk
  readonly parts: DeskScreenParts
}

interface CommandKind {
  readonly id: CommandId
  readonly icon: IconName
  readonly keys?: readonly Keys[]
  /** Whether it does something now. */
  readonly when?: (around: Around) => boolean
  readonly run: (around: Around) => void
}

/** Commands that need no open connection. */
interface GeneralKind {
  readonly id: CommandId
  readonly icon: IconName
  readonly keys?: readonly Keys[]
  /** Whether it does something now. */
  readonly when?: (session: Session) => boolean
  readonly run: (session: Session) => void
}

/** A command that can be carried out now, with its text. */
export interface Command {
  readonly id: CommandId
  readonly icon: IconName
  readonly text: string
  readonly keys: readonly Keys[]
  readonly run: () => void
}

const general: readonly GeneralKind[] = [
  {
    id: 'palette',
    icon: 'command',
    keys: [{ key: 'k', ctrl: true }],
    run: (session) => (session.overlay = { name: 'palette' }),
  },
  {
    id: 'settings',
    icon: 'settings',
    keys: [{ key: ',', ctrl: true }],
    run: (session) => {
      session.showSettings()
    },
  },
  {
    id: 'pastExports',
    icon: 'export',
    run: (session) => {
      session.showSettings('exportLog')
    },
  },
  {
    id: 'shortcuts',
    icon: 'keyboard',
    keys: [{ key: '?' }],
    run: (session) => (session.overlay = { name: 'shortcuts' }),
  },
  {
    id: 'lock',
    icon: 'lock',
    keys: [{ key: 'l', ctrl: true }],
    when: (session) => session.lock.state.isOn,
    run: (session) => {
      session.lock.lock()
    },
  },
]

const isSyncing = ({ session, desk }: Around): boolean =>
  session.jobs.syncOf(desk.connection.id) !== undefined

const foundByLastSync = ({ status }: Desk): readonly ChangeFilter[] =>
  status === null || status.lastSync === null
    ? []
    : countsBy(status.lastSync.result).map(({ filter }) => filter)

const hasCustomers = ({ desk }: Around): boolean => desk.rows.count > 0

const ofDesk: readonly CommandKind[] = [
  {
    id: 'search',
    icon: 'search',
    keys: [{ key: '/' }, { key: 'f', ctrl: true }],
    run: ({ parts }) => {
      parts.focusSearch()
    },
  },
  { id: 'searchHelp', icon: 'help', run: ({ session }) => (session.overlay = { name: 'search-help' }) },
  {
    id: 'clearSearch',
    icon: 'close',
    when: ({ desk }) => desk.view.query.text !== '',
    run: ({ desk, parts }) => {
      desk.view.query.clear()
      parts.focusSearch()
    },
  },
  {
    id: 'export',
    icon: 'export',
    when: ({ desk }) => desk.rows.count > 0 || desk.selection.count > 0,
    run: ({ desk }) => {
      desk.exporter.open(desk.selection.count)
    },
  },
  {
    id: 'selectAll',
    icon: 'check',
    when: hasCustomers,
    run: ({ desk, parts }) => {
      desk.selection.all(true, desk.rows.view)
      parts.focusTable()
    },
  },
  {
    id: 'clearSelection',
    icon: 'close',
    when: ({ desk }) => desk.selection.count > 0,
    run: ({ desk, parts }) => {
      desk.selection.clear(desk.rows.view)
      parts.focusTable()
    },
  },
  {
    id: 'counts',
    icon: 'panel',
    when: ({ desk }) => !desk.isEmptyCopy,
    run: ({ desk }) => {
      desk.counts.setOpen(!desk.counts.isOpen)
    },
  },
  {
    id: 'details',
    icon: 'details',
    keys: [{ key: 'i', ctrl: true }],
    run: ({ parts }) => {
      parts.toggleDetails()
    },
  },
  {
    id: 'resetColumns',
    icon: 'columns',
    run: ({ desk }) => {
      desk.view.columns.reset()
    },
  },
  {
    id: 'sync',
    icon: 'sync',
    when: (around) => around.desk.canSync && !isSyncing(around),
    run: ({ desk }) => {
      desk.sync()
    },
  },
  {
    id: 'fullSync',
    icon: 'sync',
    when: (around) => around.desk.canSync && !isSyncing(around),
    run: ({ desk }) => {
      desk.sync(true)
    },
  },
  {
    id: 'cancelSync',
    icon: 'close',
    when: isSyncing,
    run: ({ session, desk }) => {
      const sync = session.jobs.syncOf(desk.connection.id)
      if (sync !== undefined) void session.jobs.cancel(sync.id)
    },
  },
  {
    id: 'history',
    icon: 'changes',
    when: ({ desk }) => desk.canSync,
    run: ({ desk }) => {
      desk.history.open()
    },
  },
  ...changeFilters.map((filter): CommandKind => ({
    id: `${filter}InSync`,
    icon: 'changes',
    when: ({ desk }) => foundByLastSync(desk).includes(filter),
    run: ({ desk, parts }) => {
      desk.listChanges(filter, 'last')
      parts.focusTable()
    },
  })),
  {
    id: 'problems',
    icon: 'warning',
    when: ({ desk }) => (desk.status?.problems ?? 0) > 0,
    run: ({ desk }) => {
      desk.problems.open()
    },
  },
  {
    id: 'forget',
    icon: 'trash',
    when: ({ desk }) => desk.details.customerId !== null,
    run: ({ desk }) => {
      const id = desk.details.customerId
      if (id !== null) void desk.forget.ask({ kind: 'one', id })
    },
  },
  {
    id: 'saveView',
    icon: 'views',
    when: ({ desk }) => desk.views.open.isChanged && desk.views.open.view.kind === 'own',
    run: ({ desk }) => void desk.views.save(),
  },
  {
    id: 'revertView',
    icon: 'views',
    when: ({ desk }) => desk.views.open.isChanged,
    run: ({ desk }) => {
      desk.views.open.revert()
    },
  },
  { id: 'saveViewAs', icon: 'views', run: ({ desk }) => (desk.views.asked = { kind: 'new' }) },
  {
    id: 'scheduleView',
    icon: 'clock',
    run: ({ session, desk }) => {
      session.schedules.askNew(desk.connection.id, desk.views.open.view.id)
    },
  },
  { id: 'manageViews', icon: 'views', run: ({ desk }) => (desk.views.asked = { kind: 'manage' }) },
  {
    id: 'signIn',
    icon: 'link',
    when: ({ desk }) => desk.connection.kind === 'clopos',
    run: ({ session, desk }) => {
      session.showConnect(desk.connection)
    },
  },
  {
    id: 'addBrand',
    icon: 'link',
    run: ({ session }) => {
      session.showConnect(null)
    },
  },
  {
    id: 'connections',
    icon: 'link',
    run: ({ session }) => {
      session.showStart()
    },
  },
]

const noKeys: readonly Keys[] = []

/** The screen of a connection, if it is shown. */
export function aroundOf(session: Session): Around | null {
  const { screen, deskParts } = session
  return screen.name === 'desk' && deskParts !== null
    ? { session, desk: screen.desk, parts: deskParts }
    : null
}

/** The commands that do something now, with their texts in the language of the window. */
export function commandsNow(session: Session): readonly Command[] {
  if (session.lock.isLocked) return []
  const around = aroundOf(session)
  const { names } = text.messages.commands
  const always = general
    .filter(({ when }) => when?.(session) ?? true)
    .map(({ id, icon, keys = noKeys, run }) => ({
      id,
      icon,
      text: names[id],
      keys,
      run: () => {
        run(session)
      },
    }))
  if (around === null) return always
  const here = ofDesk.filter(({ when }) => when?.(around) ?? true)
  return [
    ...here.map(({ id, icon, keys = noKeys, run }) => ({
      id,
      icon,
      text: names[id],
      keys,
      run: () => {
        run(around)
      },
    })),
    ...always,
  ]
}

/** Carries out what a menu of the system asked for, once the window is ready for it. */
export function obeySystem(session: Session): void {
  const { wanted, screen, deskParts } = session
  if (wanted === null || screen.name === 'opening' || session.lock.isLocked) return
  // Before the first rows are there, nothing can be exported.
  if (screen.name === 'desk' && (deskParts === null || !screen.desk.rows.loaded)) return
  session.wanted = null
  commandsNow(session)
    .find(({ id }) => id === wanted)
    ?.run()
}

/** All commands with keys, whether they do something now or not. */
export const commandKeys: readonly { readonly id: CommandId; readonly keys: readonly Keys[] }[] = [
  ...general,
  ...ofDesk,
].flatMap(({ id, keys }) => (keys === undefined ? [] : [{ id, keys }]))

/** Whether keys that write something belong to what has the focus. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, select, textarea, [contenteditable]')
}

/** Carries out the command of a key press. Behind an open dialog, nothing happens. */
export function hearKeys(event: KeyboardEvent, session: Session): void {
  if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return
  const pressed = commandsNow(session).find(({ keys }) =>
    keys.some((one) => isPressed(event, one) && (one.ctrl === true || !isTyping(event.target))),
  )
  if (pressed === undefined) return
  event.preventDefault()
  pressed.run()
}
