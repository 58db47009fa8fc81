import { describe, expect, test } from 'vitest'
import type { OnceKind } from '#/features/tracing/life.ts'
import { type Act, acts, type Derived, stateAfter } from './acts.ts'
import { endedFault, hindranceOf, isFurtherPart, undoFault } from './judge.ts'
import { type Fault, faultCodes, kindOfFault } from './return-codes.ts'
import { faultSays } from './says.ts'

const today = '2026-11-20'
const asking = { companyId: 'ours', siteId: 'here', at: new Date('2026-11-20T08:00:00+07:00') }
const daysAgo = (days: number) => new Date(asking.at.getTime() - days * 86_400_000)
const first = { at: daysAgo(1), companyId: 'ours', siteId: 'here', disposition: 'dispensed' }
const codeOf = (fault: Fault | undefined) => fault?.code ?? 'OK'

describe('an act on an active pack that is', () => {
  // By the row of law `hinders`: what is not safe is not given out (Art. 25(1), 30), whatever else may be done with it.
  test.each<[Act, Derived, string]>([
    ['dispense', 'recalled', 'PCK_22'],
    ['dispense', 'withdrawn', 'PCK_22'],
    ['dispense', 'expired', 'PCK_22'],
    ['export', 'recalled', 'PCK_22'],
    ['destroy', 'recalled', 'OK'],
    ['destroy', 'expired', 'OK'],
    ['sample', 'withdrawn', 'OK'],
    ['steal', 'expired', 'OK'],
    ['freeze', 'recalled', 'OK'],
  ])('%s: %s is answered by %s, and is no alert', (act, state, code) => {
    const fault = hindranceOf(act, [state], today)
    expect([codeOf(fault), fault && kindOfFault(fault)]).toEqual([code, code === 'OK' ? undefined : 'procedure'])
  })
})

describe('an act on a pack that has ended', () => {
  test.each<[string, Act, OnceKind, { companyId: string; siteId: string }, string, string]>([
    ['here, by the same act', 'dispense', 'dispensed', { companyId: 'ours', siteId: 'here' }, 'PCK_19', 'procedure'],
    ['at another site, by the same act', 'dispense', 'dispensed', { companyId: 'ours', siteId: 'there' }, 'PCK_19', 'suspect'],
    [
      'at another company, by the same act',
      'dispense',
      'dispensed',
      { companyId: 'theirs', siteId: 'there' },
      'PCK_19',
      'suspect',
    ],
    [
      'at another company, by another act',
      'dispense',
      'destroyed',
      { companyId: 'theirs', siteId: 'there' },
      'PCK_22',
      'suspect',
    ],
    ['here, by another act', 'destroy', 'dispensed', { companyId: 'ours', siteId: 'here' }, 'PCK_22', 'procedure'],
    ['by theft from here', 'dispense', 'stolen', { companyId: 'ours', siteId: 'here' }, 'PCK_22', 'suspect'],
    ['only for now, being frozen', 'dispense', 'frozen', { companyId: 'ours', siteId: 'here' }, 'PCK_22', 'procedure'],
  ])('%s', (_, act, state, by, code, kind) => {
    const fault = endedFault(act, asking, { act: state }, { ...first, ...by })
    expect([fault.code, kindOfFault(fault)]).toEqual([code, kind])
  })
  test('is a further part where the pack was opened here, and nowhere else', () => {
    const opened = { ...first, disposition: 'partially_dispensed' }
    expect(isFurtherPart('dispense', asking, { act: 'dispensed' }, opened)).toBe(true)
    expect(isFurtherPart('dispense', asking, { act: 'dispensed' }, { ...opened, siteId: 'there' })).toBe(false)
    expect(isFurtherPart('dispense', asking, { act: 'dispensed' }, first)).toBe(false)
    expect(isFurtherPart('destroy', asking, { act: 'dispensed' }, opened)).toBe(false)
  })
})

describe('an undo', () => {
  const undo = (
    act: Act,
    {
      state = stateAfter[act],
      by = {},
      states = [],
      atHand = true,
    }: {
      state?: OnceKind | 'active'
      by?: Partial<typeof first>
      states?: Derived[]
      atHand?: boolean
    } = {},
  ) => {
    const held = state === 'active' ? undefined : { act: state }
    return undoFault({ act, atHand }, asking, held, held && { ...first, ...by }, { states, today })
  }
  // Delegated Regulation (EU) 2016/161, Art. 13(1).
  test.each<[string, string, Fault | undefined, string]>([
    ['at the same site by the same company', 'Art. 13(1)', undo('dispense'), 'OK'],
    ['of what did not happen', '–', undo('dispense', { state: 'active' }), 'PCK_06'],
    ['of another state', '–', undo('dispense', { state: 'destroyed' }), 'PCK_06'],
    ['by another company', 'Art. 13(1)(a)', undo('dispense', { by: { companyId: 'theirs' } }), 'PCK_21'],
    ['at another site', 'Art. 13(1)(a)', undo('dispense', { by: { siteId: 'there' } }), 'PCK_21'],
    ['on the tenth day', 'Art. 13(1)(b)', undo('dispense', { by: { at: daysAgo(10) } }), 'OK'],
    ['on the eleventh day', 'Art. 13(1)(b)', undo('dispense', { by: { at: daysAgo(11) } }), 'PCK_20'],
    ['of a freeze, after a year', '–', undo('freeze', { by: { at: daysAgo(365) } }), 'OK'],
    ['of an expired pack', 'Art. 13(1)(c)', undo('dispense', { states: ['expired'] }), 'PCK_27'],
    ['of a recalled pack', 'Art. 13(1)(d)', undo('sample', { states: ['recalled'] }), 'PCK_27'],
    ['of a withdrawn pack', 'Art. 13(1)(d)', undo('export', { states: ['withdrawn'] }), 'PCK_27'],
    ['of a theft', 'Art. 13(1)(d)', undo('steal'), 'PCK_27'],
    ['of what the public had', 'Art. 13(1)(e)', undo('dispense', { atHand: false }), 'PCK_27'],
    ['of a destruction, which no patient had', 'Art. 13(1)(e)', undo('destroy', { atHand: false }), 'OK'],
  ])('%s (%s)', (_, __, fault, code) => {
    expect([codeOf(fault), fault && kindOfFault(fault)]).toEqual([code, code === 'OK' ? undefined : 'procedure'])
  })
})

describe('where the cause lies', () => {
  test.each<[Fault, string]>([
    [{ code: 'SCAN_UNREAD' }, 'technical'],
    [{ code: 'TIME' }, 'technical'],
    [{ code: 'KEY_REUSED' }, 'technical'],
    [{ code: 'LOT_03', batch: 'B1' }, 'technical'],
    [{ code: 'LOT_12', expiry: '2027-01-31', repaired: false }, 'suspect'],
    [{ code: 'LOT_12', expiry: '2027-01-31', repaired: true }, 'technical'],
    [{ code: 'LOT_13', batch: 'B1', repaired: false }, 'suspect'],
    [{ code: 'LOT_13', batch: 'B1', repaired: true }, 'technical'],
    [{ code: 'PC_02', repaired: false, product: true }, 'suspect'],
    [{ code: 'PC_02', repaired: true, product: true }, 'technical'],
    [{ code: 'PC_02', repaired: false, product: false }, 'technical'],
    [{ code: 'PCK_22', state: 'decommissioned', own: true }, 'procedure'],
    [{ code: 'PCK_27', why: 'inside', count: 3 }, 'procedure'],
  ])('%j is %s', (fault, kind) => {
    expect(kindOfFault(fault)).toBe(kind)
    expect(faultSays(fault).id).not.toBe(faultSays(fault).en)
  })
  test('every code has its sentence in both languages', () => {
    const faults: Fault[] = [
      { code: 'PCK_06', asked: 'frozen' },
      { code: 'PCK_19', state: 'dispensed', first, here: true },
      { code: 'PCK_20', days: 10 },
      { code: 'PCK_21', other: 'premises' },
      { code: 'PCK_22', state: 'destroyed', first, own: false },
    ]
    for (const fault of faults) for (const text of Object.values(faultSays(fault))) expect(text).toMatch(/^[A-Z].*\.$/)
    expect(new Set(faultCodes).size).toBe(13)
    expect(acts.map(act => stateAfter[act])).toHaveLength(6)
  })
})
