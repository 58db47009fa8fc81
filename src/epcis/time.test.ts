import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalTime, instantOf, isZoneOffset } from '#/epcis/time.ts'

test.each([
  ['2023-01-18T11:04:03.1415Z', '2023-01-18T11:04:03.142Z'],
  ['2023-01-18T11:04:03.14149Z', '2023-01-18T11:04:03.141Z'],
  ['2023-12-31T23:59:59.9996Z', '2024-01-01T00:00:00.000Z'],
  ['2026-03-02T06:30:00+07:00', '2026-03-01T23:30:00.000Z'],
  ['0050-02-28T12:00:00Z', '0050-02-28T12:00:00.000Z'],
  ['2024-02-29T00:00:00-00:30', '2024-02-29T00:30:00.000Z'],
])('%s is %s', (given, canonical) => expect(canonicalTime(given)).toBe(canonical))

test.each([
  '22-07-2026',
  '2026-03-02',
  '2026-03-02T08:00:00',
  '2026-02-29T08:00:00Z',
  '2100-02-29T08:00:00Z',
  '2026-04-31T08:00:00Z',
  '2026-13-01T08:00:00Z',
  '2026-01-00T08:00:00Z',
  '2026-03-02T24:00:00Z',
  '2026-03-02T08:00:00+7',
  '',
])('"%s" is no date and time with offset', text => expect(instantOf(text)).toBeUndefined())

test('offsets go to fourteen hours', () => {
  expect(['+07:00', '-13:59', '+14:00', '+14:01', '+7:00', '07:00', 'Z'].map(isZoneOffset)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
    false,
  ])
})

test('whatever was asked before, a time in UTC is that of its instant', () => {
  const near = fc.integer({ min: -200_000, max: 200_000 }).map(ms => Date.UTC(2026, 2, 2) + ms)
  const any = fc
    .date({ min: new Date(0), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true })
    .map(at => at.getTime())
  const before = fc.integer({ min: Date.UTC(1900, 0, 1), max: 0 })
  fc.assert(
    fc.property(fc.array(fc.oneof(near, any, before), { maxLength: 10 }), instants => {
      const texts = instants.map(instant => new Date(instant).toISOString())
      expect(texts.map(canonicalTime)).toEqual(texts)
    }),
  )
})
