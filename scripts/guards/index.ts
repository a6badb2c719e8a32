import { browserGuards } from './browser.ts'
import { dataGuards } from './data.ts'
import { erasureGuards } from './erasure.ts'
import { desktopGuards } from './desktop.ts'
import type { Guard } from './guard.ts'
import { lockGuards } from './lock.ts'
import { supportGuards } from './support.ts'

/** Every guard that `npm run mutate:security` takes away in turn. */
export const securityGuards: readonly Guard[] = [
  ...desktopGuards,
  ...browserGuards,
  ...dataGuards,
  ...lockGuards,
  ...erasureGuards,
  ...supportGuards,
]
