import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openConnections, slug } from '#backend/connections/connections'
import { encryptedSecrets, fileSecrets } from '#backend/connections/secrets'
import { openCopy } from '#backend/copy/copy'
import { AppError } from '#shared/errors'
import { itUnless, onWindows, rightsOfFolder } from '../../platform'
import { testFolder } from '../api-rows'

const credentials = {
  brand: 'Omega Café',
  clientId: 'id',
  clientSecret: 'very secret',
  integratorId: 'int',
  venueId: null,
}

describe('connections', () => {
  it('keeps each brand and venue in a folder of its own', async () => {
    const dataFolder = testFolder()
    const connections = openConnections(dataFolder, fileSecrets())
    const brand = await connections.add(credentials, false)
    const venue = await connections.add({ ...credentials, venueId: 7 }, false)
    expect(venue.id).toBe(`${brand.id}-venue-7`)
    expect(openConnections(dataFolder, fileSecrets()).list()).toEqual([brand, venue])
    expect(await connections.credentials(venue.id)).toEqual({ ...credentials, venueId: 7 })
  })

  it.each([false, true])('keeps apart a brand that is called like another and its venue', async (isFirst) => {
    const connections = openConnections(testFolder(), fileSecrets())
    const venue = { ...credentials, brand: 'shop', venueId: 2 }
    const brand = { ...credentials, brand: 'shop-venue-2', clientSecret: 'another' }
    const [one, other] = isFirst ? [brand, venue] : [venue, brand]
    const first = await connections.add(one, false)
    const second = await connections.add(other, false)
    expect(first.id).toBe('brand-shop-venue-2')
    expect(second.id).toMatch(/^brand-shop-venue-2-[\da-f]{8}$/)
    for (const [added, { id }] of [
      [one, first],
      [other, second],
    ] as const) {
      expect(connections.addWithoutSecret(added).id).toBe(id)
      expect(await connections.credentials(id)).toEqual(added)
    }
  })

  it('keeps the secret out of the description', async () => {
    const connections = openConnections(testFolder(), fileSecrets())
    const { id } = await connections.add(credentials, false)
    const folder = connections.folder(id)
    expect(readFileSync(join(folder, 'connection.json'), 'utf8')).not.toContain('very secret')
  })

  itUnless(onWindows(rightsOfFolder))('keeps the secret in a file for this account alone', async () => {
    const connections = openConnections(testFolder(), fileSecrets())
    const { id } = await connections.add(credentials, false)
    expect(statSync(join(connections.folder(id), 'secret')).mode & 0o777).toBe(0o600)
  })

  it('knows no folder outside its own, whatever lies there', () => {
    const dataFolder = testFolder()
    const connections = openConnections(dataFolder, fileSecrets())
    const { id } = connections.addSample(10, 0, 'Sample')
    mkdirSync(join(dataFolder, 'elsewhere'))
    const outside = join(dataFolder, 'elsewhere', 'connection.json')
    copyFileSync(join(connections.folder(id), 'connection.json'), outside)
    for (const other of ['../elsewhere', `./${id}`, `${id}/`, '..', '.', ''])
      expect(() => connections.get(other)).toThrow(new AppError({ code: 'not-found', what: 'connection' }))
    expect(connections.list().map((connection) => connection.id)).toEqual([id])
  })

  it('takes new credentials for a known brand and keeps its copy', async () => {
    const connections = openConnections(testFolder(), fileSecrets())
    const { id } = await connections.add(credentials, false)
    openCopy(connections.folder(id)).close()
    await connections.add({ ...credentials, clientSecret: 'newer' }, false)
    expect(connections.list()).toHaveLength(1)
    expect((await connections.credentials(id)).clientSecret).toBe('newer')
    expect(existsSync(join(connections.folder(id), 'customers.sqlite'))).toBe(true)
  })

  it('asks before it stores a secret weakly', async () => {
    const encryption = {
      encrypt: (text: string) => Promise.resolve(`<${text}>`),
      decrypt: () => Promise.resolve(''),
    }
    const connections = openConnections(testFolder(), encryptedSecrets(encryption, 'weak'))
    await expect(connections.add(credentials, false)).rejects.toThrow('secret.weak')
    expect(connections.list()).toEqual([])
    await connections.add(credentials, true)
    expect(connections.list()).toHaveLength(1)
  })

  it('lets sample customers live on when they are opened again', () => {
    const connections = openConnections(testFolder(), fileSecrets())
    expect(connections.addSample(10, 1000, 'Sample')).toMatchObject({ customers: 10, since: 1000 })
    expect(connections.addSample(10, 2000, 'Sample')).toMatchObject({ customers: 10, since: 1000 })
    expect(connections.addSample(20, 3000, 'Sample')).toMatchObject({ customers: 20, since: 3000 })
  })

  it('still shows a copy whose description was cut off', () => {
    const connections = openConnections(testFolder(), fileSecrets())
    const { id } = connections.addSample(10, Date.now(), 'Sample')
    openCopy(connections.folder(id)).close()
    writeFileSync(join(connections.folder(id), 'connection.json'), '{"kind":"sam')
    expect(connections.list()).toEqual([{ id: 'sample', kind: 'copy', name: 'sample' }])
  })

  it.each(['', '{"kind":"clo', '{"kind":"copy","name":"x"}'])(
    'describes the connection to a brand again if its description is %j',
    (text) => {
      const connections = openConnections(testFolder(), fileSecrets())
      const known = connections.addWithoutSecret(credentials)
      openCopy(connections.folder(known.id)).close()
      writeFileSync(join(connections.folder(known.id), 'connection.json'), text)
      expect(connections.addWithoutSecret(credentials)).toEqual(known)
      expect(connections.list()).toEqual([known])
      // One that is whole keeps its client ID, which goes with its secret.
      expect(connections.addWithoutSecret({ ...credentials, clientId: 'other' })).toEqual(known)
    },
  )

  it('renames a connection, and signing in again keeps its name', async () => {
    const dataFolder = testFolder()
    const connections = openConnections(dataFolder, fileSecrets())
    const { id } = await connections.add(credentials, false)
    expect(connections.rename(id, '  Our café ')).toMatchObject({ id, name: 'Our café', brand: 'Omega Café' })
    expect(() => connections.rename(id, ' ')).toThrow('connection.no-name')
    await connections.add({ ...credentials, clientSecret: 'newer' }, false)
    expect(openConnections(dataFolder, fileSecrets()).list()).toMatchObject([{ id, name: 'Our café' }])
    connections.rename(connections.addSample(10, 0, 'Sample').id, 'To play with')
    expect(connections.addSample(10, 0, 'Sample')).toMatchObject({ name: 'To play with' })
  })

  it('names a new connection as told', async () => {
    const connections = openConnections(testFolder(), fileSecrets())
    const venue = { ...credentials, venueId: 7 }
    expect(await connections.add(venue, false, 'Omega · Nizami')).toMatchObject({ name: 'Omega · Nizami' })
    expect(await connections.add(venue, false, 'Another')).toMatchObject({ name: 'Omega · Nizami' })
  })

  it('removes a connection with all that is in its folder', async () => {
    const connections = openConnections(testFolder(), fileSecrets())
    const { id } = await connections.add(credentials, false)
    connections.remove(id)
    expect(connections.list()).toEqual([])
    expect(existsSync(connections.folder(id))).toBe(false)
    expect(() => connections.get(id)).toThrow('not-found')
  })

  it('never leaves its folder, whatever the id', () => {
    const connections = openConnections(testFolder(), fileSecrets())
    expect(() => connections.get('../..')).toThrow('not-found')
    expect(slug('Omega Café')).not.toBe(slug('omega cafe'))
    expect(slug('../x')).toMatch(/^[a-z0-9-]+$/)
  })

  it('says so where the data folder cannot be used', () => {
    const file = join(testFolder(), 'file')
    writeFileSync(file, '')
    expect(() => openConnections(file, fileSecrets())).toThrow('storage.folder')
  })
})
