/** What the settings say about the app. It is large, so it is read when it is shown. */
import changelog from '../../../CHANGELOG.md?raw'
import licence from '../../../LICENSE?raw'
import { notices } from 'virtual:notices'
import { readChangelog } from './changelog'

export type About = typeof about

export const about = { releases: readChangelog(changelog), licence, notices }
