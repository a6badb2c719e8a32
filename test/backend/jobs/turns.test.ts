import { expect, it } from 'vitest'
import { takeTurns } from '#backend/jobs/turns'

const never = new AbortController().signal

/** Work that runs until it is told to end. */
function openWork() {
  let end = (): void => undefined
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  return { end, ended }
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

it('runs two works at a time, and the others in their order', async () => {
  const inTurn = takeTurns(2)
  const works = Array.from({ length: 5 }, openWork)
  const begun: number[] = []
  const all = works.map(({ ended }, number) =>
    inTurn(never, () => {
      begun.push(number)
      return number === 1 ? ended.then(() => Promise.reject(new Error('failed'))) : ended
    }).catch((thrown: unknown) => String(thrown)),
  )
  await settle()
  expect(begun).toEqual([0, 1])
  works[1]?.end()
  await settle()
  expect(begun).toEqual([0, 1, 2])
  for (const { end } of works) end()
  expect(await Promise.all(all)).toEqual([undefined, 'Error: failed', undefined, undefined, undefined])
  expect(begun).toEqual([0, 1, 2, 3, 4])
})

it('passes over what is cancelled while it waits', async () => {
  const inTurn = takeTurns(1)
  const first = openWork()
  const cancel = new AbortController()
  const begun: string[] = []
  const work = (name: string) => (): Promise<void> => {
    begun.push(name)
    return Promise.resolve()
  }
  const running = inTurn(never, () => first.ended)
  const cancelled = inTurn(cancel.signal, work('cancelled'))
  const after = inTurn(never, work('after'))
  cancel.abort()
  await expect(cancelled).rejects.toThrow('cancelled')
  first.end()
  await Promise.all([running, after])
  // The turn is free again.
  await inTurn(never, work('last'))
  expect(begun).toEqual(['after', 'last'])
})
