import { readFileSync } from 'node:fs'
import { readNumbers } from '#backend/messages/number'
import { maxShownMistakes } from '#shared/exports/message-list'
import { formatCount } from '#shared/locale/formats'
import type { Counted } from '#shared/locale/plurals'
import type { Commands } from './command'
import { withUserData } from './copies'
import { forTerminal, print } from './print'
import type { Surroundings } from './surroundings'
import { wrongUsage } from './words'

/** The text of a file, or of the standard input. Throws `invalid-input`. */
function textOf(file: string, { commandLine }: Surroundings['messages']): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch {
    throw wrongUsage(commandLine, commandLine.unreadableFile(file))
  }
}

/** Prints the numbers of people who want no messages, or adds or removes those of a file. */
export async function optOuts(command: Commands['opt-outs'], surroundings: Surroundings): Promise<void> {
  const { stdout, stderr, clock, messages, language } = surroundings
  const { change } = command
  const counted = (count: number): Counted => ({ count, text: formatCount(count, language) })
  const say = (line: string): void => {
    stderr.write(`${[...forTerminal([line])].join('')}\n`)
  }
  await withUserData(command, surroundings, async ({ optOuts: stored, settings }) => {
    if (change === null) {
      await print(stdout, stored.all())
      return
    }
    const { numbers, wrong } = readNumbers(textOf(change.file, messages), settings.read().country)
    const t = messages.messaging.list
    if (change.kind === 'add') {
      const { added } = stored.add(numbers, clock())
      say(t.added(counted(added), counted(numbers.size - added)))
    } else say(t.removed(counted(stored.remove(numbers))))
    if (wrong.length > 0) say(t.wrong(counted(wrong.length), wrong.slice(0, maxShownMistakes).join(' · ')))
  })
}
