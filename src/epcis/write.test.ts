import { expect, test } from 'vitest'
import { gs1Context, prefixesOf } from '#/epcis/context.ts'
import { eventHash } from '#/epcis/hash.ts'
import { epcsOf, packsOf } from '#/epcis/packs.ts'
import { readDocument } from '#/epcis/read.ts'
import {
  aggregationEvent,
  associationEvent,
  epcisDocument,
  localTime,
  named,
  objectEvent,
  transactionEvent,
  transformationEvent,
} from '#/epcis/write.ts'

const at = new Date('2026-03-02T01:00:00Z')
const packs = ['urn:epc:id:sgtin:8991234.012345.A1', 'urn:epc:id:sgtin:8991234.012345.A2']
const lot = { epcClass: 'urn:epc:class:lgtin:8991234.012345.L1', quantity: 12.5, uom: 'KGM' }
const pallet = 'urn:epc:id:sscc:8991234.0000000001'

const commissioned = objectEvent({
  at,
  action: 'ADD',
  bizStep: 'commissioning',
  disposition: undefined,
  epcList: packs,
  ilmd: { 'cbvmda:lotNumber': 'L1', 'bpom:nie': 'DKL2612345678A1' },
})
const packed = aggregationEvent({
  at,
  zone: '+09:00',
  action: 'ADD',
  bizStep: 'packing',
  parentID: pallet,
  childEPCs: packs,
  childQuantityList: [lot],
})
const fitted = associationEvent({ at, action: 'ADD', parentID: pallet, childEPCs: ['urn:epc:id:giai:8991234.LOGGER1'] })
const shipped = transactionEvent({
  at,
  action: 'ADD',
  epcList: [pallet],
  parentID: 'urn:epc:id:sscc:8991234.0000000009',
  quantityList: [lot],
  bizTransactionList: [{ type: 'po', bizTransaction: 'urn:epcglobal:cbv:bt:8991234000015:PO1' }],
})
const made = transformationEvent({
  at,
  inputQuantityList: [lot],
  inputEPCList: [pallet],
  outputEPCList: packs,
  outputQuantityList: [lot],
})
const all = [commissioned, packed, fitted, shipped, made]
const prefixes = { bpom: 'https://ns.example.go.id/epcis/' }

test('what we write, through text, we read without fault and unchanged', () => {
  const document = epcisDocument(all, { created: at, prefixes, sender: pallet })
  const read = readDocument(JSON.parse(JSON.stringify(document)))
  expect([read.problems, read.warnings]).toEqual([[], []])
  expect(read.events).toEqual(all)
})

test('an event carries local time and offset, and no field that was left undefined', () => {
  expect(packed).toMatchObject({ eventTime: '2026-03-02T10:00:00.000+09:00', eventTimeZoneOffset: '+09:00' })
  expect(commissioned).toMatchObject({ eventTime: '2026-03-02T08:00:00.000+07:00', eventTimeZoneOffset: '+07:00' })
  expect(Object.keys(commissioned)).not.toContain('disposition')
  expect(localTime(at, '-03:30')).toBe('2026-03-01T21:30:00.000-03:30')
  expect(() => localTime(at, 'WIB')).toThrow('"WIB" is no offset of a time zone; write it as "+07:00".')
})

test('a named event has its own hash, and naming does not change it', () => {
  const context = { ...gs1Context, prefixes: prefixesOf(prefixes) }
  const event = named(commissioned, context)
  expect(event.eventID).toBe(eventHash(commissioned, context))
  expect(eventHash(event, context)).toBe(event.eventID)
})

test('what an event is about stands by its part in it', () => {
  expect(all.map(event => epcsOf(event))).toEqual([
    packs,
    [pallet, ...packs],
    [pallet, 'urn:epc:id:giai:8991234.LOGGER1'],
    [pallet, 'urn:epc:id:sscc:8991234.0000000009'],
    [pallet, ...packs],
  ])
  expect(packsOf(packed)).toEqual({
    what: [],
    parent: pallet,
    children: packs,
    inputs: [],
    outputs: [],
    quantities: { what: [], children: [lot], inputs: [], outputs: [] },
  })
  expect(packsOf(made)).toMatchObject({ inputs: [pallet], outputs: packs, quantities: { inputs: [lot], outputs: [lot] } })
  expect(packsOf(shipped).quantities.what).toEqual([lot])
})

test('of an event of a kind of its own nothing is known', () => {
  expect(
    epcsOf({ type: 'https://ns.example.id/Penyerahan', eventTime: '2026-03-02T01:00:00Z', eventTimeZoneOffset: '+07:00' }),
  ).toEqual([])
})
