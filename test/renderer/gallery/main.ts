/**
 * The page of the gallery. `#NUMBER` in its address names the state to show. `galleryStates` tells the program that takes
 * the pictures which states there are.
 */
import '../../../src/renderer/styles/tokens.css'
import '../../../src/renderer/styles/base.css'
import { galleryStates } from './states'

declare global {
  interface Window {
    galleryStates?: readonly { readonly component: string; readonly name: string }[]
  }
}

window.galleryStates = galleryStates.map(({ component, name }) => ({ component, name }))

const shown = galleryStates[Number(location.hash.slice(1))]
const app = document.getElementById('app')
if (app !== null && shown !== undefined) {
  const place = document.createElement('div')
  place.style.padding = '24px'
  if (shown.width !== null) place.style.inlineSize = `${String(shown.width + 48)}px`
  app.append(place)
  shown.mount(place)
  if (shown.opens) place.querySelector('button')?.click()
}
