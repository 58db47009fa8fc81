import type { BusinessKind, CertificateKind, DosageForm, SiteKind } from '#/features/companies/kinds.ts'
import type { Commodity } from '#/features/register/nie-formats.ts'
import type { FileState } from './firm-file.ts'
import { firmList } from './firm-list.ts'
import { type Place, places } from './places.ts'
import { randomFrom } from './random.ts'

/** A company of the demo, before it has an id. */
export type Firm = {
  /** Its place in the list; also what its numbers are made of. */
  index: number
  name: string
  kind: BusinessKind
  nib: string
  npwp: string
  place: Place
  address: string
  phone: string
  responsible: string
  commodities: readonly Commodity[]
  kbli: readonly string[]
  site: { name: string; kind: SiteKind }
  certificates: readonly { kind: CertificateKind; dosageForm?: DosageForm }[]
  file: FileState
}

type Trait = Pick<Firm, 'kbli' | 'certificates'> & { site: SiteKind; siteName: string }

const ofForms = (kind: CertificateKind, ...forms: DosageForm[]) => forms.map(dosageForm => ({ kind, dosageForm }))
const passes = (siteName: string): Trait => ({ site: 'dispensing', siteName, kbli: [], certificates: [] })
const stores = (siteName: string, kbli: string[] = [], certificates: Trait['certificates'] = []): Trait => ({
  site: 'distribution',
  siteName,
  kbli,
  certificates,
})
const makes = (kbli: string[], certificates: Trait['certificates']): Trait => ({
  site: 'factory',
  siteName: 'Pabrik',
  kbli,
  certificates,
})

/** What firms of a kind have: the certificates that their law demands, and codes of business that cover what they file. */
const traits: Record<BusinessKind, Trait> = {
  'pharma industry': makes(
    ['21012', '21022'],
    [
      ...ofForms('CPOB', 'tablet', 'film-coated tablet', 'hard capsule', 'syrup', 'injection'),
      { kind: 'shared facility approval', dosageForm: 'tablet' },
    ],
  ),
  'traditional medicine industry': makes(['21022'], ofForms('CPOTB', 'hard capsule', 'tablet', 'powder', 'oral liquid')),
  'small traditional medicine business': makes(['21022'], ofForms('CPOTB', 'powder', 'oral liquid')),
  'food industry': makes(['11090'], [{ kind: 'CPPOB' }, { kind: 'CPPOB supplement approval' }]),
  'cosmetics industry': makes(['20232'], [{ kind: 'CPKB' }]),
  importer: stores('Gudang impor', ['46441', '46442', '46443']),
  'marketing entity': stores('Gudang', ['46442', '46443']),
  wholesaler: stores('Gudang distribusi', ['46441'], [{ kind: 'CDOB' }]),
  pharmacy: passes('Apotek'),
  hospital: passes('Instalasi farmasi'),
  clinic: passes('Ruang farmasi'),
  'community health centre': passes('Ruang farmasi'),
  'government pharmacy warehouse': stores('Gudang farmasi', [], [{ kind: 'CDOB' }]),
  'drug store': passes('Toko'),
}

const people = [
  ['Adi', 'Bintang', 'Dewi', 'Eka', 'Fitri', 'Galih', 'Hesti', 'Indra', 'Kartika', 'Laras', 'Mira', 'Nanda', 'Putri', 'Rangga'],
  ['Anggraini', 'Cahyono', 'Darmawan', 'Hidayat', 'Kusuma', 'Lestari', 'Maharani', 'Nugroho', 'Pratama', 'Rahayu', 'Saputra'],
] as const
const streets = [
  'Anggrek',
  'Cempaka',
  'Dahlia',
  'Flamboyan',
  'Kemuning',
  'Kenanga',
  'Melati',
  'Seroja',
  'Teratai',
  'Wijaya Kusuma',
]

/** Every company of the demo, in the same order each time. */
export function planFirms(): Firm[] {
  const { pick, between } = randomFrom('absah demo: firms')
  return firmList.map(({ name, kind, place, commodities = [], file = 'verified' }, index): Firm => {
    const { site, siteName, kbli, certificates } = traits[kind]
    const where = places[place]
    const number = String(index + 1).padStart(3, '0')
    return {
      index,
      name,
      kind,
      // Nines in front: these look made up, as they are.
      nib: `9999900000${number}`,
      npwp: `9900000000000${number}`,
      place: where,
      address: `Jalan ${pick(streets)} ${between(1, 180)}, ${where.city}`,
      phone: `021 5550 ${String(1000 + index)}`,
      responsible: `${pick(people[0])} ${pick(people[1])}`,
      commodities,
      kbli,
      site: { name: `${siteName} ${where.city}`, kind: site },
      certificates: certificates.filter(({ kind }) => kind !== 'CPPOB supplement approval' || commodities.includes('supplement')),
      file,
    }
  })
}

/** The firm of that name. Throws where the list has none: the demo's own mistake. */
export function firmNamed(firms: readonly Firm[], name: string): Firm {
  const found = firms.find(firm => firm.name === name)
  if (!found) throw new Error(`The demo has no company “${name}”.`)
  return found
}
