import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { print } from '../../src/main/command-line/print'

async function printed(lines: readonly string[], isTTY: boolean): Promise<string> {
  let text = ''
  const stdout = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      text += chunk.toString('utf8')
      done()
    },
  })
  await print(Object.assign(stdout, { isTTY }), lines)
  return text
}

// They would set the title of the terminal, clear its screen, and ring its bell.
const steering = ['3\tVIP\u001b]0;title\u0007', '1\tGold\u009b2J\u0085', '2\tƏla 👋\r']

test('a name steers no terminal', async () => {
  expect(await printed(steering, true)).toBe(
    '3\tVIP\uFFFD]0;title\uFFFD\n1\tGold\uFFFD2J\uFFFD\n2\tƏla 👋\uFFFD\n',
  )
})

test('a file gets it as it is', async () => {
  expect(await printed(steering, false)).toBe(`${steering.join('\n')}\n`)
})
