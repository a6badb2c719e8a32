import { languages } from '#shared/locale/languages'
import { catalogues } from '#shared/messages/index'
import { test } from './app'
import { expectNothingCut } from './cut'
import { nameOf, picture, type Look } from './look'
import { walkMainScreens } from './main-screens'
import { otherLanguages } from './other-languages'

const narrow = { colorScheme: 'light', viewport: { width: 1024, height: 700 } } as const

/** The gallery shows the main screens in every language, theme and size. Tests look where room is shortest. */
const isGallery = process.env['E2E_GALLERY'] === '1'
const sizes = [narrow.viewport, { width: 1440, height: 900 }, { width: 1920, height: 1080 }]
const looks: readonly Look[] = isGallery
  ? (['light', 'dark'] as const).flatMap((colorScheme) =>
      sizes.map((viewport) => ({ colorScheme, viewport })),
    )
  : [narrow]

for (const language of isGallery ? languages : otherLanguages) {
  for (const look of looks) {
    test(`no text is cut off in ${language}, ${nameOf(look)}`, async ({ start, shell }) => {
      test.setTimeout(180_000)
      const { page } = await start({ language, ...look })
      await walkMainScreens(page, catalogues[language], async (screen) => {
        await picture({ page, shell, look, screen: `${screen}-${language}` })
        await expectNothingCut(page, screen)
      })
    })
  }
}
