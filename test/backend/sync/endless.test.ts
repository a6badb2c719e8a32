import { statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { copyFile } from '#backend/copy/copy'
import type { SampleRequest } from '#backend/sample/faults'
import { apiRow, testFolder } from '../api-rows'
import { copyRows, serverRows, serverWith, status, sync } from './sync-steps'

/** A page of customers who never end, while the total grows. */
function endlessPage({ query }: SampleRequest, name: string): object {
  const [page, limit] = [Number(query.get('page')), Number(query.get('limit'))]
  const first = (page - 1) * limit
  const data = Array.from({ length: limit }, (_, row) => apiRow(first + row + 1, { name }))
  return { success: true, data, total: first + 100 * limit, unix: Math.floor(Date.now() / 1000) }
}

describe('a server whose customers never end', () => {
  const limits = [
    ['customers', { customers: 3000, gigabytes: 16 }, 'x'],
    ['gigabytes', { customers: 10_000_000, gigabytes: 0.01 }, 'x'.repeat(2000)],
  ] as const

  it.each(limits)('is given up when there are more %s than a copy may hold', async (_, copyLimits, name) => {
    let isEndless = false
    const server = await serverWith({
      customers: 500,
      faults: (request) =>
        isEndless && request.path === '/customers'
          ? { kind: 'answer', answer: { status: 200, body: endlessPage(request, name) } }
          : null,
    })
    const folder = testFolder()
    await sync(server, folder)
    const size = statSync(copyFile(folder)).size
    isEndless = true
    const error = { code: 'server.endless', ...copyLimits }
    await expect(sync(server, folder, { complete: true, copyLimits })).rejects.toMatchObject({
      data: error,
    })
    expect(server.requests.length).toBeLessThan(60)
    expect(status(folder)).toMatchObject({
      customers: 500,
      interrupted: false,
      lastFailure: { error },
    })
    expect(copyRows(folder)).toEqual(serverRows(server))
    // The room on the disk is free again.
    expect(statSync(copyFile(folder)).size).toBeLessThan(size * 1.5)
    isEndless = false
    expect(await sync(server, folder, { complete: true, copyLimits })).toMatchObject({ total: 500 })
  })
})
