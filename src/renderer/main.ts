import '@fontsource-variable/inter'
import { mount } from 'svelte'
import App from './App.svelte'
import { showLastLook } from './session/look'
import { Session } from './session/session.svelte'
import './styles/tokens.css'
import './styles/base.css'
import { openTransport } from './transport'

showLastLook(window)
const transport = openTransport(window)
const session = new Session(transport)
session.surroundings.watch(window, transport, session)
void session.open()

/** Loads the faces of all alphabets of the four languages, so that no text changes its width later. */
async function loadFont(): Promise<void> {
  try {
    await document.fonts.load('1rem "Inter Variable"', 'aəя₼')
  } catch {
    // The system's font takes its place.
  }
}

const target = document.getElementById('app')
void loadFont().then(() => {
  if (target !== null) mount(App, { target, props: { session } })
})
