import { mount } from 'svelte'
import App from './App.svelte'
import { Session } from './session/session.svelte'
import './styles/tokens.css'
import './styles/base.css'
import { openTransport } from './transport'

const transport = openTransport(window)
const session = new Session(transport)
session.surroundings.watch(window, transport, session)
void session.open()

const target = document.getElementById('app')
if (target !== null) mount(App, { target, props: { session } })
