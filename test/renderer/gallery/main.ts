import '@fontsource-variable/inter'
/**
 * The page of the gallery, in the browser's language. `#NUMBER` in its address chooses the state to show, and its title becomes the state's name. The
 * title stays empty if there is no such state.
 */
import '../../../src/renderer/styles/tokens.css'
import '../../../src/renderer/styles/base.css'
import { text } from '../../../src/renderer/text.svelte'
import { galleryStates } from './states'

text.follow(() => ({ locale: navigator.language, currency: 'AZN', country: 'AZ' }))

const shown = galleryStates[Number(location.hash.slice(1))]
const app = document.getElementById('app')
if (app !== null && shown !== undefined) {
  const place = document.createElement('div')
  place.style.padding = '24px'
  // Suggestions and panels hang from what they belong to.
  place.style.position = 'relative'
  if (shown.width !== null) place.style.inlineSize = `${String(shown.width + 48)}px`
  app.append(place)
  shown.mount(place)
  if (shown.opens) place.querySelector('button')?.click()
  document.title = `${shown.component} ${shown.name}`
}
