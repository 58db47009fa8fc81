import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eventHash } from '#/epcis/hash.ts'
import { companyPrefixesIn, inForm, toLink, toUrn } from '#/epcis/identifier-form.ts'
import { haveVectors, vectorRows } from '#/epcis/vectors.test-support.ts'
import { objectEvent } from '#/epcis/write.ts'

const known = new Set(['8991234', '899123456', '0614141'])

const pairs = [
  ['urn:epc:id:sgtin:8991234.007777.A1', 'https://id.gs1.org/01/08991234077772/21/A1'],
  ['urn:epc:id:sgtin:899123456.0777.A%2F1', 'https://id.gs1.org/01/08991234567778/21/A%2F1'],
  ['urn:epc:id:sscc:8991234.1234567890', 'https://id.gs1.org/00/189912342345678901'],
  ['urn:epc:id:sgln:8991234.00012.0', 'https://id.gs1.org/414/8991234000121'],
  ['urn:epc:id:sgln:8991234.00012.PINTU', 'https://id.gs1.org/414/8991234000121/254/PINTU'],
  ['urn:epc:id:pgln:8991234.00012', 'https://id.gs1.org/417/8991234000121'],
  ['urn:epc:id:giai:8991234.RAK7', 'https://id.gs1.org/8004/8991234RAK7'],
] as const

test.each(pairs)('%s and its Digital Link are turned into each other', (urn, link) => {
  expect([toLink(urn), toUrn(link, known)]).toEqual([link, urn])
  expect([toLink(link), toUrn(urn, known)]).toEqual([link, urn])
})

test.each([
  ['urn:epc:class:lgtin:8991234.007777.B7', 'https://id.gs1.org/01/08991234077772/10/B7'],
  ['urn:epc:idpat:sgtin:8991234.007777.*', 'https://id.gs1.org/01/08991234077772'],
  ['urn:epc:idpat:grai:8991234.00012.*', 'https://id.gs1.org/8003/08991234000121'],
])('of classes, %s too', (urn, link) => {
  expect([toLink(urn), toUrn(link, known, true)]).toEqual([link, urn])
})

test.each([
  'https://absah.example/v/DKL0012345678A1/K9W5YK9Z1ZF5',
  'https://id.gs1.org/01/08991234077770/21/A1',
  'urn:uuid:0b6dcd02-9c3a-4b0f-9f6f-6b2c54c0a001',
  'urn:epc:id:sgtin:8991234.7.A1',
  'text',
])('%s has one form', text => {
  expect([toLink(text), toUrn(text, known)]).toEqual([text, text])
})

test('where no prefix is known the usual length is supposed, and a GTIN-8 has eight digits in its place', () => {
  expect(toUrn('https://id.gs1.org/01/08991234077772/21/A1')).toBe('urn:epc:id:sgtin:8991234.007777.A1')
  expect(toUrn('https://id.gs1.org/01/00000012345670/21/A1')).toBe('urn:epc:id:sgtin:00000123.04567.A1')
})

const event = {
  ...objectEvent({
    at: new Date('2026-03-02T01:00:00Z'),
    action: 'OBSERVE',
    epcList: ['urn:epc:id:sgtin:0614141.107346.2018', 'urn:epc:id:sgtin:0614141.107346.2019'],
    quantityList: [{ epcClass: 'urn:epc:class:lgtin:8991234.007777.B7', quantity: 3 }],
    readPoint: { id: 'urn:epc:id:sgln:8991234.00012.0', 'contoh:rak': 'urn:epc:id:giai:8991234.RAK7' },
    destinationList: [{ type: 'location', destination: 'urn:epc:id:sgln:0614141.00777.0' }],
    sensorElementList: [
      { sensorReport: [{ type: 'Temperature', value: 5, uom: 'CEL', deviceID: 'urn:epc:id:giai:8991234.S1' }] },
    ],
  }),
  'contoh:lain': 'urn:epc:id:sgtin:0614141.107346.2018',
}

test('an event comes in either form, own fields untouched, under one hash', () => {
  const links = inForm(event, 'Always_GS1_Digital_Link')
  expect(links).toMatchObject({
    epcList: ['https://id.gs1.org/01/10614141073464/21/2018', 'https://id.gs1.org/01/10614141073464/21/2019'],
    quantityList: [{ epcClass: 'https://id.gs1.org/01/08991234077772/10/B7', quantity: 3 }],
    readPoint: { id: 'https://id.gs1.org/414/8991234000121', 'contoh:rak': 'urn:epc:id:giai:8991234.RAK7' },
    destinationList: [{ destination: 'https://id.gs1.org/414/0614141007776' }],
    sensorElementList: [{ sensorReport: [{ deviceID: 'https://id.gs1.org/8004/8991234S1' }] }],
    'contoh:lain': 'urn:epc:id:sgtin:0614141.107346.2018',
  })
  expect(inForm(links, 'Always_EPC_URN', companyPrefixesIn(event))).toEqual(event)
  expect(eventHash(links)).toBe(eventHash(event))
  expect([inForm(event, 'Never_Translates'), inForm(event, 'No_Preference')]).toEqual([event, event])
})

test('the prefixes an event shows are found', () => {
  expect([...companyPrefixesIn(event)].sort()).toEqual(['0614141', '8991234'])
})

test('a pack written as URN by any split of its key is one and the same pack', () => {
  const gtin = fc.constantFrom('08991234077772', '10614141073464', '00000012345670')
  const serial = fc.stringMatching(/^[0-9A-Za-z!%-]{1,20}$/)
  fc.assert(
    fc.property(gtin, serial, fc.integer({ min: 6, max: 12 }), (gtin, serial, length) => {
      const link = `https://id.gs1.org/01/${gtin}/21/${encodeURIComponent(serial).replace(/!/g, '%21')}`
      expect(toLink(toUrn(link, new Set([gtin.slice(1, 1 + length)])))).toBe(link)
    }),
  )
})

test.skipIf(!haveVectors)('every published URN comes back from its Digital Link, given its company prefix', () => {
  const rows = vectorRows<{ in: string; out: string | null }>('epcis-event-hash/normaliser.jsonl')
  const urns = rows.filter(row => row.in.startsWith('urn:epc:') && row.out)
  const back = urns.map(row => ({
    urn: row.in,
    back: toUrn(row.out!, companyPrefixesIn({ parentID: row.in }), row.in.includes(':idpat:')),
  }))
  expect(urns.length).toBeGreaterThan(15)
  expect(back.filter(({ urn, back }) => toLink(back) !== toLink(urn))).toEqual([])
})
