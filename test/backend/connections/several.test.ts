import { expect, test } from 'vitest'
import { connectionHandlers } from '#backend/connections/handlers'
import { openConnections } from '#backend/connections/connections'
import { fileSecrets } from '#backend/connections/secrets'
import type { Credentials } from '#shared/connection'
import { testFolder } from '../api-rows'

const omega: Credentials = {
  ...{ brand: 'Omega', clientId: 'id', clientSecret: 'right', integratorId: 'int', venueId: null },
}

function handlers() {
  const connections = openConnections(testFolder(), fileSecrets())
  const all = connectionHandlers({
    connections,
    clock: () => 0,
    sampleName: () => 'Sample',
    onOpened: () => undefined,
    onRemoved: () => undefined,
    createSource: () => Promise.reject(new Error('not asked')),
    whenClosed: (_, work) => {
      work()
      return Promise.resolve()
    },
  })
  const add = (credentials: Credentials, again?: string) =>
    all['connections.add']({
      credentials,
      acceptWeakStorage: false,
      ...(again === undefined ? {} : { again }),
    })
  return { connections, all, add }
}

test('a brand that is there is not added again, so a wrong sign-in replaces none that works', async () => {
  const { connections, add } = handlers()
  const { id } = await add(omega)
  connections.rename(id, 'Our café')
  await expect(async () => add({ ...omega, clientSecret: 'wrong' })).rejects.toMatchObject({
    data: { code: 'connection.exists', name: 'Our café' },
  })
  expect(await connections.credentials(id)).toEqual(omega)
})

test('a sign-in is changed where the connection is named, and only there', async () => {
  const { connections, add } = handlers()
  const { id } = await add(omega)
  const { id: other } = await add({ ...omega, brand: 'omega', clientSecret: 'another' })
  await add({ ...omega, clientSecret: 'newer' }, id)
  await expect(async () => add({ ...omega, clientSecret: 'wrong' }, other)).rejects.toMatchObject({
    data: { code: 'connection.exists' },
  })
  expect((await connections.credentials(id)).clientSecret).toBe('newer')
  expect((await connections.credentials(other)).clientSecret).toBe('another')
})

test('removing one leaves the others', async () => {
  const { connections, all, add } = handlers()
  const { id } = await add(omega)
  const { id: other } = await add({ ...omega, brand: 'omega' })
  await all['connections.remove']({ connectionId: id })
  expect(connections.list().map((one) => one.id)).toEqual([other])
})
