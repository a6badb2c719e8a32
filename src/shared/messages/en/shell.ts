/** Texts outside the page: dialogs, menus, and the lines that browser mode prints. */
export const shell = {
  cannotStart: 'Customer Desk cannot start',
  alreadyOpen: 'Customer Desk is already open with this data folder. Its window was brought to the front.',
  crashed: 'Customer Desk has to close',
  saveExport: 'Export customers',
  csvFile: 'CSV file',
  tsvFile: 'TSV file',
  allFiles: 'All files',
  chooseCopy: 'Open a copy of customers',
  copyFile: 'Customer Desk copy',
  badFileName: 'This is not a file name that can be used here. Please choose another one.',
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
  howToStop: 'Press Ctrl+C to stop it.',
  notAdmitted:
    'This page is for the person who started Customer Desk. Open the address that it printed at its start.',
  notHere: 'There is nothing at this address.',
  unknownOption: (problem: string) => `${problem} Start with --help to see what there is.`,
  badPort: (text: string) => `The port must be a number from 0 to 65535, not “${text}”.`,
  portTaken: (port: number) =>
    `Port ${String(port)} is used by another program. Choose another one with --port.`,
  serveHelp: `Customer Desk in the browser: serves the app to this computer only.

  --data DIR   the folder that holds everything (default: CUSTOMER_DESK_DATA, else the system's place)
  --port N     the port to listen on (default: any free one)
  --open       open the default browser (default where there is a display)
  --no-open    only print the address
  --help       print this text
`,
}
