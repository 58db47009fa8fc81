import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chunkOf } from './chunk.ts'
import { mostTries, nextTry } from './retry.ts'

test('chunk after chunk is everything, in order, each within its limits', () => {
  const event = fc.integer({ min: 1, max: 700_000 }).map(size => 'x'.repeat(size))
  fc.assert(
    fc.property(fc.array(event, { maxLength: 12 }), fc.integer({ min: 1, max: 5 }), (events, most) => {
      const sent: string[] = []
      while (sent.length < events.length) {
        const chunk = chunkOf(events, sent.length, most)
        expect(chunk.length).toBeGreaterThan(0)
        expect(chunk.length).toBeLessThanOrEqual(most)
        if (chunk.length > 1) expect(chunk.join('').length).toBeLessThanOrEqual(1024 * 1024)
        sent.push(...chunk)
      }
      expect(sent).toEqual(events)
    }),
    { numRuns: 50 },
  )
})

test('tries grow rarer, and end', () => {
  const now = new Date('2026-11-20T10:00:00Z')
  const waits = Array.from({ length: mostTries - 1 }, (_, i) => nextTry(i + 1, now)!.getTime() - now.getTime())
  expect(waits).toEqual(waits.toSorted((a, b) => a - b))
  expect(nextTry(mostTries, now)).toBeUndefined()
})
