import { azerbaijaniNames, englishNames, plainForm, russianNames, turkishNames, type Names } from './names'
import type { Random } from './random'

export type SampleLanguage = 'azerbaijani' | 'russian' | 'turkish' | 'english'

/** An invented person. */
export interface Person {
  readonly language: SampleLanguage
  readonly gender: 'male' | 'female'
  readonly given: string
  readonly surname: string
  /** As the waiter wrote it down. */
  readonly name: string
}

const namesOf: Readonly<Record<SampleLanguage, Names>> = {
  azerbaijani: azerbaijaniNames,
  russian: russianNames,
  turkish: turkishNames,
  english: englishNames,
}

/** For a random number below 20. */
const languageByShare: readonly SampleLanguage[] = [
  ...Array.from({ length: 12 }, () => 'azerbaijani' as const),
  ...Array.from({ length: 4 }, () => 'russian' as const),
  ...Array.from({ length: 2 }, () => 'turkish' as const),
  ...Array.from({ length: 2 }, () => 'english' as const),
]

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
const latin = (word: string): string => capitalised(plainForm(word))

/** Capitals by the rules of the language: in Azerbaijani and Turkish i becomes İ, not I. */
const capitalsOf: Readonly<Record<SampleLanguage, string>> = {
  azerbaijani: 'az',
  russian: 'ru',
  turkish: 'tr',
  english: 'en',
}

function writtenName(
  random: Random,
  language: SampleLanguage,
  male: boolean,
  given: string,
  surname: string,
): string {
  const manner = random.fraction()
  const { fathers } = namesOf[language]
  if (manner < 0.68) return `${given} ${surname}`
  if (manner < 0.76) return `${surname} ${given}`
  if (manner < 0.83) return given
  if (manner < 0.91 && language !== 'english') return `${latin(given)} ${latin(surname)}`
  if (manner < 0.96 && fathers.length > 0) {
    const father = random.pick(fathers)
    return `${surname} ${given} ${male ? father.son : father.daughter}`
  }
  if (manner < 0.97) return `${surname} ${given}`.toLocaleUpperCase(capitalsOf[language])
  return `${given} ${surname}`
}

/** The next person of the sequence. */
export function nextPerson(random: Random): Person {
  const language = languageByShare[random.below(20)] ?? 'azerbaijani'
  const male = random.chance(0.5)
  const names = namesOf[language]
  const given = random.pick(male ? names.male : names.female)
  const surname = random.pick(male ? names.maleSurnames : names.femaleSurnames)
  return {
    language,
    gender: male ? 'male' : 'female',
    given,
    surname,
    name: writtenName(random, language, male, given, surname),
  }
}

// Reserved domains (RFC 2606), so that mail can never reach anybody.
const domains = [
  'example.com',
  'example.com',
  'example.com',
  'example.net',
  'example.org',
  'mail.example',
  'post.example',
]

/** An email address of the person; `number` makes it differ from those of people with the same name. */
export function emailOf(random: Random, person: Person, number: number): string {
  const given = plainForm(person.given)
  const surname = plainForm(person.surname)
  const domain = random.pick(domains)
  switch (random.below(4)) {
    case 0:
      return `${given}.${surname}${String(number)}@${domain}`
    case 1:
      return `${given}${String(number)}@${domain}`
    case 2:
      return `${surname}.${given.charAt(0)}${String(number)}@${domain}`
    default:
      return `${given}_${surname}.${String(number)}@${domain}`
  }
}
