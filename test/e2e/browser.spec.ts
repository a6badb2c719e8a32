import { expect, test } from './app'

test('browser mode lets in only who has its address', async ({ start }) => {
  const { page } = await start()
  const { origin } = new URL(page.url())
  expect((await fetch(origin)).status).toBe(403)
  expect((await fetch(`${origin}/?token=wrong`)).status).toBe(403)
})
