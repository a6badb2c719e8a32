/** Children that must not be cut off: the current one, and one with an open panel. */
const kept = (child: HTMLElement): boolean =>
  child.matches('[aria-current], :has([aria-expanded="true"])') || child.contains(document.activeElement)

/** A line narrower than this, in CSS pixels, shows nothing that could be read. */
const minWidth = 90

/**
 * An attachment for an element that wraps its children and shows only their first line. Children that do not fit are hidden
 * from everybody, also from keyboard and screen reader, and `tell` gets their positions, so that a menu can offer them.
 */
export function fitLine(tell: (hidden: readonly number[]) => void): (line: HTMLElement) => () => void {
  return (line) => {
    let told = ''
    const place = (): void => {
      const children = [...line.children].filter((child) => child instanceof HTMLElement)
      for (const child of children) child.style.order = ''
      const top = children[0]?.offsetTop ?? 0
      const isCut = (child: HTMLElement): boolean => child.offsetTop > top
      for (const child of children) if (isCut(child) && kept(child)) child.style.order = '-1'
      const first = Math.min(...children.map((child) => child.offsetTop))
      const tiny = line.clientWidth < minWidth
      const hidden = children.flatMap((child, at) => (tiny || child.offsetTop > first ? [at] : []))
      children.forEach((child, at) => {
        child.style.visibility = hidden.includes(at) ? 'hidden' : ''
      })
      if (hidden.join() === told) return
      told = hidden.join()
      tell(hidden)
    }
    const sizes = new ResizeObserver(place)
    const watch = (): void => {
      sizes.disconnect()
      sizes.observe(line)
      for (const child of line.children) sizes.observe(child)
      place()
    }
    const changes = new MutationObserver(watch)
    changes.observe(line, { childList: true })
    // Another child became the current one, or its panel opened.
    const states = new MutationObserver(place)
    states.observe(line, { subtree: true, attributeFilter: ['aria-current', 'aria-expanded'] })
    watch()
    return () => {
      sizes.disconnect()
      changes.disconnect()
      states.disconnect()
    }
  }
}
