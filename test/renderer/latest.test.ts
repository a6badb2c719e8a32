import { expect, it } from 'vitest'
import { AppError, type ErrorData } from '#shared/errors'
import { deferred } from './in-memory-app'
import { latestOnly } from '../../src/renderer/latest'

it('asks one at a time, skips what was overtaken, and goes on after a failure', async () => {
  const asked: { input: number; resolve: (output: string) => void; reject: (error: unknown) => void }[] = []
  const shown: string[] = []
  const errors: ErrorData[] = []
  const ask = latestOnly(
    (input: number) => {
      const { promise, resolve, reject } = deferred<string>()
      asked.push({ input, resolve, reject })
      return promise
    },
    (output) => shown.push(output),
    (error) => errors.push(error),
  )
  const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))
  ask(1)
  ask(2)
  ask(3)
  expect(asked.map(({ input }) => input)).toEqual([1])
  asked[0]?.resolve('one')
  await turn()
  expect(asked.map(({ input }) => input)).toEqual([1, 3])
  expect(shown).toEqual([])
  asked[1]?.reject(new AppError({ code: 'storage.busy' }))
  await turn()
  expect(errors).toEqual([{ code: 'storage.busy' }])
  ask(4)
  asked[2]?.resolve('four')
  await turn()
  expect(shown).toEqual(['four'])
})
