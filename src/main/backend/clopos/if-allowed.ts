import { AppError } from '#shared/errors'

/** What an account may also be refused: the groups and the venues. It still gets its customers then. null: refused. */
export async function ifAllowed<Item>(asked: Promise<readonly Item[]>): Promise<readonly Item[] | null> {
  try {
    return await asked
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'server.refused') return null
    throw thrown
  }
}
