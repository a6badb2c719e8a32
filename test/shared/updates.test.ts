import { describe, expect, it } from 'vitest'
import { readUpdateAddress } from '#shared/updates'

describe('the address of updates', () => {
  it.each([
    ['https://example.com/desk', { kind: 'server', url: 'https://example.com/desk' }],
    ['  https://example.com ', { kind: 'server', url: 'https://example.com/' }],
    ['http://127.0.0.1:8080/', { kind: 'server', url: 'http://127.0.0.1:8080/' }],
    ['\\\\server\\share', { kind: 'folder', folder: '\\\\server\\share' }],
    ['C:\\updates', { kind: 'folder', folder: 'C:\\updates' }],
    ['/mnt/updates', { kind: 'folder', folder: '/mnt/updates' }],
    ['http://example.com', null],
    ['http://127.0.0.1.example.com', null],
    ['ftp://example.com', null],
    ['file:///mnt/updates', null],
    ['javascript:alert(1)', null],
    ['example.com', null],
    ['updates', null],
    ['https://', null],
  ])('%s', (typed, place) => {
    expect(readUpdateAddress(typed)).toEqual(place)
  })
})
