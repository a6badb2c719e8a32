import { isPressed, type Keys } from '../commands/keys'

/** The command of a key. */
export type Command =
  | {
      readonly do: 'move'
      /** `page`: by the visible rows; `end`: to the first or the last. */
      readonly rows: Step
      readonly columns: Step
      /** The range of cells changes with it. */
      readonly extend: boolean
    }
  /** Selects or unselects the focused row. */
  | { readonly do: 'toggle' }
  /** Selects the rows of the range, or from the last selected row to the focused one. */
  | { readonly do: 'select-rows' }
  | { readonly do: 'mark-columns' }
  | { readonly do: 'select-all' }
  | { readonly do: 'copy-with-header' }
  | { readonly do: 'open' }
  | { readonly do: 'leave' }

interface Step {
  readonly by: 'none' | 'one' | 'page' | 'end'
  readonly forwards: boolean
}

export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

const still: Step = { by: 'none', forwards: true }
const step = (by: Step['by'], forwards: boolean): Step => ({ by, forwards })

function stepsOf(key: string, far: boolean): { readonly rows: Step; readonly columns: Step } | null {
  const one = far ? 'end' : 'one'
  switch (key) {
    case 'ArrowDown':
      return { rows: step(one, true), columns: still }
    case 'ArrowUp':
      return { rows: step(one, false), columns: still }
    case 'ArrowRight':
      return { rows: still, columns: step(one, true) }
    case 'ArrowLeft':
      return { rows: still, columns: step(one, false) }
    case 'PageDown':
      return { rows: step('page', true), columns: still }
    case 'PageUp':
      return { rows: step('page', false), columns: still }
    case 'Home':
      return { rows: far ? step('end', false) : still, columns: step('end', false) }
    case 'End':
      return { rows: far ? step('end', true) : still, columns: step('end', true) }
    default:
      return null
  }
}

/** The command of a key press, as in spreadsheets; null: none. */
export function commandOf(press: KeyPress): Command | null {
  const { key, ctrlKey, metaKey, shiftKey, altKey } = press
  if (altKey) return null
  const control = ctrlKey || metaKey
  const steps = stepsOf(key, control)
  if (steps !== null) return { do: 'move', ...steps, extend: shiftKey }
  if (key === ' ') {
    if (control && !shiftKey) return { do: 'mark-columns' }
    return control ? { do: 'select-all' } : { do: shiftKey ? 'select-rows' : 'toggle' }
  }
  if (isPressed(press, { key: 'a', ctrl: true })) return { do: 'select-all' }
  if (isPressed(press, { key: 'c', ctrl: true, shift: true })) return { do: 'copy-with-header' }
  if (control) return null
  if (key === 'Enter') return { do: 'open' }
  return key === 'Escape' ? { do: 'leave' } : null
}

type TableKey =
  | 'move'
  | 'page'
  | 'line'
  | 'ends'
  | 'extend'
  | 'toggle'
  | 'selectRows'
  | 'markColumns'
  | 'selectAll'
  | 'copy'
  | 'copyWithHeader'
  | 'open'
  | 'leave'

/**
 * The keys of the table, for the overview of keys. `does` is the command of each; null: the browser's own, which the
 * table answers.
 */
export const tableKeys: readonly {
  readonly id: TableKey
  readonly keys: readonly Keys[]
  readonly does: Command['do'] | null
}[] = [
  {
    id: 'move',
    keys: [{ key: 'ArrowUp' }, { key: 'ArrowDown' }, { key: 'ArrowLeft' }, { key: 'ArrowRight' }],
    does: 'move',
  },
  { id: 'page', keys: [{ key: 'PageUp' }, { key: 'PageDown' }], does: 'move' },
  { id: 'line', keys: [{ key: 'Home' }, { key: 'End' }], does: 'move' },
  {
    id: 'ends',
    keys: [
      { key: 'Home', ctrl: true },
      { key: 'End', ctrl: true },
    ],
    does: 'move',
  },
  {
    id: 'extend',
    keys: [
      { key: 'ArrowDown', shift: true },
      { key: 'ArrowRight', shift: true },
    ],
    does: 'move',
  },
  { id: 'toggle', keys: [{ key: ' ' }], does: 'toggle' },
  { id: 'selectRows', keys: [{ key: ' ', shift: true }], does: 'select-rows' },
  { id: 'markColumns', keys: [{ key: ' ', ctrl: true }], does: 'mark-columns' },
  { id: 'selectAll', keys: [{ key: 'a', ctrl: true }], does: 'select-all' },
  { id: 'copy', keys: [{ key: 'c', ctrl: true }], does: null },
  { id: 'copyWithHeader', keys: [{ key: 'c', ctrl: true, shift: true }], does: 'copy-with-header' },
  { id: 'open', keys: [{ key: 'Enter' }], does: 'open' },
  { id: 'leave', keys: [{ key: 'Escape' }], does: 'leave' },
]

/** The position after a step from `from`, of `count` positions with `page` on a page. */
export function stepFrom(from: number, { by, forwards }: Step, count: number, page: number): number {
  const distance = { none: 0, one: 1, page, end: count }[by]
  return Math.min(Math.max(from + (forwards ? distance : -distance), 0), Math.max(0, count - 1))
}
