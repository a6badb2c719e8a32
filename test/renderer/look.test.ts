import { beforeEach, describe, expect, it } from 'vitest'
import { showLastLook, showLook } from '../../src/renderer/session/look'

const { dataset } = document.documentElement

describe('the look of the window', () => {
  beforeEach(() => {
    localStorage.clear()
    delete dataset['theme']
    delete dataset['density']
  })

  it('comes from the settings, and is there at the next start before they are read', () => {
    showLook({ theme: 'dark', density: 'compact' }, window)
    expect([dataset['theme'], dataset['density']]).toEqual(['dark', 'compact'])
    delete dataset['theme']
    delete dataset['density']
    showLastLook(window)
    expect([dataset['theme'], dataset['density']]).toEqual(['dark', 'compact'])
  })

  it.each(['', 'x', '{"theme":"pink","density":"compact"}'])('is not read from %j', (stored) => {
    localStorage.setItem('look', stored)
    showLastLook(window)
    expect(dataset['theme']).toBeUndefined()
  })
})
