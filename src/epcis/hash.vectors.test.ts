import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical } from '#/epcis/canonical.ts'
import type { Event } from '#/epcis/event.ts'
import { eventHash } from '#/epcis/hash.ts'
import { readDocument } from '#/epcis/read.ts'
import { haveVectors, vectorFiles, vectorJson, vectorText } from '#/epcis/vectors.test-support.ts'

const examples = 'epcis-event-hash/examples'
const documents = 'epcis-documents/2.0/EPCIS/JSON/Capture/Documents'

test.skipIf(!haveVectors)('every published hash of a JSON-LD example is ours', () => {
  const checks = vectorFiles(examples, '.jsonld').flatMap(name => {
    const { events, context } = readDocument(vectorJson(`${examples}/${name}`))
    const hashes = vectorText(`${examples}/${name.replace('.jsonld', '.hashes')}`)
      .trim()
      .split('\n')
    return hashes.map((hash, i) => ({
      name,
      i,
      hash,
      ours: events[i] && eventHash(events[i], context),
      text: events[i] && canonical(events[i], context),
    }))
  })
  expect(checks).toHaveLength(20)
  expect(checks.filter(({ hash, ours }) => hash !== ours)).toEqual([])
})

test.skipIf(!haveVectors)('events published as equal have one hash', () => {
  const hashes = vectorFiles('epcis-event-hash/expected_equal', '.json').map(name => {
    const { events, context } = readDocument(vectorJson(`epcis-event-hash/expected_equal/${name}`))
    expect(events.length).toBeGreaterThan(1)
    return new Set(events.map(event => eventHash(event, context))).size
  })
  expect(hashes).toEqual([1])
})

/** The same JSON with fields and lists in another order; `turn` gives a number below its argument. */
function shuffled(value: unknown, turn: (below: number) => number): unknown {
  if (Array.isArray(value)) return mixed(value, turn).map(item => shuffled(item, turn))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(mixed(Object.entries(value), turn).map(([name, inner]) => [name, shuffled(inner, turn)]))
}

function mixed<T>(list: readonly T[], turn: (below: number) => number): T[] {
  const result = [...list]
  for (let i = result.length - 1; i > 0; i--) {
    const j = turn(i + 1)
    ;[result[i], result[j]] = [result[j]!, result[i]!]
  }
  return result
}

test.skipIf(!haveVectors)('the order of fields and of lists does not matter, in any published event', () => {
  const all = vectorFiles(documents, '.json').flatMap(name => {
    const { events, context } = readDocument(vectorJson(`${documents}/${name}`))
    return events.map(event => ({ event, context }))
  })
  fc.assert(
    fc.property(
      fc.constantFrom(...all),
      fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
      ({ event, context }, stream) => {
        const other = shuffled(event, below => Math.floor(stream.next().value! * below)) as Event
        expect(eventHash(other, context)).toBe(eventHash(event, context))
      },
    ),
    { numRuns: 300 },
  )
})

test.skipIf(!haveVectors)('no two published events that differ in what is hashed share a hash', () => {
  const seen = new Map<string, string>()
  for (const name of vectorFiles(documents, '.json')) {
    const { events, context } = readDocument(vectorJson(`${documents}/${name}`))
    for (const event of events) {
      const text = canonical(event, context)
      const hash = eventHash(event, context)
      expect(seen.get(hash) ?? text).toBe(text)
      seen.set(hash, text)
    }
  }
  expect(seen.size).toBeGreaterThan(25)
})
