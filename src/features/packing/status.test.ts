import { describe, expect, test } from 'vitest'
import { kindOf } from '#/features/tracing/life.ts'
import { actsAfter, eventOf, follows, mayFollow, rejectReasons, statusActs, statusAfter, statuses, statusIn } from './status.ts'

describe('statuses', () => {
  test('every act is told back from the event that reports it', () => {
    for (const act of statusActs)
      for (const reason of rejectReasons) {
        const nature = { type: 'ObjectEvent', ...eventOf(act, reason) }
        expect(statusIn({ ...nature, kind: kindOf(nature) })).toBe(statusAfter(act))
      }
  })
  test('an event that only saw a pack gives it no status', () => {
    for (const bizStep of ['shipping', 'inspecting', 'receiving', 'holding'])
      expect(
        statusIn({ kind: kindOf({ type: 'ObjectEvent', action: 'OBSERVE', bizStep }), action: 'OBSERVE', bizStep }),
      ).toBeUndefined()
  })
  test('nothing comes back from rejected, sample or destroyed', () => {
    for (const status of ['rejected', 'sample', 'destroyed'] as const) expect(mayFollow(status, 'activate')).toBe(false)
    expect(actsAfter('sample')).toEqual(['destroy'])
    expect(actsAfter('destroyed')).toEqual([])
  })
  test('each act leads to its one status, from wherever it is allowed', () => {
    for (const status of statuses)
      for (const [act, next] of Object.entries(follows[status]))
        expect(next).toBe(statusAfter(act as (typeof statusActs)[number]))
  })
})
