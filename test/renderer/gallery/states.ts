import { deskStates } from './desk'
import { detailsStates } from './details'
import { queryStates } from './query'
import type { GalleryState } from './state'
import { uiStates } from './ui'

/** Every component that shows itself, in every state. */
export const galleryStates: readonly GalleryState[] = [
  ...uiStates,
  ...queryStates,
  ...deskStates,
  ...detailsStates,
]

/**
 * Components that need the stores of a running app, each with a picture of the whole screen that shows it: the name that
 * the end-to-end tests give it.
 */
export const shownInScreens: Readonly<Record<string, string>> = {
  App: 'table',
  'commands/CommandMenu': 'menu',
  'commands/PaletteDialog': 'palette',
  'commands/ShortcutsDialog': 'shortcuts',
  'details/DetailsSide': 'details',
  'details/DetailsToggle': 'details',
  'export/ExportDialog': 'export',
  'facets/FacetPanel': 'counts-and-unsaved',
  'facets/FacetSection': 'counts-and-unsaved',
  'facets/FacetToggle': 'counts-and-unsaved',
  'history/HistoryDialog': 'history',
  'history/HistoryRow': 'history',
  'privacy/ExportLogList': 'settings-privacy',
  'privacy/ForgetDialog': 'forget',
  'privacy/RemoveAllDialog': 'remove-all',
  'query/AddFilter': 'filters',
  'query/BoxButtons': 'filtered',
  'query/FilterBar': 'filtered',
  'query/FilterChip': 'filtered',
  'query/SearchBox': 'filtered',
  'query/editors/ChoiceEditor': 'filter-group',
  'query/editors/FilterEditor': 'filter-group',
  'session/DeskHistory': 'history',
  'session/DeskScreen': 'table',
  'session/Floating': 'table-selection',
  'session/SyncControl': 'sync-menu',
  'session/TopBar': 'table',
  'settings/AboutSettings': 'settings-about',
  'settings/BackupSettings': 'settings-backups',
  'settings/ConnectionSettings': 'settings-connection',
  'settings/DataSettings': 'settings-data',
  'settings/FolderLine': 'settings-data',
  'settings/GeneralSettings': 'settings',
  'settings/LockSettings': 'settings-lock-on',
  'lock/LockForm': 'settings-lock',
  'lock/LockScreen': 'lock',
  'settings/NamePicker': 'settings-currency',
  'settings/PrivacySettings': 'settings-privacy',
  'settings/SettingRow': 'settings',
  'settings/SettingsDialog': 'settings',
  'settings/SyncSettings': 'settings-sync',
  'settings/UpdateSettings': 'update-settings',
  'start/ConnectScreen': 'connect',
  'start/StartScreen': 'start',
  'status/CopiedPart': 'table-selection',
  'status/ProblemsDialog': 'problems',
  'status/SelectionBar': 'table-selection',
  'status/StatusBar': 'table',
  'table/ColumnsMenu': 'table-columns',
  'table/Edges': 'table',
  'table/HeaderCell': 'table',
  'table/Table': 'table',
  'table/TableHeader': 'table',
  'table/TableRow': 'table',
  'updates/UpdateLine': 'update-ready',
  'views/ManageViews': 'views-dialog',
  'views/NameDialog': 'view-name-taken',
  'views/UndoOfferLine': 'left-unsaved',
  'views/ViewDialogs': 'views-dialog',
  'views/ViewChanges': 'counts-and-unsaved',
  'views/ViewsBar': 'table',
  'views/ViewsMenu': 'views-menu',
}
