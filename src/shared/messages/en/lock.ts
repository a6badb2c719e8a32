import type { Counted } from '../../locale/plurals'
import type { SecretKind } from '../../lock'
import { plural } from './plurals'

/** The lock screen, and the lock's settings. */
export const lock = {
  title: 'Customer Desk is locked',
  enter: { pin: 'PIN', password: 'Password' } satisfies Readonly<Record<SecretKind, string>>,
  wrong: {
    pin: 'Wrong PIN. Try again.',
    password: 'Wrong password. Try again.',
  } satisfies Readonly<Record<SecretKind, string>>,
  wait: {
    pin: (time: string) => `Wrong PIN. You can try again in ${time}.`,
    password: (time: string) => `Wrong password. You can try again in ${time}.`,
  } satisfies Readonly<Record<SecretKind, (time: string) => string>>,
  unlock: 'Unlock',
  unlocking: 'Unlocking…',
  syncsGoOn: 'Syncs go on in the meantime.',
  forgot: {
    pin: 'Forgot the PIN?',
    password: 'Forgot the password?',
  } satisfies Readonly<Record<SecretKind, string>>,
  forgetTitle: 'Delete the customers on this computer?',
  forgetExplain: 'A forgotten PIN or password cannot be found out or reset. You can start again without it:',
  forgetPoints: [
    'All copies of customers and all sign-ins are deleted from this computer. Nothing changes in Clopos.',
    'Sign in again with the values from the Clopos back office. The next sync then brings the customers back.',
    'The history of changes, and copies that you opened from a file, do not come back. The files themselves, exported files, views and settings stay.',
  ],
  forget: 'Delete and start again',
  forgetting: 'Deleting…',
  keep: 'Back',

  /** The settings. */
  turnOn: 'Turn on…',
  turnOff: 'Turn off…',
  change: 'Change…',
  turnOnNow: 'Turn on the lock',
  turnOffNow: 'Turn off the lock',
  changeNow: 'Change',
  lockNow: 'Lock now',
  present: 'Present PIN or password',
  next: 'New PIN or password',
  again: 'Once more',
  rule: '4 to 12 digits, or a password of at least 8 characters.',
  different: 'The two entries are different.',
  remember: 'Nobody can tell you a forgotten PIN. Without it, the customers have to be fetched again.',
  after: (minutes: Counted) => `After ${plural(minutes, { one: 'minute', other: 'minutes' })}`,
}
