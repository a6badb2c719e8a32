import { commandLine } from './command-line'
import { columns } from './columns'
import { errors } from './errors'
import { filters } from './filters'
import { mistake, queryHelp } from './query'
import { sampleServer } from './sample-server'
import { search } from './search'
import { shell } from './shell'
import { values } from './values'
import { window } from './window'

export const en = {
  commandLine,
  columns,
  errors,
  filters,
  mistake,
  queryHelp,
  sampleServer,
  search,
  shell,
  values,
  window,
}
