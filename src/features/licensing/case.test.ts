import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { roles } from '#/platform/accounts/person.ts'
import { NotAllowed } from '#/platform/http/errors.ts'
import {
  advance,
  caseStates,
  doers,
  type EventKind,
  exitsOf,
  type Happening,
  isFinal,
  type PastEvent,
  registrationLife,
  replay,
  type Standing,
  stateRules,
} from './case.ts'
import { mayDo, whatNext } from './what-next.ts'

const life = registrationLife
const kinds = Object.keys(doers) as EventKind[]
const people = ['ani', 'budi', 'citra']

describe('no state without an owner, a clock and an exit', () => {
  test.each(caseStates)('%s', state => {
    const { owner, clock } = stateRules[state]
    if (isFinal(life, state)) expect([owner, clock]).toEqual(['nobody', 'none'])
    else {
      expect(clock).not.toBe('none')
      expect(owner).not.toBe('nobody')
      expect(exitsOf(life, state).some(kind => (doers[kind] as readonly string[]).includes(owner))).toBe(true)
    }
  })
  test('from every state the end can be reached, and every state from the draft', () => {
    const reach = (from: (typeof caseStates)[number], seen = new Set<string>()): Set<string> => {
      if (seen.has(from)) return seen
      seen.add(from)
      for (const next of Object.values(life[from])) reach(next, seen)
      return seen
    }
    expect([...reach('draft')].sort()).toEqual([...caseStates].sort())
    for (const state of caseStates) expect([...reach(state)].some(one => isFinal(life, one as never))).toBe(true)
  })
  test('only the system lets a case lapse', () => expect(doers.lapsed).toEqual([]))
})

const happening = (kind: EventKind, outcome: 'grant' | 'refusal'): Happening =>
  ({ kind, data: datas(outcome)[kind] }) as Happening

const datas = (outcome: 'grant' | 'refusal') => ({
  opened: { facts: {} },
  filed: { order: 'SPB' },
  paid: { order: 'SPB', amount: 1, reference: 'x' },
  asked: { round: 1, questions: 1 },
  answered: { round: 1 },
  proposed: { outcome, reasons: [], note: '' },
  returned: { because: '' },
  granted: { licence: 'SD', reasons: [] },
  refused: { reasons: [] },
  withdrawn: { because: '' },
  lapsed: { clock: 'payment' as const },
})

/** Endings come seldom, or few cases would ever be decided. */
const anyKind = fc.oneof(
  { weight: 40, arbitrary: fc.constantFrom(...kinds.filter(kind => kind !== 'withdrawn' && kind !== 'lapsed')) },
  { weight: 1, arbitrary: fc.constantFrom('withdrawn' as const, 'lapsed' as const) },
)

/** Any tries by anyone; what is refused leaves no trace. Gives the history and the present kept step by step. */
const anyCase = fc
  .array(
    fc.record({
      kind: anyKind,
      by: fc.constantFrom(...people),
      outcome: fc.constantFrom('grant' as const, 'refusal' as const),
    }),
    { maxLength: 60, size: 'max' },
  )
  .map(tries => {
    const events: PastEvent[] = [{ kind: 'opened', data: { facts: {} }, seq: 1, actorId: 'ani' }]
    let standing: Standing = replay(life, events)
    for (const { kind, by, outcome } of tries) {
      const event: PastEvent = { ...happening(kind, outcome), seq: standing.seq + 1, actorId: by }
      try {
        standing = advance(life, standing, event)
        events.push(event)
      } catch (error) {
        if (!(error instanceof NotAllowed)) throw error
      }
    }
    return { events, standing }
  })

describe('whatever is tried', () => {
  test('replaying the history gives the present', () =>
    fc.assert(
      fc.property(anyCase, ({ events, standing }) => {
        expect(replay(life, events)).toEqual(standing)
      }),
    ))
  test('nobody decides what they proposed, and every decision follows a proposal', () => {
    let decided = 0
    fc.assert(
      fc.property(anyCase, ({ events }) => {
        events.forEach((event, index) => {
          if (event.kind !== 'granted' && event.kind !== 'refused') return
          decided++
          const before = events[index - 1]!
          expect(before.kind).toBe('proposed')
          expect(before.actorId).not.toBe(event.actorId)
          expect(before.kind === 'proposed' && before.data.outcome).toBe(event.kind === 'granted' ? 'grant' : 'refusal')
        })
      }),
      { numRuns: 500 },
    )
    expect(decided).toBeGreaterThan(0)
  })
  test('nothing follows a final state', () =>
    fc.assert(
      fc.property(anyCase, fc.constantFrom(...kinds), ({ standing }, kind) => {
        if (!isFinal(life, standing.state)) return
        expect(() => advance(life, standing, { ...happening(kind, 'grant'), seq: standing.seq + 1, actorId: 'citra' })).toThrow(
          NotAllowed,
        )
      }),
    ))
  test('what is offered to a visitor can be done, and what is not offered to anyone cannot', () =>
    fc.assert(
      fc.property(anyCase, fc.constantFrom(...people), ({ standing }, id) => {
        const visitor = { id, roles, companyId: 'ours' }
        const acts = whatNext(life, { standing, companyId: 'ours' }, visitor)
        for (const kind of kinds.filter(kind => doers[kind].length > 0)) {
          const outcome = standing.proposal?.outcome ?? 'grant'
          const attempt = () => advance(life, standing, { ...happening(kind, outcome), seq: standing.seq + 1, actorId: id })
          if (mayDo(acts, kind)) expect(attempt).not.toThrow()
          else expect(attempt).toThrow(NotAllowed)
        }
      }),
    ))
})

test('a refused act says where the case stands and what is possible', () => {
  const draft = replay(life, [{ kind: 'opened', data: { facts: {} }, seq: 1, actorId: 'ani' }])
  expect(() => advance(life, draft, { ...happening('granted', 'grant'), seq: 2, actorId: 'budi' })).toThrow(
    'This application is “Draft” and cannot be granted; it can be filed or withdrawn or let lapse.',
  )
})

test('a history with a hole is no history', () => {
  const opened: PastEvent = { kind: 'opened', data: { facts: {} }, seq: 1, actorId: 'ani' }
  expect(() => replay(life, [])).toThrow('begins with its opening')
  expect(() => replay(life, [opened, { kind: 'filed', data: { order: 'x' }, seq: 3, actorId: 'ani' }])).toThrow('does not follow')
})

test('another company’s people are offered nothing', () => {
  const standing: Standing = { state: 'draft', seq: 1, rounds: 0 }
  const visitor = { id: 'ani', roles: ['applicant'] as const, companyId: 'theirs' }
  expect(whatNext(life, { standing, companyId: 'ours' }, visitor)).toEqual([])
})
