import { describe, expect, it } from 'vitest'
import type { Contact } from '#shared/jobs'
import { createFormats } from '#shared/locale/formats'
import { catalogues, waitSentence } from '#shared/messages/index'
import { createProgressView, type ProgressView } from '../../src/main/command-line/progress'

const texts = catalogues.en.commandLine
const formats = createFormats('en-GB', { timeZone: 'Asia/Baku' })
const wait = (contact: Contact | undefined): string => waitSentence(catalogues.en, contact, formats)

interface Stage {
  readonly view: ProgressView
  readonly written: string[]
  readonly pass: (ms: number) => void
}

function stage(isTTY: boolean, columns?: number): Stage {
  const written: string[] = []
  let now = 0
  const screen = { write: (text: string) => written.push(text), isTTY, columns }
  return {
    view: createProgressView(screen, 'Fetching customers', texts, { clock: () => now, wait }),
    written,
    pass: (ms) => {
      now += ms
    },
  }
}

describe('without a terminal', () => {
  it('a line now and then, and always the last one', () => {
    const { view, written, pass } = stage(false)
    for (let done = 0; done <= 50_000; done += 1000) {
      view.show({ done, total: 50_000 })
      pass(100)
    }
    view.end()
    expect(written).toEqual([
      'Fetching customers: 0 of 50,000\n',
      'Fetching customers: 10,000 of 50,000\n',
      'Fetching customers: 20,000 of 50,000, 3 s left\n',
      'Fetching customers: 30,000 of 50,000, 2 s left\n',
      'Fetching customers: 40,000 of 50,000, 1 s left\n',
      'Fetching customers: 50,000 of 50,000\n',
    ])
  })

  it('why it waits, and until when, at once', () => {
    const { view, written, pass } = stage(false)
    const until = Date.UTC(2026, 10, 22, 5, 14, 32)
    view.show({ done: 0, total: 50_000, contact: { is: 'answered' } })
    view.show({ done: 0, total: 50_000, contact: { is: 'busy', until } })
    view.show({ done: 0, total: 50_000, contact: { is: 'failing', status: 500, until } })
    view.show({ done: 0, total: 50_000, contact: { is: 'failing', status: 500, until: null } })
    view.show({ done: 0, total: 50_000, contact: { is: 'failing', status: null, until } })
    pass(1000)
    view.show({ done: 999, total: 50_000, contact: { is: 'answered' } })
    expect(written).toEqual([
      'Fetching customers: 0 of 50,000\n',
      'Clopos asks us to wait until 09:14:32 (too many requests)\n',
      'Clopos has a problem (error 500). Trying again at 09:14:32\n',
      'Clopos has a problem (error 500). Trying again…\n',
      'No usable answer from Clopos. Trying again at 09:14:32\n',
      'Fetching customers: 999 of 50,000\n',
    ])
  })

  it('never the same line twice, and counts alone where the total is not known', () => {
    const { view, written, pass } = stage(false)
    view.show({ done: 5, total: null })
    pass(5000)
    view.show({ done: 5, total: null })
    expect(written).toEqual(['Fetching customers: 5\n'])
  })
})

describe('on a terminal', () => {
  it('a bar in one line, cleared at the end', () => {
    const { view, written, pass } = stage(true)
    view.show({ done: 25_000, total: 100_000 })
    pass(50)
    view.show({ done: 25_001, total: 100_000 })
    pass(100)
    view.show({ done: 100_000, total: 100_000 })
    view.end()
    view.end()
    expect(written).toEqual([
      '\r\u001b[KFetching customers [######------------------]  25 %  25,000 of 100,000',
      '\r\u001b[KFetching customers [########################] 100 %  100,000 of 100,000',
      '\r\u001b[K',
    ])
  })

  it('never wider than the terminal', () => {
    const { view, written } = stage(true, 30)
    view.show({ done: 25_000, total: 100_000 })
    expect(written.join('').replace('\r\u001b[K', '')).toHaveLength(29)
  })

  it('no bar for nothing', () => {
    const { view, written } = stage(true)
    view.show({ done: 0, total: 0 })
    expect(written).toEqual(['\r\u001b[KFetching customers 0 of 0'])
  })
})
