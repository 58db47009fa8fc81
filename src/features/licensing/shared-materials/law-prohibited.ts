import type { Provision, Table, Words } from '#/law/provisions.ts'

/** The kinds of product whose compositions these tables judge. */
export const composedProducts = ['traditional', 'supplement', 'quasi'] as const
export type ComposedProduct = (typeof composedProducts)[number]

/** A material that may not be in a product. */
export type ProhibitedMaterial = {
  title: Words
  /** Each begins the scientific or common name of the material; a genus stands for all its species. Synonyms and misspellings are names too. */
  names: readonly string[]
  /** The text that the source names as its basis. */
  basis?: string
  /** Only these parts of the plant: one of the words stands beside the name. */
  parts?: readonly string[]
  /** Only where a claim has a word that begins so. */
  withClaim?: readonly string[]
}

type When = { commodity: ComposedProduct }
type Row = Provision<When, ProhibitedMaterial>

const instrument = 'FAQ ASROT'
const from = '2022-12-26'

const toBeChecked: Words = {
  id: 'Daftar lama; aturan yang lebih baru mungkin menggantikannya. Status dasar hukumnya belum diperiksa.',
  en: 'An old list; newer rules may have replaced it. The status of its basis has not been checked.',
}
const exampleList: Words = {
  id: 'Larangannya ada pada sumber, daftarnya tidak. Nama-nama ini contoh yang dikenal luas, sampai daftar resminya dimuat.',
  en: 'The source gives the ban but not its list. These names are widely known examples until the official list is entered.',
}
const byAnalogy: Words = {
  id: 'Sumber menyebut larangan ini untuk obat tradisional dan suplemen; untuk obat kuasi diterapkan dengan analogi.',
  en: 'The source states this ban for traditional medicines and supplements; it is applied to quasi-drugs by analogy.',
}

/** One ban for each kind of product that it names; quasi-drugs by analogy. */
function ban(
  { rule, article, isExample = false }: { rule: string; article: string; isExample?: boolean },
  scope: readonly Exclude<ComposedProduct, 'quasi'>[],
  ...materials: ProhibitedMaterial[]
): Row[] {
  return materials.flatMap(gives => [
    ...scope.map(
      (commodity): Row => ({
        when: { commodity },
        gives,
        from,
        cite: { instrument, article },
        rule,
        ...(isExample ? { assumed: true, note: exampleList } : { note: toBeChecked }),
      }),
    ),
    ...(scope.includes('traditional')
      ? [
          {
            when: { commodity: 'quasi' },
            gives,
            from,
            cite: { instrument, article },
            rule,
            assumed: true,
            note: byAnalogy,
          } satisfies Row,
        ]
      : []),
  ])
}

const both = ['traditional', 'supplement'] as const
const traditional = ['traditional'] as const
const supplement = ['supplement'] as const
const material = (title: string, names: readonly string[], more: Partial<ProhibitedMaterial> = {}): ProhibitedMaterial => ({
  title: { id: title, en: title },
  names: [title.toLowerCase().replace(/ sp\.$/, ''), ...names],
  ...more,
})

const substances = { rule: 'OT-15b2', article: 'Q15 huruf b angka 2', isExample: true }
const protectedSpecies = { rule: 'OT-15b3', article: 'Q15 huruf b angka 3', isExample: true }
const annex14 = { rule: 'OT-15b5', article: 'Q15 huruf b angka 5', isExample: true }
const listed = (entry: number) => ({ rule: `OT-15b7-${entry}`, article: 'Q15 huruf b angka 7' })
const slimming = [
  'langsing',
  'pelangsing',
  'melangsingkan',
  'berat badan',
  'lemak',
  'kurus',
  'obesitas',
  'diet',
  'slim',
  'weight',
  'fat',
]

// biome-ignore format: a table of law
/** What may not be in a traditional medicine, a supplement, a quasi-drug. */
export const prohibitedMaterials: Table<When, ProhibitedMaterial> = {
  name: 'prohibitedMaterials',
  rows: [
    ...ban(substances, both,
      material('Cannabis sativa', ['ganja', 'cannabis', 'marijuana']), material('Papaver somniferum', ['opium', 'candu', 'papaver']), material('Erythroxylum coca', ['koka', 'kokain', 'cocaine']),
      material('Sildenafil', ['tadalafil', 'vardenafil']), material('Parasetamol', ['paracetamol', 'acetaminophen', 'asetaminofen']), material('Deksametason', ['dexamethasone', 'prednison', 'prednisone', 'betametason']),
      material('Fenilbutason', ['phenylbutazone', 'piroksikam', 'piroxicam', 'natrium diklofenak', 'diclofenac', 'diklofenak', 'asam mefenamat', 'mefenamic', 'ibuprofen', 'metampiron', 'metamizol', 'indometasin']),
      material('Sibutramin', ['sibutramine', 'bisakodil', 'bisacodyl', 'orlistat', 'furosemid']), material('Glibenklamid', ['glibenclamide', 'metformin', 'glimepirid']), material('Alopurinol', ['allopurinol']),
      material('Teofilin', ['theophylline', 'efedrin', 'ephedrine', 'siproheptadin', 'cyproheptadine', 'klorfeniramin', 'chlorpheniramine']), material('Diazepam', ['fenobarbital', 'alprazolam', 'amfetamin', 'amphetamine']),
    ),
    ...ban(protectedSpecies, both,
      material('Panthera tigris', ['harimau', 'tulang harimau']), material('Rhinoceros sondaicus', ['cula badak', 'badak', 'rhinoceros']), material('Manis javanica', ['trenggiling', 'sisik trenggiling']),
      material('Helarctos malayanus', ['beruang', 'empedu beruang']), material('Elephas maximus', ['gading gajah', 'gading']), material('Chelonia mydas', ['penyu', 'telur penyu']), material('Saiga tatarica', ['tanduk saiga', 'saiga']),
      material('Rafflesia sp.', []),
    ),
    ...ban(annex14, traditional,
      material('Aristolochia sp.', ['puyan', 'aristolochic']), material('Aconitum sp.', ['akonit', 'fu zi']), material('Strychnos nux-vomica', ['strychnos', 'strychni', 'striknin', 'bidara laut']), material('Digitalis sp.', []),
      material('Atropa belladonna', ['belladonna']), material('Datura sp.', ['kecubung']), material('Ephedra sp.', ['ma huang']), material('Abrus precatorius', ['biji saga']), material('Nerium oleander', ['oleander']),
      material('Croton tiglium', ['ceraken']), material('Rauvolfia sp.', ['rauwolfia', 'pule pandak']), material('Podophyllum sp.', []), material('Cinnabaris', ['sinabar', 'merkuri', 'mercury', 'raksa', 'hydrargyrum']), material('Arsenicum', ['arsen', 'arsenic', 'warangan']),
    ),
    ...ban(listed(2), traditional,
      material('Cassia senna', ['senna', 'sena', 'jati cina', 'cassia angustifolia', 'cassia acutifolia'], { basis: 'PerKBPOM 9/2017', withClaim: slimming }),
      material('Rheum officinale', ['rheum', 'kelembak', 'rhei', 'rhubarb'], { basis: 'PerKBPOM 9/2017', withClaim: slimming }),
    ),
    ...ban(listed(3), both,
      ...[
        material('Coptis sp.', ['coptidis']), material('Berberis sp.', ['berberidis', 'berberin']), material('Mahonia sp.', []), material('Chelidonium majus', ['chelidonii']),
        material('Phellodendron sp.', ['phellodendri']), material('Arcangelisia flava', ['arcangelica flava', 'akar kuning', 'kayu kuning']),
        material('Tinosporae radix', ['tinospora', 'brotowali', 'bratawali'], { parts: ['akar', 'radix', 'root'] }),
        material('Catharanthus roseus', ['cataranthus roseus', 'vinca rosea', 'tapak dara']),
      ].map(each => ({ ...each, basis: 'PerKBPOM 10/2014' })),
    ),
    ...ban(listed(4), both, material('Pausinystalia johimbe', ['pausinystalia', 'yohimb', 'johimb'], { basis: 'PerKBPOM HK.03.1.23.05.12.3428/2012' })),
    ...ban(listed(5), supplement, material('Benzilpiperazin', ['benzylpiperazin', 'bzp'], { basis: 'PerKBPOM HK.00.05.42.6575/2007' })),
    ...ban(listed(6), traditional,
      material('Cinchonae cortex', ['cinchona', 'kulit kina', 'kina'], { basis: 'PerKBPOM HK.00.05.41.2803/2005' }),
      material('Artemisiae folium', ['artemisia', 'daun artemisia', 'baru cina'], { basis: 'PerKBPOM HK.00.05.41.2803/2005' }),
    ),
    ...ban(listed(7), both, material('Piper methysticum', ['kava'], { basis: 'Keputusan HK.00.05.4.02647/2002' })),
  ],
}
