import { describe, expect, test } from 'vitest'
import type { Licence } from '#/features/register/licence.ts'
import { everyDay } from '#/law/calendar.ts'
import type { Day } from '#/law/day.ts'
import { judgeOrder, type Order, type Situation, sayFinding, stopsOf } from './order.ts'

const company = { id: 'c1', standing: 'verified' } as const
const gtin = '08991234567891'

const licence = (more: Partial<Licence> = {}): Licence => ({
  number: 'DKL2600000001A1',
  commodity: 'drug',
  productName: 'Contoh',
  dosageForm: 'Tablet',
  packs: [],
  composition: [],
  holder: { companyId: 'c1', name: 'PT Contoh' },
  maker: { name: 'PT Contoh' },
  method: 'authentication',
  gtins: [gtin],
  issuedOn: '2026-01-01',
  validUntil: '2031-01-01',
  standing: 'active',
  since: '2026-01-01',
  updatedAt: new Date(0),
  ...more,
})
const order: Order = {
  licence: 'DKL2600000001A1',
  siteId: 's1',
  batch: 'B1',
  productionDate: '2026-12-20',
  expiry: '2028-12-20',
  packs: 100_000,
  perCase: 50,
  perPallet: 40,
}
const situation: Situation = {
  today: '2026-11-20',
  isWorkingDay: everyDay,
  company,
  licence: licence(),
  site: { companyId: 'c1' },
  recalls: [],
  hasSecondFactor: true,
  hasAccess: false,
}
const judge = (changes: Partial<Order> = {}, other: Partial<Situation> = {}) =>
  judgeOrder({ ...order, ...changes }, { ...situation, ...other })
/** What was found: how much it weighs, on which field, by which instrument. */
const found = (...of: Parameters<typeof judge>) =>
  judge(...of).findings.map(({ weight, field, cite }) => [weight, field, cite?.instrument].filter(Boolean).join(' '))

describe('a batch with serials of the holder’s own', () => {
  const own = { issuer: 'holder', hasAccess: true } as const
  test('needs an access right, which codes of the regulator’s do not, and no lead time', () => {
    expect(found({ productionDate: '2026-11-23' }, own)).toEqual([])
    expect(found({}, { ...own, hasAccess: false })).toEqual(['stop Artikel 2D barcode'])
    expect(found({}, { hasAccess: false })).toEqual([])
  })
  test('waits for nobody: beyond its quota it is stopped', () =>
    expect(found({ packs: 1_000_000_001 }, own)).toEqual(['stop packs belum ada sumber']))
})

describe('an order in order', () => {
  test('has nothing against it and rests on its articles', () => {
    const { findings, steps } = judge()
    expect(findings).toEqual([])
    expect(steps.map(step => step.table)).toEqual([
      'serialCodes', 'codeContent', 'packagingLevels', 'barcodeDuty', 'orderLeadTime', 'answerTime', 'lateOrder', 'automaticGrant', 'packingBounds', 'accessNeeded',
    ]) // biome-ignore format: a list
    expect(steps.map(step => step.cite.article)).toContain('pasal 9')
  })
  test('may name a GTIN of the licence, with or without leading zeros', () => {
    expect([...found({ gtin }), ...found({ gtin: gtin.slice(1) })]).toEqual([])
  })
  test('for a product under identification is voluntary, and says so', () => {
    expect(found({}, { licence: licence({ method: 'identification', commodity: 'supplement', number: 'SD261234567' }) })).toEqual(
      ['note licence belum ada sumber'],
    )
  })
})

describe('what stops an order', () => {
  test.each(['expired', 'suspended', 'revoked', 'cancelled', 'superseded'] as const)(
    'a licence that is %s, with the article of the act',
    standing => {
      const acted = {
        standing,
        since: '2026-11-01' as Day,
        cite: { instrument: 'PerBPOM 32/2022', article: 'pasal 40' },
      } as const
      const [finding] = stopsOf(judge({}, { licence: licence(acted) }))
      expect(finding).toMatchObject({ field: 'licence', cite: acted.cite })
      expect(sayFinding(finding!).id).toMatch(/sejak 1 November 2026.*\(PerBPOM 32\/2022 pasal 40\)$/)
    },
  )
  test('another’s licence, or none', () => {
    for (const other of [
      undefined,
      licence({ holder: { companyId: 'c2', name: 'PT Lain' } }),
      licence({ holder: { name: 'PT Lain' } }),
    ])
      expect(found({}, { licence: other })).toContain('stop licence Artikel 2D barcode')
  })
  test('a recall of the product or the batch', () => {
    const recall = { startedOn: '2026-11-19', cite: { instrument: 'PerBPOM 22/2022', article: 'pasal 5' } } as const
    for (const one of [recall, { ...recall, batch: 'B1' }])
      expect(found({}, { recalls: [one] })).toEqual(['stop licence PerBPOM 22/2022'])
  })
  test('a company that is not verified, another’s site, an account with a password alone', () => {
    expect(found({}, { company: { id: 'c1', standing: 'submitted' } })).toEqual(['stop'])
    expect(found({}, { site: { companyId: 'c2' } })).toEqual(['stop siteId'])
    expect(found({}, { site: undefined })).toEqual(['stop siteId'])
    expect(found({}, { hasSecondFactor: false })).toEqual(['stop'])
  })
  test.each(['', 'B 1', 'B(1', 'É1', 'B'.repeat(21), 'B^1', 'B\u001d1'])('the batch “%s”, which no code can carry', batch => {
    expect(found({ batch })).toEqual(['stop batch PerBPOM 22/2022'])
  })
  test('every batch that the GS1 character set and length allow is taken', () => {
    for (const batch of ['B', 'B'.repeat(20), `!"%&')*+,-./_:;<=>?`]) expect(found({ batch })).toEqual([])
  })
  test('a GTIN with a wrong check digit, a wrong length, or of another licence', () => {
    for (const wrong of ['08991234567890', '123', 'abc', '08991234567907']) expect(found({ gtin: wrong })).toEqual(['stop gtin'])
  })
  test('days that cannot be: production in the past, expiry before it, a licence that has ended by then', () => {
    expect(found({ productionDate: '2026-11-19' })).toEqual(['stop productionDate PerBPOM 22/2022'])
    expect(found({ expiry: '2026-12-20' })).toEqual(['stop expiry'])
    expect(found({ expiry: '2100-01-01' })).toContain('stop expiry PerBPOM 22/2022')
    expect(found({}, { licence: licence({ validUntil: '2026-12-20' }) })).toEqual(['stop productionDate'])
  })
  test('counts that cannot be; those beyond what is granted without an officer let it wait', () => {
    expect(found({ packs: 1_000_000_000 })).toEqual([])
    for (const packs of [0, -1, 1.5, 2 ** 40 + 1, Number.NaN]) expect(found({ packs })).toEqual(['stop packs'])
    expect(found({ packs: 1_000_000_001 })).toEqual(['wait packs belum ada sumber'])
    expect(found({ perCase: 100_001, perPallet: 0 })).toEqual([
      'stop perCase belum ada sumber',
      'stop perPallet belum ada sumber',
    ])
  })
})

describe('what is warned of', () => {
  test('an order later than ten working days before production: the last day in time, and the day after', () => {
    expect(found({ productionDate: '2026-11-30' })).toEqual([])
    expect(found({ productionDate: '2026-11-29' })).toEqual(['warn productionDate PerBPOM 22/2022'])
    expect(found({ productionDate: '2026-11-20' })).toEqual(['warn productionDate PerBPOM 22/2022'])
  })
  test('a product that outlives its licence', () => {
    expect(found({}, { licence: licence({ validUntil: '2028-12-20' }) })).toEqual(['warn expiry'])
    expect(found({}, { licence: licence({ validUntil: '2028-12-21' }) })).toEqual([])
  })
})
