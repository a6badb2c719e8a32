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

const target = document.getElementById('app')
if (target !== null) mount(App, { target, props: { session } })
