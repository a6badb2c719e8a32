import fc from 'fast-check'
import { expect, it, onTestFinished } from 'vitest'
import { openContacted, type Contacted } from '#backend/messages/contacted'
import { openUserDatabase } from '#backend/user-database'
import { maxNotContactedDays } from '#shared/exports/message-list'
import { testFolder } from '../api-rows'

const day = 86_400_000

function contacted(): Contacted {
  const database = openUserDatabase(testFolder())
  onTestFinished(() => {
    database.close()
  })
  return openContacted(database)
}

const ids = (...all: number[]): Float64Array => Float64Array.from(all)
const sorted = (found: Float64Array): readonly number[] => [...found.toSorted()]

it('knows whom lists have reached since a time, in each connection', () => {
  const lists = contacted()
  lists.note('one', ids(7, 1, 300), 10 * day, 1)
  lists.note('one', ids(7, 8), 20 * day, 2)
  lists.note('other', ids(9), 20 * day, 3)
  expect(sorted(lists.since('one', 0))).toEqual([1, 7, 8, 300])
  expect(sorted(lists.since('one', 10 * day + 1))).toEqual([7, 8])
  expect(sorted(lists.since('other', 20 * day))).toEqual([9])
  expect(sorted(lists.since('third', 0))).toEqual([])
  expect(lists.records()).toEqual([1, 2, 3])
})

it('keeps any ids', () => {
  const lists = contacted()
  fc.assert(
    fc.property(fc.oneof(fc.uniqueArray(fc.maxSafeNat()), fc.uniqueArray(fc.integer())), (all) => {
      lists.clear()
      lists.note('one', ids(...all), day, 1)
      expect(sorted(lists.since('one', 0))).toEqual(sorted(ids(...all)))
    }),
  )
})

it('takes a list back that was not sent', () => {
  const lists = contacted()
  lists.note('one', ids(1, 2), day, 1)
  lists.note('one', ids(2, 3), 2 * day, 2)
  lists.takeBack(2)
  expect(sorted(lists.since('one', 0))).toEqual([1, 2])
  expect(lists.records()).toEqual([1])
})

it('forgets customers, connections, and what is too old to be asked for', () => {
  const lists = contacted()
  lists.note('one', ids(1, 2), day, 1)
  lists.note('one', ids(1), day, 2)
  lists.note('other', ids(1), day, 3)
  lists.forget('one', (id) => id === 1 || id === 5)
  expect(sorted(lists.since('one', 0))).toEqual([2])
  expect(sorted(lists.since('other', 0))).toEqual([1])
  expect(lists.records()).toEqual([1, 3])
  lists.note('one', ids(4), (maxNotContactedDays + 1) * day + 1, 4)
  expect(lists.records()).toEqual([4])
  lists.forgetConnection('one')
  expect(lists.records()).toEqual([])
})
