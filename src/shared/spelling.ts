/**
 * Names are written in four alphabets and in the spellings of many passports: Məmmədov, Mammadov, Memmedov, Мамедов. Each
 * word of a name has one key, which most of its spellings share. Where a letter can stand for several (г is a g in
 * Агаев, and an h in Гусейнов), a typed word has several keys. All of this works on folded words (`fold`).
 *
 * The index stores keys: after a change here, raise `indexFormat`.
 */

/** Words of fewer letters are not searched in other spellings. */
const minLetters = 3
/** A word with many letters that can be read in several ways gets no more keys than this. */
const maxKeys = 16

/** Cyrillic letters as Latin ones, those of Azerbaijani until 1991 included. */
const latinLetters: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l' },
    ...{ м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'ts', ч: 'ch' },
    ...{ ш: 'sh', щ: 'shch', ъ: '', ы: 'i', ь: '', э: 'e', ю: 'yu', я: 'ya', і: 'i' },
    ...{ ғ: 'g', ҝ: 'g', һ: 'h', ө: 'o', ү: 'u', ј: 'y', ҹ: 'c' },
  }),
)

const hasCyrillic = /[\u0400-\u04ff]/
/** In Cyrillic, ə after a consonant is often я: Ляман, Кямран. */
const softA = /([бвгдзклмнпрстфх])я/g
/** A sign before е separates it from the consonant: Мерьем, Григорьев. */
const separatedE = /[ьъ]е/g

/** Letters and groups of letters that count as another letter, in the order in which they are replaced. */
const rules: readonly (readonly [RegExp, string])[] = [
  [/^ch?(?=[lr])|ck|c(?=t)/g, 'k'],
  [/dzh|dj|zh|ch|j/g, 'c'],
  [/s(?:k?h|x)/g, 's'],
  [/kh|x/g, 'h'],
  [/gh/g, 'g'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/q/g, 'k'],
  [/w/g, 'v'],
  // Kyamran, Gyulnar, Alyona: y shows that a consonant is soft.
  [/([kg])ya/g, '$1a'],
  [/([bcdfghklmnprstvz])yu/g, '$1u'],
  [/([bcdfghklmnprstvz])yo/g, '$1e'],
  [/(^|[aeiouy])ye/g, '$1e'],
  [/e/g, 'a'],
  [/y/g, 'i'],
  [/(.)\1+/g, '$1'],
]

function keyOfWord(word: string): string {
  let key = word
  if (hasCyrillic.test(word)) {
    key = ''
    for (const letter of word.replace(softA, '$1a').replace(separatedE, 'ye'))
      key += latinLetters.get(letter) ?? letter
  }
  for (const [pattern, replacement] of rules) key = key.replace(pattern, replacement)
  return key
}

/** The words of a folded text: without apostrophes, and cut at everything that is no letter or digit. */
const wordsOf = (folded: string): readonly string[] =>
  folded
    .replace(/['’ʼ‘`´]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

/** The key of a folded text: the keys of its words, separated by blanks. */
export const spellingKey = (folded: string): string => wordsOf(folded).map(keyOfWord).join(' ')

/** What a letter of a typed key can stand for in the key of a name. */
const readings: ReadonlyMap<string, readonly string[]> = new Map([
  ['k', ['k', 'g']],
  ['g', ['g', 'k', 'h']],
  ['h', ['h', 'g']],
])

/** Other ways to write a typed word: x is ks in Maxim, and я is ə or ya after a consonant. */
const rewritings: readonly (readonly [RegExp, string])[] = [
  [/x/g, 'ks'],
  [/ks|кс/g, 'x'],
  [/([bdfhlmnprstvz])ya/g, '$1a'],
  [softA, '$1ья'],
]

/** The keys of a typed word, the most likely one first; none if it or its key is too short, or has digits. */
export function spellingsOf(folded: string): readonly string[] {
  if (spellingKey(folded).length < minLetters || /\p{N}/u.test(folded)) return []
  const written = new Set([folded, ...rewritings.map(([pattern, other]) => folded.replace(pattern, other))])
  const keys = new Set<string>()
  for (const one of written) for (const key of readingsOf(spellingKey(one))) keys.add(key)
  return [...keys].slice(0, maxKeys)
}

function readingsOf(key: string): readonly string[] {
  let all: readonly string[] = ['']
  for (const letter of key) {
    const letters = all.length < maxKeys ? (readings.get(letter) ?? [letter]) : [letter]
    all = letters.flatMap((one) => all.map((before) => before + one))
  }
  return all
}

/** How much of a folded word one of some keys stands for: its first letters, as few as have the key. 0: nothing of it. */
export function spelledLength(word: string, keys: readonly string[]): number {
  const begins = (text: string): boolean => {
    const own = spellingKey(text)
    return keys.some((key) => own.startsWith(key))
  }
  if (!begins(word)) return 0
  let length = 1
  while (length < word.length && !begins(word.slice(0, length))) length += 1
  return length
}

/**
 * The lengths of the beginnings of `text` that differ from `typed` in one letter at most: another, missing or further one, or two
 * that changed places.
 */
export function startsWithinTypo(typed: string, text: string): readonly number[] {
  let same = 0
  while (same < typed.length && typed[same] === text[same]) same += 1
  if (same === typed.length) return text.length > same ? [same, same + 1] : [same]
  const [typedNext, textNext] = [typed.charCodeAt(same + 1), text.charCodeAt(same + 1)]
  const isShifted = typedNext === text.charCodeAt(same)
  const isFurther = textNext === typed.charCodeAt(same)
  // Almost all words of a list end here.
  if (typed.length > same + 1 && typedNext !== textNext && !isShifted && !isFurther) return []
  const rest = typed.slice(same + 1)
  const lengths: number[] = []
  if (text.startsWith(rest, same + 1) || (isShifted && isFurther && text.startsWith(rest.slice(1), same + 2)))
    lengths.push(typed.length)
  if (text.startsWith(typed.slice(same), same + 1)) lengths.push(typed.length + 1)
  if (text.startsWith(rest, same)) lengths.push(typed.length - 1)
  return lengths.filter((length) => length <= text.length)
}
