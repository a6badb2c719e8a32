import { onTestFinished } from 'vitest'
import { openUserDatabase } from '#backend/user-database'
import { openViews } from '#backend/views'
import type { Contract, Handlers } from '#shared/contract'
import { testFolder } from '../backend/api-rows'

/** The views of the real backend, in a file of this test alone. */
export function viewHandlers(): Partial<Handlers<Contract>> {
  const file = openUserDatabase(testFolder())
  onTestFinished(() => {
    file.close()
  })
  let last = 0
  const views = openViews(file, () => `view-${String((last += 1))}`)
  return {
    'views.list': () => views.list(),
    'views.add': (addition) => views.add(addition),
    'views.change': (change) => views.change(change),
    'views.order': ({ ids }) => views.order(ids),
    'views.remove': ({ id }) => views.remove(id),
  }
}
