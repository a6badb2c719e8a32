import type { Migration } from '../../sqlite/migrate'
import { customers } from './001-customers'
import { history } from './002-history'
import { duplicates } from './003-duplicates'
import { kept } from './004-kept'
import { integers } from './005-integers'
import { instants } from './006-instants'
import { partsAndBeginnings } from './007-parts-and-beginnings'
import { shortGrams } from './008-short-grams'
import { firstByName } from './009-first-by-name'
import { index } from './010-index'
import { splitTexts } from './011-split-texts'
import { balances } from './012-balances'

/** The steps from an empty file to the format of this version, in order. */
export const copyMigrations: readonly Migration[] = [
  customers,
  history,
  duplicates,
  kept,
  integers,
  instants,
  partsAndBeginnings,
  shortGrams,
  firstByName,
  index,
  splitTexts,
  balances,
]
