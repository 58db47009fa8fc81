import { describe, expect, test } from 'vitest'
import { withCheckDigit } from '#/gs1/check-digit.ts'
import { GS } from '#/gs1/element-string.ts'
import { readInHand } from './in-hand.ts'

const gtin = withCheckDigit('0899123456789')
const sscc = withCheckDigit('08991234000000001')
const national = '(90)DKL2513031717A1(10)B7(17)271231(21)8F3K2M9Q4T7W'

describe('a code read on the device', () => {
  test('is one pack, however it was scanned', () => {
    const forms = [national, 'https://absah.example/v/DKL2513031717A1/8F3K2M9Q4T7W', `  ${national}\r`]
    expect(new Set(forms.map(form => readInHand(form).identity))).toEqual(new Set(['DKL2513031717A1 8F3K2M9Q4T7W']))
    const gs1 = [`]d201${gtin}21ABC123`, `https://id.gs1.org/01/${gtin}/21/ABC123`, `(01)${gtin}(21)ABC123`]
    expect(new Set(gs1.map(form => readInHand(form).identity)).size).toBe(1)
  })
  test('says batch, expiry and serial', () => {
    expect(readInHand(national)).toMatchObject({ batch: 'B7', expiry: '2027-12-31', name: '8F3K2M9Q4T7W', repaired: false })
  })
  test('of a pallet is its SSCC', () => {
    expect(readInHand(`]C100${sscc}`)).toMatchObject({ identity: `sscc ${sscc}` })
  })
  test('that had to be mended says so', () => {
    const spoilt = national.toLowerCase()
    expect(readInHand(spoilt)).toMatchObject({ identity: 'DKL2513031717A1 8F3K2M9Q4T7W', repaired: true })
  })
  test.each([
    ['nothing we know', 'obat batuk', 'unread'],
    ['nothing at all', '', 'unread'],
    ['a product without a serial', 'DKL2513031717A1', 'product'],
    ['a product’s barcode', gtin.slice(1), 'product'],
    ['an impossible date', '(90)DKL2513031717A1(10)B7(17)271399(21)8F3K2M9Q4T7W', 'broken'],
  ])('that is %s has a fault', (_, raw, fault) => {
    expect(readInHand(raw).fault).toBe(fault)
  })
  test('never throws, and names something for every fault', () => {
    for (const raw of [GS, '(90)', ']d2', 'https://', 'x'.repeat(5000)]) expect(readInHand(raw).fault).toBeDefined()
  })
})
