import { describe, expect, it } from 'vitest'
import { ScrollTrack, tallest, toPhysical, toVirtual, travelOf } from '../../src/renderer/table/scroll-track'

const viewport = 700
const million = 1_000_000 * 36

describe('a list that fits into an element', () => {
  it('is scrolled pixel by pixel', () => {
    const track = new ScrollTrack()
    track.resize(36_000, viewport)
    track.moved(20_000)
    expect(track.virtual).toBe(20_000)
    expect(track.offset).toBe(0)
    expect(track.settle()).toBeNull()
  })

  it('keeps its place when it grows, and stays inside when it shrinks', () => {
    const track = new ScrollTrack()
    track.resize(36_000, viewport)
    track.moved(20_000)
    expect(track.resize(72_000, viewport)).toBe(20_000)
    expect(track.resize(10_000, viewport)).toBe(10_000 - viewport)
    expect(track.resize(0, viewport)).toBe(0)
  })
})

describe('a million rows', () => {
  const travel = travelOf(million, viewport)

  it('have an element below the cap', () => {
    expect(travel.physical + viewport).toBe(tallest)
    expect(travel.virtual + viewport).toBe(million)
  })

  it('are mapped from end to end, always forwards', () => {
    expect(toVirtual(travel, 0)).toBe(0)
    expect(toVirtual(travel, travel.physical)).toBe(travel.virtual)
    let before = -1
    for (let physical = 0; physical <= travel.physical; physical += 9973) {
      const virtual = toVirtual(travel, physical)
      expect(virtual).toBeGreaterThan(before)
      expect(Math.abs(toPhysical(travel, virtual) - physical)).toBeLessThanOrEqual(1)
      before = virtual
    }
  })

  it('move by real pixels with wheel and keys, anywhere', () => {
    const track = new ScrollTrack()
    track.resize(million, viewport)
    const middle = track.jump(18_000_000)
    expect(track.virtual).toBe(18_000_000)
    let physical = middle
    for (let turn = 0; turn < 50; turn += 1) track.moved((physical += 100))
    expect(track.virtual).toBe(18_005_000)
    expect(track.settle()).toBe(toPhysical(travel, 18_005_000))
    expect(track.virtual).toBe(18_005_000)
  })

  it('follow the scroll bar over the whole list', () => {
    const track = new ScrollTrack()
    track.resize(million, viewport)
    track.moved(travel.physical)
    expect(track.virtual).toBe(travel.virtual)
    track.moved(travel.physical / 2)
    expect(Math.abs(track.virtual - travel.virtual / 2)).toBeLessThan(2)
    track.moved(0)
    expect(track.virtual).toBe(0)
  })

  it('end exactly at both ends, however they are reached', () => {
    const track = new ScrollTrack()
    track.resize(million, viewport)
    let physical = track.jump(travel.virtual - 10_000)
    for (let turn = 0; turn < 100; turn += 1) {
      physical = Math.min(physical + 120, travel.physical)
      track.moved(physical)
    }
    expect(track.virtual).toBe(travel.virtual)
    expect(track.jump(-50)).toBe(0)
    expect(track.jump(million)).toBe(travel.physical)
  })
})
