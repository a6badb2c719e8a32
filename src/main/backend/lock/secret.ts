import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import * as v from 'valibot'

/** What is stored of a PIN or a password. Each has its own salt, and the cost is stored, so that it can rise later. */
export const hashSchema = v.object({
  salt: v.string(),
  key: v.string(),
  cost: v.object({ N: v.number(), r: v.number(), p: v.number() }),
})
export type SecretHash = v.InferOutput<typeof hashSchema>

/** One of OWASP's equally strong choices for scrypt; this one takes 32 MB for a third of a second. */
export const cost = { N: 2 ** 15, r: 8, p: 3 }

const keyLength = 32

function derive(secret: string, salt: Buffer, { N, r, p }: SecretHash['cost']): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // Keyboards write the same letter in different ways.
    const text = secret.normalize('NFKC')
    scrypt(text, salt, keyLength, { N, r, p, maxmem: 2 ** 20 + 256 * N * r }, (error, key) => {
      if (error === null) resolve(key)
      else reject(error)
    })
  })
}

export async function hashSecret(secret: string): Promise<SecretHash> {
  const salt = randomBytes(16)
  const key = await derive(secret, salt, cost)
  return { salt: salt.toString('base64'), key: key.toString('base64'), cost }
}

/** A hash that no secret has. */
export const unknownHash = (): SecretHash => ({
  salt: randomBytes(16).toString('base64'),
  key: randomBytes(keyLength).toString('base64'),
  cost,
})

export async function isSecret(secret: string, hash: SecretHash): Promise<boolean> {
  const stored = Buffer.from(hash.key, 'base64')
  const key = await derive(secret, Buffer.from(hash.salt, 'base64'), hash.cost)
  return stored.length === key.length && timingSafeEqual(stored, key)
}
