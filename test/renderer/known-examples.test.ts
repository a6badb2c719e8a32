import { expect, test } from 'vitest'
import type { Facets } from '#shared/facets'
import { withKnownNames } from '../../src/renderer/query/known-examples'

const facets: Facets = {
  group: [
    { value: '1', name: 'VIP', customers: 2 },
    { value: '2', name: 'Daimi qonaqlar', customers: 50 },
    { value: '3', name: 'Kuryer', customers: 9 },
    { value: '', name: null, customers: 99 },
  ],
  venue: [],
}

test.each([
  ['group:VIP', 'group:VIP'],
  ['group:VIP,Staff', 'group:VIP,"Daimi qonaqlar"'],
  ['-group:Staff,"My Customers" ali', '-group:"Daimi qonaqlar",Kuryer ali'],
  ['venue:Downtown', 'venue:Downtown'],
  ['spent>500', 'spent>500'],
])('the example %s is shown as %s', (typed, shown) => {
  expect(withKnownNames(typed, facets)).toBe(shown)
  expect(withKnownNames(typed, {})).toBe(typed)
})
