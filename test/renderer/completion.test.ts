import { expect, test } from 'vitest'
import type { Known } from '#shared/query'
import { Completion } from '../../src/renderer/query/completion.svelte'

const nothing: Known = { facets: {}, locale: 'en-GB' }
const groups: Known = {
  facets: {
    group: [
      { value: '1', name: 'VIP', customers: 3 },
      { value: '2', name: 'Villagers', customers: 2 },
    ],
  },
  locale: 'en-GB',
}
const labels = ({ suggestions }: Completion): readonly string[] => suggestions.map(({ label }) => label)

test('groups that arrive after somebody has typed are offered, and what is selected stays so', () => {
  const completion = new Completion()
  completion.typed('group:vi', 8, nothing)
  expect(completion.isOpen).toBe(false)
  completion.learn(groups)
  expect([labels(completion), completion.at]).toEqual([['VIP', 'Villagers'], 0])
  completion.move(1)
  completion.learn({ ...groups })
  expect(completion.chosen?.label).toBe('Villagers')
})

test('what arrives later opens nothing where nothing is typed, or what was offered is closed', () => {
  const completion = new Completion()
  completion.learn(groups)
  expect(completion.isOpen).toBe(false)
  completion.typed('group:vi', 8, groups)
  completion.close()
  completion.learn(groups)
  expect(completion.isOpen).toBe(false)
})
