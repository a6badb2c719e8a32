import { createRawSnippet } from 'svelte'
import Badge from '../../../src/renderer/ui/Badge.svelte'
import ComboList from '../../../src/renderer/ui/ComboList.svelte'
import Confirm from '../../../src/renderer/ui/Confirm.svelte'
import Dialog from '../../../src/renderer/ui/Dialog.svelte'
import Dropdown from '../../../src/renderer/ui/Dropdown.svelte'
import Icon from '../../../src/renderer/ui/Icon.svelte'
import { icons } from '../../../src/renderer/ui/icons'
import Menu from '../../../src/renderer/ui/Menu.svelte'
import MenuItem from '../../../src/renderer/ui/MenuItem.svelte'
import Meter from '../../../src/renderer/ui/Meter.svelte'
import Picker from '../../../src/renderer/ui/Picker.svelte'
import Segments from '../../../src/renderer/ui/Segments.svelte'
import Select from '../../../src/renderer/ui/Select.svelte'
import Toast from '../../../src/renderer/ui/Toast.svelte'
import { content, ignore, statesOf } from './state'

const iconNames = Object.keys(icons).filter((name): name is keyof typeof icons => name in icons)
const actions = content('<button class="button primary" type="button">Save</button>')
const long = `<div>${'<p>Each of these lines is one of very many.</p>'.repeat(60)}</div>`
const panel = content('<p>What the panel shows.</p>')

const lines = ['Sync now', 'Export…', 'All customers', 'Top spenders'].map((text) => ({ id: text, text }))
const combo = {
  label: 'Find',
  placeholder: 'Find something',
  listLabel: 'Results',
  none: 'Nothing found',
  onchoose: ignore,
  row: createRawSnippet((line: () => { readonly text: string }) => ({
    render: () => `<span>${line().text}</span>`,
  })),
}
const picker = {
  label: 'Line: Export…',
  listLabel: 'Line',
  options: lines,
  chosen: 'Export…',
  onchoose: ignore,
}
const choices = ['one', 'two', 'three', 'four'].map((value) => ({ value, text: `Choice ${value}` }))

/** The components in src/renderer/ui. */
export const uiStates = [
  ...statesOf('ui/Icon', Icon, Object.fromEntries(iconNames.map((name) => [name, { name, size: 32 }])), {
    width: 64,
  }),
  ...statesOf(
    'ui/Badge',
    Badge,
    {
      grey: { label: 'Inactive' },
      ...Object.fromEntries(
        ['My Customers', 'VIP', 'Staff', 'Dostlar', 'Постоянные', 'Öğrenci', 'Corporate', 'Qonaqlar'].map(
          (label, hue) => [`hue-${String(hue)}`, { label, hue }],
        ),
      ),
    },
    { width: 200 },
  ),
  ...statesOf(
    'ui/Meter',
    Meter,
    {
      unknown: { label: 'Customers', done: 0, total: null },
      half: { label: 'Customers', done: 50, total: 100 },
      full: { label: 'Customers', done: 100, total: 100 },
    },
    { width: 320 },
  ),
  ...statesOf(
    'ui/MenuItem',
    MenuItem,
    {
      plain: { onclick: ignore, children: content('<span>Rename…</span>') },
      current: { onclick: ignore, current: true, children: content('<span>All customers</span>') },
    },
    { width: 240 },
  ),
  ...statesOf('ui/Menu', Menu, {
    open: {
      label: 'A menu',
      x: 24,
      y: 24,
      onclose: ignore,
      entries: [
        { label: 'Copy', keys: 'Ctrl+C', run: ignore },
        { label: 'Open details', keys: 'Enter', run: ignore },
        { label: 'Copy as…', opens: true, run: ignore },
        { label: 'Paste', disabled: true, run: ignore },
        { label: 'Hide column', apart: true, run: ignore },
      ],
    },
  }),
  ...statesOf('ui/Dialog', Dialog, {
    short: { title: 'A dialog', onclose: ignore, children: content('<p>One sentence.</p>'), actions },
    wide: {
      title: 'A wide dialog',
      size: 'wide',
      onclose: ignore,
      children: content('<p>One sentence.</p>'),
    },
    long: { title: 'More than fits', onclose: ignore, children: content(long), actions },
  }),
  ...statesOf(
    'ui/Select',
    Select<string>,
    {
      plain: { label: 'Choice', options: choices, value: 'two', onchange: ignore },
      wide: { label: 'Choice', options: choices, value: 'two', wide: true, onchange: ignore },
      invalid: { label: 'Choice', options: choices, value: 'two', invalid: true, onchange: ignore },
    },
    { width: 300 },
  ),
  ...statesOf(
    'ui/ComboList',
    ComboList<(typeof lines)[number]>,
    {
      found: {
        ...combo,
        groups: [
          { title: 'Commands', options: lines.slice(0, 2) },
          { title: 'Views', options: lines.slice(2) },
        ],
      },
      nothing: { ...combo, value: 'xyz', groups: [] },
    },
    { width: 420 },
  ),
  ...statesOf('ui/Picker', Picker, { closed: picker }, { width: 420 }),
  ...statesOf('ui/Picker', Picker, { list: picker }, { width: 420, opens: true }),
  ...statesOf(
    'ui/Segments',
    Segments<string>,
    {
      two: { label: 'Rows', options: choices.slice(0, 2), value: 'one', onchange: ignore },
      four: { label: 'Theme', options: choices, value: 'three', onchange: ignore },
    },
    { width: 520 },
  ),
  ...statesOf(
    'ui/Toast',
    Toast,
    {
      plain: { lifetime: null, onend: ignore, children: content('<p>Something is said.</p>') },
      good: { lifetime: null, tone: 'good', onend: ignore, children: content('<p>Something went well.</p>') },
      bad: { lifetime: null, tone: 'bad', onend: ignore, children: content('<p>Something failed.</p>') },
    },
    { width: 480 },
  ),
  ...statesOf('ui/Confirm', Confirm, {
    question: {
      title: 'Remove “nar-cafe”?',
      explain: 'Its customers are deleted from this computer.',
      yes: 'Remove',
      no: 'Cancel',
      onyes: ignore,
      onno: ignore,
    },
  }),
  ...statesOf('ui/Dropdown', Dropdown, {
    chip: { label: 'Group', look: 'chip', button: content('<span>Group: VIP</span>'), children: panel },
    button: { label: 'More', look: 'button small', button: content('<span>More</span>'), children: panel },
    quiet: { label: 'More', button: content('<span>More</span>'), children: panel },
  }),
  ...statesOf(
    'ui/Dropdown',
    Dropdown,
    { open: { label: 'More', look: 'button small', button: content('<span>More</span>'), children: panel } },
    { opens: true },
  ),
]
