import type { AdditiveClass, MaterialKind, Origin } from './law-composition.ts'

/** A material that is known in supplements: help for typing, and for telling what is unknown. Not a list of what is permitted. */
export type Ingredient = {
  name: string
  /** Other names by which people look for it: English, scientific, common. */
  also: readonly string[]
  kind: MaterialKind
  origin: Origin
  /** Where it is usually an additive, of which class. */
  additive?: AdditiveClass
  /** The name under which a limit is kept. */
  substance?: string
}

type Row = readonly [name: string, also: string]

const list = (kind: MaterialKind, origin: Origin, rows: readonly Row[], more: Partial<Ingredient> = {}): Ingredient[] =>
  rows.map(([name, also]) => ({ name, also: also ? also.split(', ') : [], kind, origin, ...more }))

const additives = (additive: AdditiveClass, origin: Origin, rows: readonly Row[]) =>
  list(origin === 'plant' ? 'plant' : 'other non-plant', origin, rows, { additive })

// biome-ignore format: lists of names
export const ingredients: readonly Ingredient[] = [
  ...list('vitamin', 'synthetic', [
    ['Vitamin A', 'retinil asetat, retinil palmitat, retinol'], ['Beta karoten', 'betacarotene, provitamin A'], ['Vitamin B1', 'tiamin, thiamine hydrochloride, thiamine mononitrate'],
    ['Vitamin B2', 'riboflavin'], ['Vitamin B3', 'nikotinamida, niasin, niacinamide, nicotinic acid'], ['Vitamin B5', 'kalsium pantotenat, pantothenic acid'],
    ['Vitamin B6', 'piridoksin hidroklorida, pyridoxine'], ['Vitamin B7', 'biotin'], ['Vitamin B9', 'asam folat, folic acid'], ['Vitamin B12', 'sianokobalamin, cyanocobalamin, metilkobalamin'],
    ['Vitamin C', 'asam askorbat, ascorbic acid, natrium askorbat, kalsium askorbat'], ['Vitamin D3', 'kolekalsiferol, cholecalciferol'], ['Vitamin D2', 'ergokalsiferol'],
    ['Vitamin E', 'dl-alfa tokoferil asetat, tocopherol'], ['Vitamin K1', 'fitomenadion, phytonadione'], ['Vitamin K2', 'menakuinon, menaquinone-7'],
  ]),
  ...list('mineral', 'mineral', [
    ['Kalsium karbonat', 'calcium carbonate, kalsium'], ['Kalsium sitrat', 'calcium citrate'], ['Magnesium oksida', 'magnesium oxide'], ['Magnesium sitrat', 'magnesium citrate'],
    ['Zink sulfat', 'zinc sulfate, seng'], ['Zink glukonat', 'zinc gluconate'], ['Zink pikolinat', 'zinc picolinate'], ['Besi fumarat', 'ferrous fumarate, zat besi'], ['Besi sulfat', 'ferrous sulfate'], ['Tembaga sulfat', 'copper sulfate'],
    ['Selenium', 'natrium selenit, sodium selenite, selenometionin'], ['Kromium pikolinat', 'chromium picolinate'], ['Mangan sulfat', 'manganese sulfate'],
    ['Kalium klorida', 'potassium chloride'], ['Kalium iodida', 'potassium iodide, iodium'], ['Fosfor', 'kalsium fosfat, phosphorus'],
  ]),
  ...list('amino acid', 'synthetic', [
    ['L-arginin', 'arginine'], ['L-karnitin', 'carnitine, levocarnitine'], ['L-glutamin', 'glutamine'], ['L-lisin', 'lysine'], ['L-leusin', 'leucine'], ['L-isoleusin', 'isoleucine'], ['L-valin', 'valine'],
    ['L-metionin', 'methionine'], ['L-sistein', 'cysteine, N-asetil sistein'], ['L-triptofan', 'tryptophan'], ['Taurin', 'taurine'], ['Glisin', 'glycine'], ['L-teanin', 'theanine'],
  ]),
  ...list('other non-plant', 'animal', [
    ['Minyak ikan', 'fish oil, omega-3, EPA, DHA'], ['Minyak hati ikan kod', 'cod liver oil'], ['Minyak krill', 'krill oil'], ['Kolagen', 'collagen, hydrolysed collagen, kolagen ikan'], ['Glukosamin', 'glucosamine sulfate, glucosamine hydrochloride'],
    ['Kondroitin sulfat', 'chondroitin'], ['Propolis', 'bee propolis'], ['Royal jelly', 'susu ratu lebah'], ['Madu', 'honey'], ['Bee pollen', 'serbuk sari lebah'], ['Ekstrak ikan gabus', 'Channa striata, albumin ikan'], ['Kolostrum', 'colostrum'],
  ]),
  ...list('other non-plant', 'microbial', [
    ['Spirulina', 'Arthrospira platensis'], ['Klorela', 'Chlorella vulgaris'], ['Lactobacillus acidophilus', 'probiotik'], ['Lactobacillus rhamnosus', 'probiotik'], ['Bifidobacterium longum', 'probiotik'],
    ['Ragi bir', 'brewer’s yeast, Saccharomyces cerevisiae'], ['Beta glukan', 'beta glucan'], ['Astaxantin', 'astaxanthin, Haematococcus pluvialis'],
  ]),
  ...list('other non-plant', 'synthetic', [
    ['Koenzim Q10', 'coenzyme Q10, ubidekarenon'], ['Asam alfa lipoat', 'alpha lipoic acid'], ['Kreatin monohidrat', 'creatine'], ['Inositol', 'myo-inositol'], ['Kolin bitartrat', 'choline'], ['Metil sulfonil metana', 'MSM'], ['Resveratrol', ''],
  ]),
  ...list('other non-plant', 'synthetic', [['Kafein', 'caffeine']], { substance: 'kafein' }),
  ...list('other non-plant', 'synthetic', [['Mentol', 'menthol']], { substance: 'mentol', additive: 'flavour' }),
  ...list('plant', 'plant', [
    ['Ekstrak temulawak', 'Curcuma zanthorrhiza'], ['Ekstrak kunyit', 'Curcuma longa, kurkumin'], ['Ekstrak jahe', 'Zingiber officinale'], ['Ekstrak meniran', 'Phyllanthus niruri'], ['Ekstrak jambu biji', 'Psidium guajava'],
    ['Ekstrak ginseng', 'Panax ginseng'], ['Ekstrak guarana', 'Paullinia cupana'], ['Ekstrak ginkgo', 'Ginkgo biloba'], ['Ekstrak teh hijau', 'Camellia sinensis, green tea'], ['Ekstrak bawang putih', 'Allium sativum'], ['Ekstrak echinacea', 'Echinacea purpurea'], ['Ekstrak kelor', 'Moringa oleifera'],
    ['Ekstrak manggis', 'Garcinia mangostana'], ['Ekstrak biji anggur', 'Vitis vinifera'], ['Ekstrak pegagan', 'Centella asiatica'], ['Ekstrak habbatussauda', 'Nigella sativa'], ['Lutein', 'Tagetes erecta'], ['Likopen', 'lycopene, Solanum lycopersicum'], ['Psyllium', 'Plantago ovata'],
  ]),
  ...list('plant', 'plant', [['Kopi', 'coffee, Coffea']], { additive: 'flavour' }),
  ...additives('sweetener', 'synthetic', [['Sukralosa', 'sucralose'], ['Aspartam', 'aspartame'], ['Asesulfam-K', 'acesulfame potassium'], ['Sorbitol', ''], ['Manitol', 'mannitol'], ['Xilitol', 'xylitol']]),
  ...additives('sweetener', 'plant', [['Sukrosa', 'gula, sucrose'], ['Glikosida steviol', 'stevia'], ['Fruktosa', 'fructose']]),
  ...additives('preservative', 'synthetic', [['Natrium benzoat', 'sodium benzoate'], ['Kalium sorbat', 'potassium sorbate'], ['Metilparaben', 'methylparaben']]),
  ...additives('colour', 'synthetic', [['Tartrazin', 'tartrazine, CI 19140'], ['Kuning FCF', 'sunset yellow, CI 15985'], ['Biru berlian FCF', 'brilliant blue, CI 42090'], ['Ponceau 4R', 'CI 16255']]),
  ...additives('colour', 'mineral', [['Titanium dioksida', 'titanium dioxide, CI 77891'], ['Besi oksida', 'iron oxide']]),
  ...additives('flavour', 'synthetic', [['Perisa jeruk', 'orange flavour'], ['Perisa stroberi', 'strawberry flavour'], ['Perisa vanila', 'vanilla flavour'], ['Asam sitrat', 'citric acid']]),
  ...additives('anticaking', 'mineral', [['Silikon dioksida', 'colloidal silicon dioxide'], ['Talk', 'talc'], ['Magnesium stearat', 'magnesium stearate']]),
  ...additives('emulsifier', 'plant', [['Lesitin kedelai', 'soy lecithin'], ['Gom arab', 'acacia gum']]),
  ...additives('emulsifier', 'synthetic', [['Polisorbat 80', 'polysorbate 80']]),
  ...additives('coating', 'synthetic', [['Hipromelosa', 'HPMC, hypromellose'], ['Polietilen glikol', 'macrogol, PEG'], ['Polivinil alkohol', 'PVA']]),
  ...additives('coating', 'animal', [['Gelatin', 'cangkang kapsul, gelatine'], ['Selak', 'shellac']]),
  ...additives('stabiliser', 'plant', [['Pektin', 'pectin'], ['Gom xantan', 'xanthan gum'], ['Karagenan', 'carrageenan']]),
  ...additives('solvent', 'synthetic', [['Propilen glikol', 'propylene glycol'], ['Gliserin', 'glycerol, gliserol']]),
  ...additives('solvent', 'mineral', [['Air murni', 'purified water, aqua']]),
  ...list('other non-plant', 'synthetic', [['Etanol', 'alkohol, ethanol, alcohol']], { additive: 'solvent', substance: 'alkohol' }),
  ...additives('other', 'plant', [['Selulosa mikrokristal', 'microcrystalline cellulose'], ['Pati jagung', 'corn starch'], ['Maltodekstrin', 'maltodextrin'], ['Natrium kroskarmelosa', 'croscarmellose']]),
  ...additives('other', 'animal', [['Laktosa', 'lactose']]),
  ...additives('other', 'mineral', [['Natrium bikarbonat', 'sodium bicarbonate'], ['Kalsium fosfat dibasa', 'dibasic calcium phosphate']]),
]

const plain = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

const byName = new Map(ingredients.flatMap(one => [one.name, ...one.also].map(name => [plain(name), one] as const)).reverse())

/** The material of that name, in any of its names. */
export const findIngredient = (name: string): Ingredient | undefined => byName.get(plain(name))

/** What is offered while a name is typed: names that begin with the text first, then those that hold it. */
export function suggestIngredients(text: string, limit = 8): Ingredient[] {
  const wanted = plain(text)
  if (wanted.length < 2) return []
  const rank = (one: Ingredient) => {
    const names = [one.name, ...one.also].map(plain)
    return names.some(name => name.startsWith(wanted)) ? 0 : names.some(name => name.includes(wanted)) ? 1 : 2
  }
  return ingredients
    .map(one => ({ one, rank: rank(one) }))
    .filter(({ rank }) => rank < 2)
    .sort((a, b) => a.rank - b.rank || a.one.name.localeCompare(b.one.name, 'id'))
    .slice(0, limit)
    .map(({ one }) => one)
}
