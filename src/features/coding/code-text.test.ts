import { expect, test } from 'vitest'
import { nieFormats } from '#/features/register/nie-formats.ts'
import { readNational } from '#/gs1/national.ts'
import { codeTexts } from './code-text.ts'

test.each(nieFormats.map(({ key, prefixes, shape }) => [key, prefixes, shape] as const))(
  'a licence of the form %s can stand in codes',
  (_key, prefixes, shape) => {
    for (const prefix of Object.keys(prefixes)) {
      const licence = prefix + shape.replaceAll('#', '1').replaceAll('A', 'A').replaceAll('r', '1')
      const { national } = codeTexts(
        'https://absah.example',
        { licence, gtin: undefined, batch: 'B1', expiry: '2028-01-31' },
        'primary',
        '0123456789AB',
      )
      expect(national).toBe(`(90)${licence}(10)B1(17)280131(21)0123456789AB`)
      expect(readNational(national)).toMatchObject({ nie: licence, batch: 'B1', expiry: '2028-01-31', serial: '0123456789AB' })
    }
  },
)
