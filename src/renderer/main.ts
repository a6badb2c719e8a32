import '@fontsource-variable/inter'
import { mount } from 'svelte'
import App from './App.svelte'
import { showLastLook } from './session/look'
import { Session } from './session/session.svelte'
import './styles/tokens.css'
import './styles/base.css'
import { openTransport } from './transport'

/** Loads the faces of all alphabets of the four languages, so that no text changes its width later. */
async function loadFont(): Promise<void> {
  try {
    await document.fonts.load('1rem "Inter Variable"', 'aəя₼')
  } catch {
    // The system's font takes its place.
  }
}

async function start(): Promise<void> {
  const transport = await openTransport(window)
  if (transport === null) return
  const session = new Session(transport)
  session.surroundings.watch(window, transport, session)
  session.lock.watch(window)
  void session.open()
  await loadFont()
  const target = document.getElementById('app')
  if (target !== null) mount(App, { target, props: { session } })
}

showLastLook(window)
void start()
