import { complete, parseQuery, type Known } from '#shared/query'
import Colours from '../../../src/renderer/query/Colours.svelte'
import Mistakes from '../../../src/renderer/query/Mistakes.svelte'
import SearchHelp from '../../../src/renderer/query/SearchHelp.svelte'
import Suggestions from '../../../src/renderer/query/Suggestions.svelte'
import Fault from '../../../src/renderer/query/editors/Fault.svelte'
import FlagEditor from '../../../src/renderer/query/editors/FlagEditor.svelte'
import GenderEditor from '../../../src/renderer/query/editors/GenderEditor.svelte'
import NumberEditor from '../../../src/renderer/query/editors/NumberEditor.svelte'
import PresenceEditor from '../../../src/renderer/query/editors/PresenceEditor.svelte'
import ProblemEditor from '../../../src/renderer/query/editors/ProblemEditor.svelte'
import TextEditor from '../../../src/renderer/query/editors/TextEditor.svelte'
import DateField from '../../../src/renderer/query/editors/DateField.svelte'
import WhenEditor from '../../../src/renderer/query/editors/WhenEditor.svelte'
import { piecesOf } from '../../../src/renderer/query/pieces'
import { term } from './samples'
import { ignore, statesOf } from './state'

const typed = 'Əli grop:VIP gender:female,both spent>1 500 ~has:email'
const parsed = parseQuery(typed)
const known: Known = {
  facets: {
    group: [
      { value: '1', name: 'My Customers', customers: 282 },
      { value: '2', name: 'VIP', customers: 12 },
    ],
    venue: [],
  },
  locale: 'en',
}
const suggestions = (text: string): ReturnType<typeof complete> => complete(text, text.length, known)

const narrow = { width: 340 }
const onchange = ignore

/** The search box's parts and the editors of filters. */
export const queryStates = [
  ...statesOf('query/Colours', Colours, { mistakes: { pieces: piecesOf(typed, parsed), scrolled: 0 } }),
  ...statesOf(
    'query/Mistakes',
    Mistakes,
    { several: { id: 'mistakes', mistakes: parsed.mistakes, onfix: ignore } },
    { width: 720 },
  ),
  ...statesOf(
    'query/Suggestions',
    Suggestions,
    {
      fields: { id: 'list', suggestions: suggestions('b'), facets: known.facets, at: null, ontake: ignore },
      values: { id: 'list', suggestions: suggestions('group:'), facets: known.facets, at: 1, ontake: ignore },
      periods: {
        id: 'list',
        suggestions: suggestions('created:'),
        facets: known.facets,
        at: 0,
        ontake: ignore,
      },
    },
    { width: 480 },
  ),
  ...statesOf('query/SearchHelp', SearchHelp, {
    open: { facets: known.facets, onclose: ignore, onadd: ignore },
  }),
  ...statesOf(
    'query/editors/Fault',
    Fault,
    { shown: { id: 'fault', text: 'Please write a number.' } },
    narrow,
  ),
  ...statesOf(
    'query/editors/FlagEditor',
    FlagEditor,
    {
      empty: { field: 'active', term: null, onchange },
      chosen: { field: 'active', term: term('active:yes'), onchange },
    },
    narrow,
  ),
  ...statesOf(
    'query/editors/GenderEditor',
    GenderEditor,
    { empty: { term: null, onchange }, chosen: { term: term('gender:female'), onchange } },
    narrow,
  ),
  ...statesOf(
    'query/editors/NumberEditor',
    NumberEditor,
    {
      empty: { field: 'spent', term: null, onchange },
      over: { field: 'spent', term: term('spent>500'), onchange },
      between: { field: 'spent', term: term('spent:100..500'), onchange },
    },
    narrow,
  ),
  ...statesOf(
    'query/editors/PresenceEditor',
    PresenceEditor,
    { empty: { term: null, onchange }, chosen: { term: term('has:email,phone'), onchange } },
    narrow,
  ),
  ...statesOf(
    'query/editors/ProblemEditor',
    ProblemEditor,
    {
      any: { term: term('problem:yes'), onchange },
      fields: { term: term('problem:birthday'), onchange },
      empty: { term: null, onchange },
    },
    narrow,
  ),
  ...statesOf(
    'query/editors/TextEditor',
    TextEditor,
    {
      empty: { field: 'phone', term: null, onchange },
      filled: { field: 'phone', term: term('phone:050'), onchange },
    },
    narrow,
  ),
  ...statesOf(
    'query/editors/DateField',
    DateField,
    {
      empty: { label: 'From', value: '', invalid: false, describedby: undefined, onchange },
      filled: { label: 'From', value: '2026-01-05', invalid: false, describedby: undefined, onchange },
      invalid: { label: 'From', value: '2026-01-05', invalid: true, describedby: undefined, onchange },
    },
    { width: 200 },
  ),
  ...statesOf(
    'query/editors/WhenEditor',
    WhenEditor,
    {
      empty: { field: 'created', term: null, onchange },
      ago: { field: 'created', term: term('created:30d'), onchange },
      between: { field: 'created', term: term('created:2026-01-05..2026-03-31'), onchange },
      birthday: { field: 'birthday', term: term('birthday:7d'), onchange },
    },
    narrow,
  ),
]
