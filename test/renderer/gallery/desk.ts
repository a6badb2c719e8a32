import type { ComponentProps } from 'svelte'
import type { Comparison } from '#shared/exports/comparison'
import type { LeftOut } from '#shared/exports/message-list'
import type { Notice } from '../../../src/renderer/status/notices.svelte'
import type { EmptyReason } from '../../../src/renderer/table/empty'
import ChangeCounts from '../../../src/renderer/history/ChangeCounts.svelte'
import FoundLists from '../../../src/renderer/history/FoundLists.svelte'
import MessageOptions from '../../../src/renderer/export/MessageOptions.svelte'
import ComparisonDialog from '../../../src/renderer/export/ComparisonDialog.svelte'
import LeftOutDialog from '../../../src/renderer/messages/LeftOutDialog.svelte'
import ConnectionList from '../../../src/renderer/start/ConnectionList.svelte'
import Preview from '../../../src/renderer/start/Preview.svelte'
import FormFieldBox from '../../../src/renderer/start/FormFieldBox.svelte'
import AutoSync from '../../../src/renderer/status/AutoSync.svelte'
import CopyAge from '../../../src/renderer/status/CopyAge.svelte'
import JobLine from '../../../src/renderer/status/JobLine.svelte'
import NoticeLine from '../../../src/renderer/status/NoticeLine.svelte'
import Totals from '../../../src/renderer/status/Totals.svelte'
import CorrectionNote from '../../../src/renderer/table/CorrectionNote.svelte'
import EmptyState from '../../../src/renderer/table/EmptyState.svelte'
import WorkNote from '../../../src/renderer/table/WorkNote.svelte'
import { copyStatus } from '../in-memory-app'
import { cafe } from '../sample-desk'
import { syncResult } from '../sync-records'
import { connections, exporting, minute, now, sync, syncAtStart, unreachable } from './samples'
import { ignore, statesOf } from './state'

/** All customers of a first load are there. */
const indexing: typeof sync = {
  ...sync,
  progress: { done: 50_000, total: 50_000, isIndexing: true },
  secondsLeft: null,
}

/** Clopos asked to wait, or fails. */
const waiting: typeof sync = {
  ...sync,
  progress: { ...sync.progress, contact: { is: 'busy', until: now + minute } },
}
const retrying: typeof sync = {
  ...sync,
  progress: { ...sync.progress, contact: { is: 'failing', status: 500, until: now + minute } },
}

const found = syncResult({ added: 3, changed: 12, removed: 1 })
const lastSync = { startedAt: now - 10 * minute, finishedAt: now - 9 * minute, result: found }
const status = copyStatus(cafe.id, { customers: 30, lastSync })
const schedule = { connectionId: cafe.id, nextAt: now + 6 * minute, failures: 0, needsSignIn: false }

const notice = (shown: Notice, retry = ''): ComponentProps<typeof NoticeLine> => ({
  notice: shown,
  copyFrom: 'today, 09:00',
  shell: 'desktop',
  canSignIn: true,
  retry,
  ondismiss: ignore,
  onshow: ignore,
  onagain: ignore,
  onsignin: ignore,
  onopen: ignore,
  onreveal: ignore,
  onretry: ignore,
  onschedules: ignore,
  onleftout: ignore,
  onundo: ignore,
})
const written = {
  rows: 1200,
  bytes: 90_000,
  sha256: '',
  copyAt: null,
  ms: 40,
  opens: true,
  fileName: 'customers.csv',
  download: null,
  leftOut: null,
}
const nobody = { noNumber: 0, optedOut: 0, invalid: 0, notMobile: 0, contacted: 0, same: 0 }
const comparison: Comparison = {
  ...{ untouched: true, byId: true, before: 1200, now: 1204, added: 5, removed: 1, changed: 2 },
  differences: [
    { kind: 'added', label: '1307 · Nigar Quliyeva', cells: [] },
    { kind: 'removed', label: '88 · Rəşad Əliyev', cells: [] },
    {
      ...{ kind: 'changed', label: '12 · Leyla Əliyeva' },
      cells: [
        { heading: 'Phone', before: '', now: '+994 50 535 57 57' },
        { heading: 'Spent', before: '100', now: '162.8' },
      ],
    },
  ],
}
const same = { ...comparison, untouched: false, added: 0, removed: 0, changed: 0, differences: [] }
const leftOut: LeftOut = {
  counts: { noNumber: 120, optedOut: 4, invalid: 30, notMobile: 1, contacted: 17, same: 2 },
  people: [
    { id: 1, name: 'Leyla Əliyeva', typed: '050 535', reason: 'invalid' },
    { id: 2, name: null, typed: '012 493 00 00, ask the manager', reason: 'notMobile' },
  ],
}
const leftOutAround = { onopen: ignore, onclose: ignore }
const failed = (error: Extract<Notice, { kind: 'failed' }>['error']): Notice => ({
  id: 'sync',
  kind: 'failed',
  job: 'sync',
  error,
})

const empty = (reason: EmptyReason): ComponentProps<typeof EmptyState> => ({
  reason,
  sync: reason.kind === 'reading' ? sync : undefined,
  connection: 'Sample customers',
  oncancel: ignore,
  onsync: ignore,
  onclear: ignore,
  onretry: ignore,
})

const field = {
  name: 'brand',
  label: 'Brand',
  hint: 'As in the address of the back office.',
  oninput: ignore,
}

/** Parts of the window that get values, not stores. */
export const deskStates = [
  ...statesOf('history/ChangeCounts', ChangeCounts, { all: { result: found, onshow: ignore } }),
  ...statesOf(
    'history/FoundLists',
    FoundLists,
    {
      found: { lastSync, now, onshow: ignore },
      never: { lastSync: null, now, onshow: ignore },
    },
    { width: 260 },
  ),
  ...statesOf(
    'start/ConnectionList',
    ConnectionList,
    {
      several: { connections, busy: false, onopen: ignore, onremove: ignore },
      busy: { connections, busy: true, onopen: ignore, onremove: ignore },
    },
    { width: 480 },
  ),
  ...statesOf('start/Preview', Preview, { shown: {} }, { width: 560 }),
  ...statesOf(
    'start/FormFieldBox',
    FormFieldBox,
    {
      empty: { ...field, fault: null, value: '' },
      secret: { ...field, fault: null, secret: true, value: 'a secret' },
      wrong: { ...field, fault: 'Please fill this in.', value: '' },
    },
    { width: 400 },
  ),
  ...statesOf(
    'export/MessageOptions',
    MessageOptions,
    {
      whatsapp: { options: { sender: 'whatsapp', notContactedDays: 0 }, onchange: ignore },
      plain: { options: { sender: 'plain', notContactedDays: 30 }, onchange: ignore },
    },
    { width: 400 },
  ),
  ...statesOf('export/ComparisonDialog', ComparisonDialog, {
    differences: { file: 'customers.csv', comparison, onclose: ignore },
    same: { file: 'customers.csv', comparison: same, onclose: ignore },
  }),
  ...statesOf('messages/LeftOutDialog', LeftOutDialog, {
    few: { leftOut: { counts: { ...nobody, same: 3, optedOut: 1 }, people: [] }, ...leftOutAround },
    many: { leftOut, ...leftOutAround },
  }),
  ...statesOf('status/AutoSync', AutoSync, {
    running: { job: sync, oncancel: ignore },
    waiting: { job: waiting, oncancel: ignore },
  }),
  ...statesOf('status/CopyAge', CopyAge, {
    next: { status, schedule, ageOnly: false, now },
    failing: { status, schedule: { ...schedule, failures: 2 }, ageOnly: false, now },
    never: { status: copyStatus(cafe.id, { lastSync: null }), schedule: null, ageOnly: true, now },
  }),
  ...statesOf('status/JobLine', JobLine, {
    start: { job: syncAtStart, connection: cafe.name, oncancel: ignore },
    sync: { job: sync, connection: cafe.name, oncancel: ignore },
    indexing: { job: indexing, connection: cafe.name, oncancel: ignore },
    waiting: { job: waiting, connection: cafe.name, oncancel: ignore },
    retrying: { job: retrying, connection: cafe.name, oncancel: ignore },
    export: { job: exporting, connection: cafe.name, oncancel: ignore },
  }),
  ...statesOf('status/NoticeLine', NoticeLine, {
    synced: notice({ id: 'sync', kind: 'synced', result: found }),
    unchanged: notice({ id: 'sync', kind: 'synced', result: syncResult() }),
    exported: notice({ id: 'export', kind: 'exported', jobId: 'export', result: written }),
    leftOut: notice({ id: 'export', kind: 'exported', jobId: 'export', result: { ...written, leftOut } }),
    optedOut: notice({ id: 'optOut', kind: 'optedOut', at: now, added: 3, numbers: 4 }),
    cancelled: notice({ id: 'sync', kind: 'cancelled', job: 'sync' }),
    unreachable: notice(failed(unreachable), 'Trying again at 09:35.'),
    rejected: notice(failed({ code: 'sign-in.rejected' })),
  }),
  ...statesOf('status/Totals', Totals, {
    now: { summary: { count: 1200, spent: 45_678.9, receipts: 9876 }, old: false },
    old: { summary: { count: 1200, spent: 45_678.9, receipts: 9876 }, old: true },
  }),
  ...statesOf('table/EmptyState', EmptyState, {
    reading: empty({ kind: 'reading' }),
    indexing: { ...empty({ kind: 'reading' }), sync: indexing },
    waiting: { ...empty({ kind: 'reading' }), sync: waiting },
    'no-copy': empty({ kind: 'no-copy', offline: false }),
    offline: empty({ kind: 'no-copy', offline: true }),
    'no-match': empty({ kind: 'no-match' }),
    'no-customers': empty({ kind: 'no-customers' }),
    failed: empty({ kind: 'failed', error: unreachable }),
  }),
  ...statesOf('table/CorrectionNote', CorrectionNote, {
    one: { corrections: [{ typed: 'memmsdov', meant: 'Məmmədov' }] },
    several: {
      corrections: [
        { typed: 'leyal', meant: 'Leyla' },
        { typed: 'memmsdova', meant: 'Məmmədova' },
      ],
    },
  }),
  ...statesOf('table/WorkNote', WorkNote, {
    searching: { work: 'searching' },
    sorting: { work: 'sorting' },
  }),
]
