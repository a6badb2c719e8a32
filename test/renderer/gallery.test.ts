import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { galleryStates, shownInScreens } from './gallery/states'
import { completePage } from './in-memory-app'

beforeAll(completePage)

const root = join(import.meta.dirname, '../..')

test('every component is in the gallery once: by itself, or in a screen', () => {
  const components = readdirSync(join(root, 'src/renderer'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.svelte'))
    .map((file) => file.slice(0, -'.svelte'.length).replaceAll('\\', '/'))
  const alone = new Set(galleryStates.map(({ component }) => component))
  expect([...alone, ...Object.keys(shownInScreens)].sort()).toEqual(components.sort())
})

test('the end-to-end tests take the pictures of screens that the gallery names', () => {
  const folder = join(root, 'test/e2e')
  const specs = readdirSync(folder)
    .filter((file) => file.endsWith('.spec.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n')
  for (const screen of new Set(Object.values(shownInScreens)))
    expect(specs).toContain(`'${screen.replace(/^table-/, '')}'`)
})

test('every picture has a name of its own', () => {
  const names = galleryStates.map(({ component, name }) => `${component} ${name}`)
  expect(new Set(names).size).toBe(names.length)
})

test.each(galleryStates)('$component can be shown: $name', (state) => {
  const place = document.createElement('div')
  document.body.append(place)
  state.mount(place)
  if (state.opens) place.querySelector('button')?.click()
  expect(place.childElementCount).toBeGreaterThan(0)
  place.remove()
})
