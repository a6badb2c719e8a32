/** The lock of the window: a PIN or a password that hides the customers from people who pass by. */
import type { Settings } from './settings'

/** After how many minutes without use the window locks. */
export const lockMinutes = [1, 5, 15, 30, 60] as const
export type LockMinutes = (typeof lockMinutes)[number]

export const secretLimits = { pin: { min: 4, max: 12 }, password: { min: 8, max: 200 } } as const

/** Digits are a PIN; anything else is a password. */
export type SecretKind = 'pin' | 'password'

/** What a secret is; null: it is too short. */
export function kindOfSecret(secret: string): SecretKind | null {
  const { pin, password } = secretLimits
  if (/^\d+$/.test(secret) && secret.length <= pin.max) return secret.length >= pin.min ? 'pin' : null
  return secret.length >= password.min ? 'password' : null
}

export interface LockState {
  /** A PIN or a password is set. */
  readonly isOn: boolean
  readonly isLocked: boolean
  readonly kind: SecretKind
  readonly minutes: LockMinutes
  /** Seconds until the next try is taken; 0: it is taken now. */
  readonly wait: number
}

/** How the lock screen looks: the only settings that are told while the window is locked. */
export type LockLook = Pick<Settings, 'language' | 'theme' | 'density'>
