import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { standings } from '#/features/register/licence.ts'
import { type CaseName, cases, verdictCodes } from './cases.ts'
import { code, facts, gtin, known, licence, number, pack, recall, unasked } from './facts.test-support.ts'
import type { Facts, Known } from './situation.ts'
import { decide, type Verdict } from './verdict.ts'
import { verdictWords } from './verdict-words.ts'

const strip = (text: string) => text.slice(0, text.indexOf('(10)'))
const unregistered: Known = { near: [], recalls: [], issuesSerials: false }
const at = (status: NonNullable<Known['standing']>['status']) =>
  known({ pack: pack(), standing: { status, since: new Date('2026-11-03T03:00:00Z'), where: 'Apotek Contoh' } })
const stood = (standing: (typeof standings)[number]) =>
  known({ licence: licence({ standing, since: '2026-10-01', supersededBy: 'DKL2612345679A1' }), pack: pack() })
const ofMaker = known({ licence: licence({ method: 'identification' }), issuesSerials: false })

// biome-ignore format: a row for every way in which a check can end
const rows: [CaseName, Facts][] = [
  ['cannot check now',       unasked(code)],
  ['nothing presented',      facts('  ')],
  ['template',               facts('(90)XXXXXXXXXXXX(10)WWWWWW(17)VVVVVV(21)YYYYYYYYYYYYYYYY')],
  ['unreadable',             facts('halo dunia')],
  ['malformed',              facts('NA1824010410')],
  ['foreign number',         facts('P-IRT 2063301010123-25')],
  ['other address',          facts('https://toko.example/produk/17')],
  ['shipment',               facts('(00)189986670000000015')],
  ['unknown article',        facts('8998667300675', unregistered)],
  ['near number',            facts('DKL2612345679A1', { ...unregistered, near: [licence()] })],
  ['not registered',         facts(number, unregistered)],
  ['article not registered', facts(`(01)${gtin}(10)B7(17)280131(21)K9`, unregistered)],
  ['product recalled',       facts(code, known({ pack: pack(), recalls: [recall()] }))],
  ['batch recalled',         facts(code, known({ pack: pack(), recalls: [recall({ batch: 'B7X' })] }))],
  ['pack recalled',          facts(code, known({ pack: pack(), recalls: [recall({ batch: 'B7X', lotId: 'lot', range: { from: 0, until: 9 } })] }))],
  ['revoked',                facts(code, stood('revoked'))],
  ['cancelled',              facts(code, stood('cancelled'))],
  ['suspended',              facts(code, stood('suspended'))],
  ['scan spoilt',            facts(`01${gtin}1728013110B7x21ZZZZZZZZZZZZ`)],
  ['destroyed',              facts(code, at('destroyed'))],
  ['code unknown',           facts(code)],
  ['code differs',           facts(code, known({ pack: pack({ batch: 'C1' }) }))],
  ['signature differs',      facts(code, known({ pack: pack(), signature: 'differs' }))],
  ['pack expired',           facts(code.replace('280131', '260131'), known({ pack: pack({ expiry: '2026-01-31' }) }))],
  ['seen often',             facts(code, known({ pack: pack(), scans: { count: 64, since: '2026-11-02' } }))],
  ['expired',                facts(code, stood('expired'))],
  ['superseded',             facts(number, stood('superseded'))],
  ['dispensed',              facts(code, at('dispensed'))],
  ['no serials yet',         facts(code, known({ issuesSerials: false }))],
  ['cut short',              facts(`(90)${number}(9`)],
  ['batches recalled',       facts(number, known({ recalls: [recall({ batch: 'B7X' })] }))],
  ['maker’s serial',         facts(code, ofMaker)],
  ['pack valid',             facts(code, at('at a site'))],
  ['product valid',          facts(`${strip(code)}`)],
]

describe('a verdict', () => {
  test.each(rows)('%s', (name, given) => {
    const verdict = decide(given)
    expect([verdict.case, verdict.code]).toEqual([name, cases.find(([each]) => each === name)![1]])
    expect({ says: verdict.says, toDo: verdict.toDo }).toMatchSnapshot()
  })

  test('every case and every code is reached by some row above', () => {
    expect(rows.map(([name]) => name)).toEqual(cases.map(([name]) => name))
    expect(new Set(rows.map(([, given]) => decide(given).code))).toEqual(new Set(verdictCodes))
  })

  test('batches are compared without regard to case, as people do', () => {
    expect(decide(facts(code.replace('B7x', 'b7X'), known({ pack: pack() }))).code).toBe('VALID')
  })

  test('a spoilt scan of a pack that fits is no fault of it', () => {
    expect(decide(facts(`01${gtin}1728013110B7x217K2M9QWERT1A`, known({ pack: pack() })))).toMatchObject({
      code: 'VALID',
      class: 'none',
      remarks: [{ code: 'separator-lost' }],
    })
  })

  test('what holds besides the verdict is said too, and that all is well otherwise is not', () => {
    const verdict = decide(facts(code, { ...stood('revoked'), recalls: [recall()] }))
    expect([verdict.code, ...verdict.also.map(each => each.code)]).toEqual(['RECALLED', 'REVOKED'])
    expect(decide(facts(code, at('at a site'))).also).toEqual([])
  })

  test('a recall of part of a batch leaves a code without its serial open, and says so', () => {
    const part = recall({ batch: 'B7X', lotId: 'lot', range: { from: 0, until: 9 } })
    expect(decide(facts(number, known({ recalls: [part] }))).case).toBe('batches recalled')
    expect(decide(facts(code, known({ recalls: [part], issuesSerials: true }))).code).not.toBe('RECALLED')
  })
  test('a recall of another batch is not this pack’s', () => {
    expect(decide(facts(code, known({ pack: pack(), recalls: [recall({ batch: 'B8' })] }))).code).toBe('VALID')
  })

  test('the last day of use is still a day of use', () => {
    const on = (expiry: '2026-11-20' | '2026-11-19') => decide(facts(number, known({ pack: pack({ expiry }) }))).code
    expect([on('2026-11-20'), on('2026-11-19')]).toEqual(['VALID', 'PACK_EXPIRED'])
  })

  test('without the register nothing is ever “not found”, whatever was presented', () => {
    for (const [, { presented }] of rows) {
      const { code: answer } = decide(unasked(presented.raw))
      expect(['CANNOT_CHECK_NOW', 'WRONG_FORMAT', 'NOT_A_BPOM_NUMBER']).toContain(answer)
    }
  })
})

const anyKnown: fc.Arbitrary<Known> = fc
  .record({
    licence: fc.option(
      fc.record({
        standing: fc.constantFrom(...standings),
        method: fc.constantFrom('identification' as const, 'authentication' as const),
      }),
      { nil: undefined },
    ),
    near: fc.boolean(),
    recalls: fc.subarray([recall(), recall({ batch: 'B7X' }), recall({ batch: 'B8' })]),
    pack: fc.option(
      fc.record({
        batch: fc.constantFrom('B7X', 'C1'),
        expiry: fc.constantFrom('2028-01-31' as const, '2026-01-31' as const),
        level: fc.constantFrom('primary' as const, 'secondary' as const),
      }),
      { nil: undefined },
    ),
    issuesSerials: fc.boolean(),
    status: fc.constantFrom(
      'not yet reported',
      'at a site',
      'in transit',
      'dispensed',
      'destroyed',
      'stolen',
      'exported',
    ) as fc.Arbitrary<NonNullable<Known['standing']>['status']>,
    scans: fc.nat(100),
  })
  .map(({ licence: l, near, recalls, pack: p, issuesSerials, status, scans }) => ({
    near: near ? [licence()] : [],
    recalls,
    issuesSerials,
    ...(l && { licence: licence(l) }),
    ...(l && p && { pack: pack(p), standing: { status }, scans: { count: scans, since: '2026-11-01' as const } }),
  }))

const anyRaw = fc.oneof(
  fc.constantFrom(...rows.map(([, { presented }]) => presented.raw)),
  fc.string(),
  fc.tuple(fc.constantFrom(code, number), fc.nat(90)).map(([text, cut]) => text.slice(0, cut)),
)
const anyFacts = fc
  .tuple(anyRaw, fc.option(anyKnown, { nil: undefined }))
  .map(([raw, what]) => (what ? facts(raw, what) : unasked(raw)))

const textOf = ({ says, toDo, also, remarks }: Verdict): string =>
  JSON.stringify([says, toDo, also.map(each => each.says), remarks.map(each => each.says)])

describe('whatever is known', () => {
  test('there is one verdict, in both languages, with what to do', () => {
    fc.assert(
      fc.property(anyFacts, given => {
        const verdict = decide(given)
        for (const words of [verdict.says, verdict.toDo]) expect([words.id.trim(), words.en.trim()]).not.toContain('')
        expect(textOf(verdict)).not.toMatch(/undefined|null|NaN|\[object/)
      }),
      { numRuns: 500 },
    )
  })

  test('no pack is ever called genuine or fake', () => {
    fc.assert(
      fc.property(anyFacts, given => {
        const { says, toDo, also } = decide({ ...given, presented: { ...given.presented, raw: '' } })
        expect(JSON.stringify([says, toDo, also])).not.toMatch(/\basli\b|\bpalsu|genuine|authentic\b|fake|counterfeit/i)
      }),
      { numRuns: 500 },
    )
  })

  test('a technical cause never asks for a report and never alarms', () => {
    fc.assert(
      fc.property(anyFacts, given => {
        const { class: of, mayReport, tone, toDo } = decide(given)
        if (of !== 'technical') return
        expect([mayReport, tone]).toEqual([false, 'unknown'])
        expect(toDo.id + toDo.en).not.toMatch(/lapor|report|jangan dipakai|do not use/i)
      }),
      { numRuns: 500 },
    )
  })
})

test('every case has its words', () => expect(Object.keys(verdictWords)).toEqual(cases.map(([name]) => name)))
