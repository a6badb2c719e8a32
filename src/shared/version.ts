import { version } from '../../package.json'

/** The app's version, as in package.json when it was built. */
export const appVersion: string = version
