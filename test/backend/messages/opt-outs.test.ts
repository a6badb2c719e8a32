import { expect, it, onTestFinished } from 'vitest'
import { openOptOuts, type OptOuts } from '#backend/messages/opt-outs'
import { openUserDatabase } from '#backend/user-database'
import { testFolder } from '../api-rows'

function optOuts(): OptOuts {
  const database = openUserDatabase(testFolder())
  onTestFinished(() => {
    database.close()
  })
  return openOptOuts(database)
}

it('knows who wants no messages, the newest first', () => {
  const list = optOuts()
  expect(list.add(['+994505355757', '+994555355757'], 1000)).toEqual({ at: 1000, added: 2 })
  expect(list.add(['+994505355757', '+905321112233'], 2000)).toEqual({ at: 2000, added: 1 })
  expect(list.count()).toBe(3)
  expect(list.list(0, 2)).toEqual([
    { number: '+905321112233', at: 2000 },
    { number: '+994505355757', at: 1000 },
  ])
  expect(list.list(2, 2)).toEqual([{ number: '+994555355757', at: 1000 }])
  expect(list.all()).toEqual(['+905321112233', '+994505355757', '+994555355757'])
  expect(list.hasAny(['+1', '+994555355757'])).toBe(true)
  expect(list.hasAny(['+1'])).toBe(false)
  expect(list.remove(['+994555355757', '+1'])).toBe(1)
  expect(list.count()).toBe(2)
})

it('takes back what was added at once, and nothing else', () => {
  const list = optOuts()
  list.add(['+1'], 1000)
  // The clock stands still, or was set back.
  const second = list.add(['+1', '+2'], 1000)
  const third = list.add(['+3'], 10)
  list.undo(second.at)
  expect(list.all()).toEqual(['+1', '+3'])
  list.undo(third.at)
  expect(list.all()).toEqual(['+1'])
  list.clear()
  expect(list.count()).toBe(0)
})
