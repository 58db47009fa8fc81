import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ActAnswer } from './answer.ts'
import { after, ago, answered, asSent, forgettable, nextBatch, overviewOf, pauseAfter, type QueuedAct, undoWay } from './queue.ts'

const act = (seq: number, more: Partial<QueuedAct> = {}): QueuedAct => ({
  key: `k${seq}`,
  seq,
  person: 'ani',
  act: 'receive',
  site: 's',
  at: new Date(Date.UTC(2026, 10, 20) + seq * 60_000).toISOString(),
  code: `code ${seq}`,
  name: `N${seq}`,
  state: 'waiting',
  tries: 0,
  ...more,
})
const ok = (key: string, more: Partial<ActAnswer> = {}): ActAnswer => ({ key, ok: true, event: `ni:${key}`, ...more })
const no = (key: string): ActAnswer => ({ key, ok: false, kind: 'suspect', says: { id: 'sudah', en: 'already' } })

/** A server that takes each number once, and a line that may lose what is sent or what is answered. */
type Fate = 'arrives' | 'lost on the way' | 'answer lost'

describe('the queue', () => {
  test('sends what a person recorded in its order, and nobody else’s', () => {
    const acts = [act(3), act(1), act(2, { person: 'budi' }), act(4, { state: 'recorded' })]
    expect(nextBatch(acts, 'ani', 10).map(({ seq }) => seq)).toEqual([1, 3])
    expect(nextBatch(acts, 'ani', 1).map(({ seq }) => seq)).toEqual([1])
    expect(nextBatch(acts, 'cici', 10)).toEqual([])
  })

  test('is emptied by whichever line, each act taken once and in its order', () => {
    const fates = fc.infiniteStream(fc.constantFrom<Fate>('arrives', 'lost on the way', 'answer lost'))
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 7 }), fates, (count, most, line) => {
        let acts = Array.from({ length: count }, (_, i) => act(i))
        const taken: string[] = []
        for (let left = 400; nextBatch(acts, 'ani', most).length > 0 && left > 0; left--) {
          const batch = nextBatch(acts, 'ani', most)
          const fate = left < 60 ? 'arrives' : line.next().value
          if (fate === 'lost on the way') continue
          const answers = batch.map(({ key }) => {
            if (!taken.includes(key)) taken.push(key)
            return ok(key)
          })
          if (fate === 'answer lost') continue
          const changed = new Map(answered(acts, answers).map(one => [one.key, one]))
          acts = acts.map(one => changed.get(one.key) ?? one)
        }
        expect(taken).toEqual(acts.map(({ key }) => key))
        expect(acts.every(({ state }) => state === 'recorded')).toBe(true)
      }),
    )
  })

  test('keeps what was refused until a person has settled it, and what was not answered until it is', () => {
    const acts = [act(1), act(2), act(3)]
    const changed = answered(acts, [ok('k1'), no('k2')])
    expect(changed.map(({ key, state }) => [key, state])).toEqual([
      ['k1', 'recorded'],
      ['k2', 'refused'],
    ])
    const now = acts.map(one => changed.find(({ key }) => key === one.key) ?? one)
    const { waiting, toResolve, recent, since } = overviewOf(now, 'ani')
    expect([waiting, toResolve, recent].map(list => list.map(({ key }) => key))).toEqual([['k3'], ['k2'], ['k1']])
    expect(since).toBe(acts[2]!.at)
  })

  test('does not change an act that was answered before', () => {
    expect(answered([act(1, { state: 'settled', answer: no('k1') })], [ok('k1')])).toEqual([])
  })

  test('counts the acts of other people and shows none of them', () => {
    const { waiting, others } = overviewOf([act(1, { person: 'budi' }), act(2)], 'ani')
    expect([waiting.length, others]).toEqual([1, 1])
    expect(overviewOf([act(1)], undefined)).toMatchObject({ waiting: [], others: 1 })
  })

  test('forgets only what needs nobody any more', () => {
    const acts = Array.from({ length: 250 }, (_, i) => act(i, { state: i % 50 === 0 ? 'refused' : 'recorded' }))
    const gone = forgettable(acts)
    expect(gone).toHaveLength(45)
    expect(gone.every(key => acts.find(one => one.key === key)!.state === 'recorded')).toBe(true)
    expect(Math.max(...gone.map(key => Number(key.slice(1))))).toBeLessThan(50)
  })
})

describe('after an attempt', () => {
  test.each([
    [undefined, 5, 'later'],
    [500, 5, 'later'],
    [503, 1, 'later'],
    [429, 5, 'later'],
    [409, 5, 'later'],
    [401, 5, 'sign in'],
    [422, 5, 'one by one'],
    [413, 5, 'one by one'],
    [422, 1, 'refuse'],
  ])('answered %s of %i acts: %s', (status, size, what) => {
    expect(after(status, size)).toBe(what)
  })
  test('the pauses grow and end at five minutes', () => {
    expect([0, 1, 5, 8, 9, 1000].map(pauseAfter)).toEqual([1, 2, 32, 256, 300, 300])
  })
})

describe('taking back', () => {
  test('is a matter of this device alone only while the act cannot have reached the server', () => {
    expect(undoWay(act(1), [])).toBe('drop')
    expect(undoWay(act(1, { tries: 1 }), [])).toBe('unsure')
  })
  test('of a recorded act is an act of its own, once', () => {
    const done = act(1, { state: 'recorded', answer: ok('k1') })
    const undo = act(2, { undo: { of: 'k1', event: 'ni:k1', atHand: true } })
    expect(undoWay(done, [done])).toBe('send')
    expect(undoWay(done, [done, undo])).toBe('no')
    expect(undoWay(undo, [done, undo])).toBe('no')
    expect(asSent(undo)).toEqual({ key: 'k2', undo: 'ni:k1', atHand: true })
    expect(answered([done, undo], [ok('k2')]).find(({ key }) => key === 'k1')).toMatchObject({ undone: true, state: 'recorded' })
    expect(answered([done, undo], [no('k2')]).map(({ key }) => key)).toEqual(['k2'])
  })
  test('of a refused or settled act means nothing', () => {
    for (const state of ['refused', 'settled'] as const) expect(undoWay(act(1, { state }), [])).toBe('no')
  })
})

test('ages are told in units that people use, and never below nothing', () => {
  const now = Date.UTC(2026, 10, 20, 12)
  const before = (minutes: number) => ago(new Date(now - minutes * 60_000).toISOString(), now)
  expect([-5, 0, 1, 59, 60, 47 * 60, 48 * 60].map(before)).toEqual([
    { unit: 'now', count: 0 },
    { unit: 'now', count: 0 },
    { unit: 'minutes', count: 1 },
    { unit: 'minutes', count: 59 },
    { unit: 'hours', count: 1 },
    { unit: 'hours', count: 47 },
    { unit: 'days', count: 2 },
  ])
})
