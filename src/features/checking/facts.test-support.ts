import type { Pack } from '#/features/coding/packs.ts'
import type { Recall } from '#/features/recalls/recalls.ts'
import type { Licence } from '#/features/register/licences.ts'
import { present } from './presented.ts'
import type { Facts, Known } from './situation.ts'

export const day = '2026-11-20'
export const number = 'DKL2612345678A1'
export const gtin = '08998667300675'
/** A pack's own code as it is printed, in full. */
export const code = `(90)${number}(01)${gtin}(10)B7x(17)280131(21)7K2M9QWERT1A`

export const licence = (more: Partial<Licence> = {}): Licence => ({
  number,
  commodity: 'drug',
  productName: 'Amoksisilin Contoh 500 mg',
  brand: 'Contohsilin',
  dosageForm: 'Kaplet',
  packs: ['Dus, 10 strip @ 10 kaplet'],
  composition: [],
  holder: { name: 'PT Contoh Farma' },
  maker: { name: 'PT Contoh Farma' },
  method: 'authentication',
  gtins: [gtin],
  issuedOn: '2026-01-05',
  validUntil: '2031-01-05',
  standing: 'active',
  since: '2026-01-05',
  updatedAt: new Date('2026-01-05T03:00:00Z'),
  ...more,
})

export const pack = (more: Partial<Pack> = {}): Pack => ({
  classId: 7,
  n: 42,
  level: 'primary',
  licence: number,
  gtin,
  lotId: '01900000-0000-7000-8000-000000000001',
  batch: 'B7X',
  productionDate: '2026-02-01',
  expiry: '2028-01-31',
  serial: '7K2M9QWERT1A',
  ...more,
})

export const recall = (more: Partial<Recall> = {}): Recall => ({
  id: '01900000-0000-7000-8000-000000000002',
  licence: number,
  reasons: 'Hasil uji tidak memenuhi syarat.',
  cite: { instrument: 'PerBPOM 32/2022', article: 'pasal 41' },
  startedOn: '2026-11-01',
  changedAt: new Date('2026-11-01T03:00:00Z'),
  ...more,
})

export const known = (more: Partial<Known> = {}): Known => ({
  near: [],
  recalls: [],
  issuesSerials: true,
  licence: licence(),
  ...more,
})

export const facts = (raw: string, what: Known = known()): Facts => ({ presented: present(raw), known: what, day })
/** The register could not be asked. */
export const unasked = (raw: string): Facts => ({ presented: present(raw), known: undefined, day })
