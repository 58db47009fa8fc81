import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readNib } from './nib.ts'
import { readNpwp, sayNpwp } from './npwp.ts'
import { glnIn } from './sites.ts'

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`))

describe('NIB', () => {
  test('13 digits are taken, however they are spaced', () => {
    fc.assert(
      fc.property(digits(13), nib => {
        expect(readNib(` ${nib.slice(0, 4)} ${nib.slice(4, 8)}-${nib.slice(8)} `)).toEqual({ nib })
      }),
    )
  })
  test.each([
    ['', 'Isi NIB'],
    ['812345678901', 'yang diisi 12 angka'],
    ['81234567890123', 'yang diisi 14 angka'],
    ['8123456O78901', 'di sini ada “O”'],
  ])('“%s”: %s', (text, says) => {
    const result = readNib(text)
    expect('wrong' in result && result.wrong.id).toContain(says)
  })
})

describe('NPWP', () => {
  test('15 and 16 digits are taken and read back as printed', () => {
    fc.assert(
      fc.property(fc.oneof(digits(15), digits(16)), npwp => {
        expect(readNpwp(sayNpwp(npwp))).toEqual({ npwp })
      }),
    )
    expect(sayNpwp('012345678901000')).toBe('01.234.567.8-901.000')
  })
  test.each([
    ['', 'Isi NPWP'],
    ['01.234.567.8-901.00', 'yang diisi 14 angka'],
    ['01.234.567.8-901.0000.0', 'yang diisi 17 angka'],
    ['01.234.567.B-901.000', 'di sini ada “B”'],
  ])('“%s”: %s', (text, says) => {
    const result = readNpwp(text)
    expect('wrong' in result && result.wrong.id).toContain(says)
  })
})

// The SGLN example of EPC Tag Data Standard §6.3.3; its GLN is 0614141123452.
test.each([
  ['urn:epc:id:sgln:0614141.12345.0', '0614141123452'],
  ['urn:epc:id:sgln:0614141.12345.400', '0614141123452'],
  ['https://id.gs1.org/414/0614141123452', '0614141123452'],
  ['https://example.org/some/414/0614141123452/254/32a?x=1', '0614141123452'],
  ['urn:epc:id:sgln:0614141.1234.0', undefined],
  ['https://example.org/01/06141411234525', undefined],
  ['', undefined],
])('%s names the location %s', (uri, gln) => expect(glnIn(uri)).toBe(gln))
