import type { Messages } from '../messages'
import { checks } from './checks'
import { commandLine } from './command-line'
import { commands } from './commands'
import { errors } from './errors'
import { facets } from './facets'
import { filters } from './filters'
import { columnHints, columns } from './fields'
import { fileTypes, formats, presets, workbook } from './formats'
import { lock } from './lock'
import { privacy } from './privacy'
import { messaging } from './messaging'
import { mistake, queryHelp } from './query'
import { sampleServer } from './sample-server'
import { schedules } from './schedules'
import { search } from './search'
import { settings } from './settings'
import { shell } from './shell'
import { unreadable, values } from './values'
import { views } from './views'
import { waits } from './waits'
import { window } from './window'

export const az: Messages = {
  checks,
  commandLine,
  columns,
  columnHints,
  commands,
  errors,
  facets,
  fileTypes,
  filters,
  formats,
  lock,
  messaging,
  mistake,
  presets,
  privacy,
  queryHelp,
  sampleServer,
  schedules,
  search,
  settings,
  shell,
  unreadable,
  values,
  views,
  waits,
  window,
  workbook,
}
