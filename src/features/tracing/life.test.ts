import { describe, expect, test } from 'vitest'
import { type Kind, kindOf, standingAfter } from './life.ts'

test.each<[string, Parameters<typeof kindOf>[0], Kind]>([
  ['commissioning', { type: 'ObjectEvent', action: 'ADD', bizStep: 'commissioning' }, 'commissioned'],
  ['putting into a case', { type: 'AggregationEvent', action: 'ADD', bizStep: 'packing' }, 'packed'],
  ['taking out of it', { type: 'AggregationEvent', action: 'DELETE', bizStep: 'unpacking' }, 'unpacked'],
  ['receiving a pallet with its cases named', { type: 'AggregationEvent', action: 'OBSERVE', bizStep: 'receiving' }, 'received'],
  ['sending back', { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'shipping', disposition: 'returned' }, 'sent back'],
  ['selling', { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'retail_selling' }, 'dispensed'],
  [
    'a theft noticed at stock-taking',
    { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'stock_taking', disposition: 'stolen' },
    'stolen',
  ],
  ['a step of the sender’s own', { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'https://contoh.example/step' }, 'seen'],
  ['a name that every object has', { type: 'ObjectEvent', bizStep: 'constructor', disposition: 'toString' }, 'seen'],
])('%s', (_, nature, kind) => expect(kindOf(nature)).toBe(kind))

describe('how a pack stands', () => {
  const step = (kind: Kind, minute: number, more: object = {}) => ({ kind, at: new Date(minute * 60_000), siteId: 'a', ...more })
  test('is told by the last that says where it is', () => {
    const steps = [step('commissioned', 0), step('shipped', 1, { toSiteId: 'b' }), step('seen', 2, { siteId: undefined })]
    expect(standingAfter(steps)).toMatchObject({ status: 'in transit', siteId: 'a', toSiteId: 'b', since: new Date(60_000) })
    expect(standingAfter([...steps, step('received', 3, { siteId: 'b' })])).toMatchObject({ status: 'at a site', siteId: 'b' })
  })
  test('does not change after its end, whatever is reported', () => {
    const steps = [step('dispensed', 0), step('received', 1, { siteId: 'b' }), step('dispensed', 2)]
    expect(standingAfter(steps)).toMatchObject({ status: 'dispensed', siteId: 'a', since: new Date(0) })
  })
  test('passes over what was declared in error', () => {
    expect(standingAfter([step('commissioned', 0), step('dispensed', 1, { retracted: true })]).status).toBe('commissioned')
  })
})
