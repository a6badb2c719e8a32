import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, it } from 'vitest'
import { openConnections } from '#backend/connections/connections'
import { fileSecrets } from '#backend/connections/secrets'
import { openCopy } from '#backend/copy/copy'
import { apiRow, takeIn, testFolder } from '../backend/api-rows'
import { commandLine, type Outcome } from './run-command-line'

let folder: string

beforeEach(() => {
  folder = testFolder()
  const data = join(folder, 'data')
  const connections = openConnections(data, fileSecrets())
  const database = openCopy(connections.folder(connections.addSample(5, 1, 'Sample').id))
  const rows = [
    apiRow(1, { name: 'Aygün', phone: '050 535 57 57' }),
    apiRow(2, { name: 'Ольга', phone: '12' }),
    apiRow(3, { name: 'Leyla', phone: '0555355757', cid: 'odd' }),
  ]
  takeIn(database, rows)
  database.close()
})

const run = (...args: readonly string[]): Promise<Outcome> =>
  commandLine(args, { CUSTOMER_DESK_DATA: join(folder, 'data') })

const inFolder = (name: string): string => join(folder, name)

it('writes a message list, and says who is not in it', async () => {
  const out = inFolder('list.csv')
  const outcome = await run('export', '--format', 'messages', '--for', 'sms', '--sort', 'id', '--out', out)
  expect(outcome).toMatchObject({ code: 0, stdout: '' })
  expect(outcome.stderr).toContain(
    [
      `2 customers exported to ${out}.`,
      '1 customer left out.',
      '  1 customer with a number that does not exist',
      'Numbers to correct in Clopos:',
      '  2  Ольга  12  (Does not exist)',
      '',
    ].join('\n'),
  )
  expect(readFileSync(out, 'utf8')).toBe('phone,name\r\n994505355757,Aygün\r\n994555355757,Leyla\r\n')
  const again = ['export', '--format', 'messages', '--for', 'plain', '--out', '-'] as const
  expect((await run(...again)).stdout).toBe('+994505355757\r\n+994555355757\r\n')
  expect((await run(...again, '--not-contacted', '30')).stdout).toBe('')
})

it('adds, prints and removes numbers of people who want no messages', async () => {
  const file = inFolder('stop.txt')
  writeFileSync(file, '(050) 535-57-57\n+7 916 123-45-67\nSTOP\n')
  expect(await run('opt-outs', '--add', file)).toEqual({
    code: 0,
    stdout: '',
    stderr: '2 numbers added.\nNot a phone number (1): STOP\n',
  })
  expect((await run('opt-outs')).stdout).toBe('+79161234567\n+994505355757\n')
  const list = await run('export', '--format', 'messages', '--for', 'plain', '--out', '-')
  expect(list.stdout).toBe('+994555355757\r\n')
  expect((await run('opt-outs', '--remove', file, '--language', 'ru')).stderr).toContain('Удалено: 2 номера.')
  expect((await run('opt-outs')).stdout).toBe('')
})

it('writes contacts', async () => {
  const { stdout } = await run(
    ...['export', '--format', 'vcf', '--columns', 'name,phone', '--query', 'id:=3', '--out', '-'],
  )
  expect(stdout.split('\r\n')).toEqual([
    ...['BEGIN:VCARD', 'VERSION:4.0', 'FN:Leyla', 'N:;Leyla;;;'],
    ...['TEL;VALUE=uri;TYPE=cell:tel:+994555355757', 'REV:20260101T000000Z', 'END:VCARD', ''],
  ])
})

it('says what is right where arguments are wrong', async () => {
  const list = ['export', '--out', 'x', '--format', 'messages'] as const
  const sentences = [
    [[...list, '--for', 'fax'], '--for cannot be “fax”. Choose one of: whatsapp, sms, plain.'],
    [[...list, '--not-contacted', '400'], 'must be a number of days from 0 to 365, not “400”.'],
    [[...list, '--columns', 'name'], 'The format messages has columns of its own'],
    [[...list, '--bom'], '--bom changes nothing in the format messages.'],
    [['export', '--out', 'x', '--for', 'sms'], '--for changes nothing in the format csv.'],
    [['opt-outs', '--add', 'a', '--remove', 'b'], 'Use --add or --remove, not both.'],
    [['opt-outs', '--add', inFolder('nothing')], 'cannot be read.'],
  ] as const
  for (const [args, sentence] of sentences) {
    const { code, stderr } = await run(...args)
    expect(stderr).toContain(sentence)
    expect(code).toBe(2)
  }
})
