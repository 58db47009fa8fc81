import { expect, test } from 'vitest'
import type { BorderPaper } from './paper.ts'
import { stateOfPaper } from './paper.ts'
import { paperPdf } from './pdf.ts'

const paper: BorderPaper = {
  number: 'CPP-2026-000012',
  kind: 'CPP',
  licence: 'SD260000001',
  companyId: '01900000-0000-7000-8000-000000000001',
  content: {
    product: 'Vitamin C 500',
    holder: 'PT Contoh Sehat',
    statement: { id: 'Produk di bawah ini berizin edar.', en: 'The product below is licensed.' },
    lines: Array.from({ length: 40 }, (_, at) => ({
      label: { id: `Butir ${at + 1}`, en: `Item ${at + 1}` },
      value: at % 5 ? 'ya · yes' : 'Keterangan yang panjang, '.repeat(12),
    })),
    batches: [{ batch: 'B1', expiry: '2028-01-31', quantity: 1200, unit: 'botol' }],
  },
  issuedOn: '2026-11-20',
  validUntil: '2028-11-20',
  decidedBy: 'Citra Lestari',
}
const at = new Date('2026-11-20T03:00:00Z')
const written = (one: BorderPaper) => paperPdf(one, { address: 'https://absah.example/papers/CPP-2026-000012', at })

test('the same paper gives the same bytes, another one others', async () => {
  const first = await written(paper)
  expect(first.equals(await written(paper))).toBe(true)
  expect(first.equals(await written({ ...paper, decidedBy: 'Budi Santoso' }))).toBe(false)
})

test('many lines run on to further pages', async () => {
  const pages = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length
  expect(pages(await written(paper))).toBeGreaterThan(1)
  expect(pages(await written({ ...paper, content: { ...paper.content, lines: [] } }))).toBe(1)
})

test.each([
  ['active', '2026-11-20', 'valid'],
  ['active', '2028-11-19', 'valid'],
  ['active', '2028-11-20', 'expired'],
  ['expired', '2026-11-21', 'expired'],
  ['suspended', '2026-11-21', 'withdrawn'],
  ['revoked', '2026-11-21', 'withdrawn'],
  ['superseded', '2029-01-01', 'withdrawn'],
] as const)('of a licence that is %s, a paper is on %s: %s', (standing, day, state) => {
  expect(stateOfPaper(paper, { standing }, day)).toBe(state)
})
