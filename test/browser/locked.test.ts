import { mkdtempSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createLog } from '#backend/log/log'
import { catalogues } from '#shared/messages/index'
import { openDownloads } from '../../src/main/browser/downloads'
import { startServer } from '../../src/main/browser/server'
import { ask } from './visitor'

test('nothing is downloaded while the window is locked', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'locked-'))
  const downloads = await openDownloads(folder)
  const place = await downloads.place('customers.csv')
  writeFileSync(place.path, 'names')
  let isLocked = true
  const shop = { page: new Map(), downloads, texts: catalogues.en.shell, isLocked: () => isLocked }
  const log = createLog({ write: () => undefined })
  const server = await startServer(0, shop, () => Promise.resolve({ ok: true, value: null }), log)
  const port = Number(new URL(server.admission.origin).port)
  expect((await ask(port, place.download)).status).toBe(404)
  isLocked = false
  expect((await ask(port, place.download)).body).toBe('names')
  await server.close()
  // Windows keeps a file until the server has closed it.
  await rm(folder, { recursive: true, maxRetries: 20, retryDelay: 50 })
})
