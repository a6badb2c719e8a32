import { createRawSnippet, mount, type Component, type Snippet } from 'svelte'

/** One picture: a component with the props that bring it into a state. */
export interface GalleryState {
  /** The component's file below src/renderer, without its ending. */
  readonly component: string
  readonly name: string
  /** The width of its place, in CSS pixels; null: all there is. */
  readonly width: number | null
  /** Presses the first button, because what is to be seen opens with it. */
  readonly opens: boolean
  readonly mount: (target: HTMLElement) => void
}

interface Place {
  readonly width?: number
  readonly opens?: boolean
}

/** The states of one component. */
export function statesOf<Props extends object>(
  component: string,
  code: Component<Props>,
  states: Readonly<Record<string, NoInfer<Props>>>,
  { width, opens = false }: Place = {},
): readonly GalleryState[] {
  return Object.entries(states).map(([name, props]) => ({
    component,
    name,
    width: width ?? null,
    opens,
    mount: (target) => {
      mount(code, { target, props })
    },
  }))
}

/** Markup as the content of a component. It needs one outer element. */
export const content = (html: string): Snippet => createRawSnippet(() => ({ render: () => html }))

/** What a component tells of stays in the gallery. */
export const ignore = (): void => undefined
