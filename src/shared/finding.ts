import type { CheckReport, Finding } from './checks'
import type { Formats } from './locale/formats'
import { languageOf } from './locale/languages'
import { joinList } from './locale/lists'
import { formatSize } from './locale/sizes'
import { sentence, type Messages } from './messages/index'

/** What a check found, and what to do if something is wrong. */
export function findingSentence(messages: Messages, finding: Finding, formats: Formats): string {
  const t = messages.checks
  if (finding.is === 'skipped') return t.skipped[finding.why]
  if (finding.is !== 'fine') return sentence(messages, finding.error)
  const language = languageOf(formats.locale)
  const { fact } = finding
  switch (fact.of) {
    case 'connection':
      return t.connected(formats.counted(fact.customers))
    case 'clock':
      return t.clock
    case 'proxy':
      return fact.proxies.length === 0 ? t.direct : t.proxies(joinList(fact.proxies, 'or', language))
    case 'keyStore':
      return t.secret[fact.protection]
    case 'disk':
      return t.free(formatSize(fact.free, language))
    default:
      return t.whole(formatSize(fact.bytes, language))
  }
}

/** The result of a report that is complete. */
export function resultSentence({ checks }: Messages, { lines }: CheckReport, formats: Formats): string {
  const wrong = lines.filter(({ finding }) => finding?.is === 'wrong').length
  if (wrong > 0) return checks.problems(formats.counted(wrong))
  // Without a connection to Clopos, nothing of it can be checked, and nothing needs to be.
  const isOpen = lines.some(
    ({ finding }) => finding?.is === 'skipped' && (finding.why === 'too-slow' || finding.why === 'cancelled'),
  )
  return isOpen ? checks.incomplete : checks.allFine
}
