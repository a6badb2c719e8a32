import type { SystemCommand } from '../../contract'
import type { JobKind } from '../../jobs'

/** Texts outside the page: dialogs, menus, and what browser mode prints. */
export const shell = {
  cannotStart: 'Customer Desk cannot start',
  alreadyOpen: 'Customer Desk is already open with this data folder. Its window is now in front.',
  crashed: 'Customer Desk stopped working',
  saveExport: 'Export customers',
  allFiles: 'All files',
  saveDiagnostics: 'Save diagnostics',
  zipFile: 'ZIP file',
  chooseCopy: 'Open a copy of customers',
  chooseFolder: 'Choose a folder for scheduled exports',
  copyFile: 'Customer Desk copy',
  /** The question before the app ends while a job runs. */
  quit: {
    question: (running: string) => `${running}. Quit anyway?`,
    detail: {
      sync: 'The next sync continues from there. The customers on this computer stay as they are.',
      export: 'The export stops, and no file is written.',
      index: 'Searching and sorting stay slower until the next start.',
    } satisfies Readonly<Record<JobKind, string>>,
    stay: 'Keep running',
    leave: 'Quit',
  },
  /** In the menu of the taskbar, and of the icon in the notification area. */
  commands: { sync: 'Sync now', export: 'Export…' } satisfies Readonly<Record<SystemCommand, string>>,
  updatesFrom: {
    question: (place: string) => `Get updates from ${place}?`,
    detail: 'Whoever can put files there decides what this app becomes. Only use a place that you know.',
    cancel: 'Cancel',
    use: 'Use it',
  },
  tray: { open: 'Open Customer Desk', quit: 'Quit' },
  menu: {
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select All',
    view: 'View',
    actualSize: 'Actual Size',
    zoomIn: 'Zoom In',
    zoomOut: 'Zoom Out',
    fullScreen: 'Full Screen',
  },
  openAt: (address: string) => `Customer Desk is open at ${address}`,
  openNextAt: (address: string) => `That address has been used. For another tab, open ${address}`,
  howToStop: 'Press Ctrl+C to stop it.',
  notAdmitted:
    'Only the person who started Customer Desk can open this page. Each address works once: open the last one that it printed.',
  notHere: 'Page not found.',
  unknownOption: (problem: string) => `${problem} Run with --help to see all options.`,
  badPort: (text: string) => `The port must be a number from 0 to 65535, not “${text}”.`,
  portTaken: (port: number) =>
    `Port ${String(port)} is in use by another program. Choose another one with --port.`,
  serveHelp: `Customer Desk in a browser on this computer.

  --data DIR   folder for all data (default: CUSTOMER_DESK_DATA, or the system's folder for app data)
  --port N     port to listen on (default: any free port)
  --open       open the default browser (default if there is a display)
  --no-open    only print the address
  --help       show this help
`,
}
