import { statSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frame } from './indonesia-outline.ts'
import { boxAround, project } from './map-frame.ts'

test('the ends of the country lie inside the frame', () => {
  for (const [lat, lon] of [
    [5.9, 95.3],
    [-2.6, 141],
    [-11, 122.9],
    [4.9, 117.8],
  ] as const) {
    const { x, y } = project(lat, lon)
    expect([x > 0, x < frame.width, y > 0, y < frame.height]).toEqual([true, true, true, true])
  }
})

test('whatever is to be shown lies inside the part that is shown', () => {
  const place = fc.record({
    lat: fc.double({ min: -11, max: 6, noNaN: true }),
    lon: fc.double({ min: 95, max: 141, noNaN: true }),
  })
  fc.assert(
    fc.property(fc.array(place, { minLength: 1, maxLength: 8 }), places => {
      const spots = places.map(({ lat, lon }) => project(lat, lon))
      const box = boxAround(spots)
      for (const { x, y } of spots) {
        expect((x - box.x) * box.zoom).toBeGreaterThanOrEqual(-0.5)
        expect((x - box.x) * box.zoom).toBeLessThanOrEqual(frame.width + 0.5)
        expect((y - box.y) * box.zoom).toBeGreaterThanOrEqual(-0.5)
        expect((y - box.y) * box.zoom).toBeLessThanOrEqual(frame.height + 0.5)
      }
    }),
  )
})

test('the outline stays light enough to stand in a page', () => {
  expect(statSync(new URL('indonesia-outline.ts', import.meta.url)).size).toBeLessThan(12 * 1024)
})
