import { expect, test } from 'vitest'
import { identityOf } from './identity.ts'

const gtin = '08990070002603'

test.each([
  `${gtin}.S1`,
  `${gtin.slice(1)}.S1`,
  'urn:epc:id:sgtin:8990070.000260.S1',
  `https://id.gs1.org/01/${gtin}/21/S1`,
  `https://example.id/01/${gtin}/10/B%2F1/21/S1?17=271231`,
  `(01)${gtin}(21)S1`,
  `(01)${gtin}(10)B1(21)S1`,
  `01${gtin}21S1`,
  `]d201${gtin}10B1\u001d21S1`,
])('%s names pack S1 of the product', epc => {
  expect(identityOf(epc)).toEqual({ key: `${gtin}.S1`, product: gtin })
})

test('a licence number in our own address stands for the product', () => {
  expect(identityOf('https://absah.example/v/SD123456789/AB12')).toEqual({ key: 'SD123456789.AB12', product: 'SD123456789' })
})

test('a text of no known form names only itself', () => {
  expect(identityOf('pack')).toEqual({ key: 'pack' })
})
