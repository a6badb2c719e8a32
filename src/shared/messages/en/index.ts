import { commandLine } from './command-line'
import { columns } from './columns'
import { errors } from './errors'
import { mistake, queryHelp } from './query'
import { sampleServer } from './sample-server'
import { shell } from './shell'
import { values } from './values'
import { window } from './window'

export const en = { commandLine, columns, errors, mistake, queryHelp, sampleServer, shell, values, window }
