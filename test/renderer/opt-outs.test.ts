import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Contract, Handlers } from '#shared/contract'
import type { OptOut } from '#shared/exports/message-list'
import { completePage } from './in-memory-app'
import { openApp, openDialog, type OpenApp } from './open-app'
import { deskHandlers } from './sample-desk'

beforeAll(completePage)

/** The privacy section, with so many numbers on the list of those who want no messages. */
async function open(count: number, more: Partial<Handlers<Contract>> = {}): Promise<OpenApp> {
  let numbers: readonly OptOut[] = Array.from({ length: count }, (_, at) => ({
    number: `+99450${String(1_000_000 + at)}`,
    at: 0,
  }))
  const app = await openApp({
    ...deskHandlers(3),
    'privacy.exports': () => [],
    'messages.optOuts': ({ offset, limit }) => ({
      count: numbers.length,
      numbers: numbers.slice(offset, offset + limit),
    }),
    'messages.removeNumbers': ({ numbers: gone }) => {
      numbers = numbers.filter(({ number }) => !gone.includes(number))
      return null
    },
    ...more,
  })
  await screen.findByRole('button', { name: 'Sync' })
  app.session.showSettings('optOuts')
  await waitFor(() => {
    inSettings().getByText(new RegExp(`^${String(count)} numbers? on the list`))
  })
  return app
}

const inSettings = (): ReturnType<typeof within> => within(openDialog('Settings'))
const list = (): HTMLElement => inSettings().getByRole('list', { name: 'No messages' })
const removers = (): HTMLElement[] => within(list()).getAllByRole('button')

describe('the numbers of people who want no messages', () => {
  const typed = 'first\nsecond\n+994501112233'
  it.each([
    [2, 'first\nsecond'],
    // Not all of them are told.
    [300, typed],
  ])('of %i pieces that are no numbers, keeps all that are to be corrected', async (wrong, kept) => {
    await open(1, {
      'messages.addNumbers': () => ({ at: 1, added: 1, numbers: 1, wrong, mistakes: ['first', 'second'] }),
    })
    const box = inSettings().getByLabelText('Numbers to add, one per line')
    await fireEvent.input(box, { target: { value: typed } })
    await fireEvent.click(inSettings().getByRole('button', { name: 'Add' }))
    await inSettings().findByText(/^Not a phone number/)
    expect(box).toHaveProperty('value', kept)
  })

  it('are removed one after the other with the keyboard, and it is said', async () => {
    await open(2)
    const [first] = removers()
    first?.focus()
    await fireEvent.click(first ?? document.body)
    await inSettings().findByText('1 number removed.')
    await waitFor(() => {
      expect(document.activeElement).toBe(removers()[0])
    })
    expect(removers()).toHaveLength(1)
  })

  it('are shown in parts, each once however often it is asked for', async () => {
    await open(150)
    expect(removers()).toHaveLength(100)
    const more = inSettings().getByRole('button', { name: 'Show more' })
    await Promise.all([fireEvent.click(more), fireEvent.click(more)])
    await waitFor(() => {
      expect(removers()).toHaveLength(150)
    })
    await waitFor(() => {
      expect(document.activeElement).toBe(list())
    })
  })
})
