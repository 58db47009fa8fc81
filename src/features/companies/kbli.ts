import type { Commodity } from '#/features/register/nie-formats.ts'
import { noSource } from '#/law/instruments.ts'
import type { Provision, Table, Words } from '#/law/provisions.ts'
import type { BusinessKind } from './kinds.ts'

/** What a code of the Indonesian classification of business activities (KBLI) is about. */
export type Activity = 'industry' | 'wholesale' | 'retail'

const since = '2022-12-26'
const question12 = { instrument: 'FAQ ASROT', article: 'Q12' } as const

// biome-ignore format: a table
/** The codes of KBLI 2020 that this platform knows, with their titles and what they are about. */
export const kbliCodes = {
  '21012': { activity: 'industry',  id: 'Industri produk farmasi untuk manusia',                               en: 'Industry: pharmaceutical products for humans' },
  '21022': { activity: 'industry',  id: 'Industri produk obat tradisional untuk manusia',                      en: 'Industry: traditional medicines for humans' },
  '11040': { activity: 'industry',  id: 'Industri minuman ringan',                                             en: 'Industry: soft drinks' },
  '11090': { activity: 'industry',  id: 'Industri minuman lainnya',                                            en: 'Industry: other drinks' },
  '20232': { activity: 'industry',  id: 'Industri kosmetik untuk manusia, termasuk pasta gigi',                en: 'Industry: cosmetics for humans, including toothpaste' },
  '46441': { activity: 'wholesale', id: 'Perdagangan besar obat farmasi untuk manusia',                        en: 'Wholesale: medicines for humans' },
  '46442': { activity: 'wholesale', id: 'Perdagangan besar obat tradisional untuk manusia',                    en: 'Wholesale: traditional medicines for humans' },
  '46443': { activity: 'wholesale', id: 'Perdagangan besar kosmetik untuk manusia',                            en: 'Wholesale: cosmetics for humans' },
  '46334': { activity: 'wholesale', id: 'Perdagangan besar minuman nonalkohol bukan susu',                     en: 'Wholesale: non-alcoholic, non-dairy drinks' },
  '46339': { activity: 'wholesale', id: 'Perdagangan besar makanan dan minuman lainnya',                       en: 'Wholesale: other food and drink' },
  '47999': { activity: 'retail',    id: 'Perdagangan eceran bukan di toko, kios, kaki lima, dan los pasar',    en: 'Retail not in shops, stalls, street or market' },
} as const satisfies Record<string, { activity: Activity } & Words>
export type KbliCode = keyof typeof kbliCodes

const row = (code: KbliCode, commodity: Commodity): Provision<{ code: string; commodity: Commodity }, Activity> => ({
  when: { code, commodity },
  gives: kbliCodes[code].activity,
  from: since,
  cite: question12,
})

/** Which code covers which commodity, and as what activity. Silent where a code does not cover it. */
export const kbliCovers: Table<{ code: string; commodity: Commodity }, Activity> = {
  name: 'kbliCovers',
  rows: [
    ...(['21012', '21022', '11040', '11090', '46441', '46442', '46334', '46339', '47999'] as const).map(code =>
      row(code, 'supplement'),
    ),
    ...(['21022', '46441', '46442', '47999'] as const).map(code => row(code, 'traditional')),
    ...(['21012', '21022', '46441', '46442', '47999'] as const).map(code => row(code, 'quasi')),
    ...(['20232', '46443'] as const).map(code => ({
      ...row(code, 'cosmetic'),
      cite: noSource,
      assumed: true as const,
      note: { id: 'Dari sumber sekunder.', en: 'From a secondary source.' },
    })),
  ],
}

const derived = {
  id: 'Sumber menyebut kode dan komoditas, bukan jenis usahanya; disimpulkan dari judul kode.',
  en: 'The source gives codes and commodities, not the kind of business; it follows from the titles of the codes.',
}
const as = (kind: BusinessKind, ...gives: Activity[]) =>
  ({ when: { kind }, gives, from: since, cite: question12, assumed: true, note: derived }) as const

/** As what activity a code must cover a commodity for that kind of business to file for it. Silent for those who file nothing. */
export const filingActivities: Table<{ kind: BusinessKind }, readonly Activity[]> = {
  name: 'filingActivities',
  rows: [
    as('pharma industry', 'industry'),
    as('traditional medicine industry', 'industry'),
    as('small traditional medicine business', 'industry'),
    as('food industry', 'industry'),
    as('cosmetics industry', 'industry'),
    as('importer', 'wholesale', 'retail'),
    as('marketing entity', 'wholesale', 'retail'),
  ],
}
