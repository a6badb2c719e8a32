import { columns } from './columns'
import { errors } from './errors'
import { mistake } from './query'
import { shell } from './shell'
import { values } from './values'
import { window } from './window'

export const en = { columns, errors, mistake, shell, values, window }
