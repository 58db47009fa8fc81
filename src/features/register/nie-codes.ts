import type { FormatKey, PartName } from '#/features/register/nie-formats.ts'
import type { Words } from '#/law/provisions.ts'

/** What a code in a number stands for. `assumed`: inferred from samples or by analogy, not from a source. */
export type Code = Words & { assumed?: true }

/** The meaning of a part of a number. `unknown` when we have a list for that part and the value is not on it. */
export function meaningOf(format: FormatKey, part: PartName, value: string): Code | 'unknown' | undefined {
  if (part === 'year') return yearOf(value)
  const codes = lists[`${format}.${part}`]
  if (!codes) return undefined
  return codes[value] ?? codes['*'] ?? 'unknown'
}

/** Numbers go back to the 1970s, and none of the 2070s is issued yet. */
function yearOf(value: string): Code {
  const year = `${Number(value) >= 70 ? 19 : 20}${value}`
  return { id: year, en: year }
}

const drugForms: Record<string, Code> = {
  '01': { id: 'kapsul', en: 'capsule' },
  '02': { id: 'kapsul lunak', en: 'soft capsule' },
  '03': { id: 'kapsul', en: 'capsule', assumed: true },
  '04': { id: 'kaplet', en: 'caplet' },
  '06': { id: 'kaplet lepas lambat', en: 'slow-release caplet', assumed: true },
  '09': { id: 'kaplet salut selaput', en: 'film-coated caplet' },
  '10': { id: 'tablet', en: 'tablet' },
  '11': { id: 'tablet efervesen', en: 'effervescent tablet' },
  '12': { id: 'tablet hisap', en: 'lozenge' },
  '14': { id: 'tablet lepas terkendali', en: 'controlled-release tablet' },
  '15': { id: 'tablet salut enterik', en: 'enteric-coated tablet' },
  '16': { id: 'tablet salut', en: 'coated tablet', assumed: true },
  '17': { id: 'tablet salut selaput', en: 'film-coated tablet' },
  '22': { id: 'granul', en: 'granules' },
  '23': { id: 'serbuk oral', en: 'oral powder' },
  '24': { id: 'serbuk', en: 'powder' },
  '28': { id: 'gel', en: 'gel' },
  '29': { id: 'krim', en: 'cream' },
  '30': { id: 'salep', en: 'ointment' },
  '31': { id: 'salep mata', en: 'eye ointment' },
  '32': { id: 'emulsi', en: 'emulsion' },
  '33': { id: 'suspensi', en: 'suspension' },
  '34': { id: 'eliksir', en: 'elixir' },
  '36': { id: 'tetes', en: 'drops' },
  '37': { id: 'sirup', en: 'syrup' },
  '38': { id: 'suspensi kering', en: 'dry suspension' },
  '41': { id: 'losio', en: 'lotion' },
  '43': { id: 'injeksi', en: 'injection' },
  '44': { id: 'suspensi kering injeksi', en: 'dry suspension for injection' },
  '46': { id: 'tetes mata', en: 'eye drops' },
  '47': { id: 'tetes hidung', en: 'nose drops' },
  '48': { id: 'tetes telinga', en: 'ear drops' },
  '49': { id: 'infus', en: 'infusion' },
  '53': { id: 'supositoria atau ovula', en: 'suppository or ovule' },
  '56': { id: 'semprot hidung', en: 'nasal spray' },
  '58': { id: 'rektal', en: 'rectal tube' },
  '62': { id: 'inhalasi', en: 'inhalation' },
  '63': { id: 'tablet kunyah', en: 'chewable tablet' },
  '67': { id: 'kapsul inhalasi', en: 'inhalation capsule', assumed: true },
  '81': { id: 'tablet dispersibel', en: 'dispersible tablet' },
}

const traditionalForms: Record<string, Code> = {
  1: { id: 'rajangan', en: 'cut herbs' },
  2: { id: 'serbuk', en: 'powder' },
  3: { id: 'kapsul', en: 'capsule' },
  4: { id: 'pil, granul, pastiles atau tablet', en: 'pill, granules, pastille or tablet' },
  5: { id: 'dodol atau majun', en: 'dodol or majun (paste)' },
  6: { id: 'cairan', en: 'liquid' },
  7: { id: 'salep atau krim', en: 'ointment or cream' },
  8: { id: 'plester', en: 'plaster' },
  9: { id: 'lainnya', en: 'other' },
}

const makerTypes: Record<string, Code> = {
  1: { id: 'industri farmasi', en: 'pharmaceutical factory' },
  2: { id: 'industri jamu', en: 'jamu factory' },
  3: { id: 'usaha jamu', en: 'jamu company' },
  4: { id: 'perusahaan asing', en: 'foreign company', assumed: true },
}

const group = (id: string, en: string): Code => ({ id, en, assumed: true })

/** The categories of the ASEAN Cosmetic Directive. That the digits follow them is inferred from five observations. */
const cosmeticGroups: Record<string, Code> = {
  '01': group('krim, losio dan minyak kulit', 'skin creams, lotions and oils'),
  '02': group('masker wajah', 'face masks'),
  '03': group('alas bedak', 'tinted bases'),
  '04': group('bedak', 'powders'),
  '05': group('sabun mandi dan sabun deodoran', 'toilet and deodorant soaps'),
  '06': group('parfum', 'perfumes'),
  '07': group('sediaan mandi', 'bath and shower preparations'),
  '08': group('sediaan depilatori', 'depilatories'),
  '09': group('deodoran dan antiperspiran', 'deodorants and antiperspirants'),
  10: group('sediaan rambut', 'hair care'),
  11: group('sediaan cukur', 'shaving products'),
  12: group('rias wajah dan mata', 'face and eye make-up'),
  13: group('sediaan bibir', 'lip products'),
  14: group('perawatan gigi dan mulut', 'oral care'),
  15: group('sediaan kuku', 'nail care'),
  16: group('kebersihan area luar kewanitaan', 'external intimate hygiene'),
  17: group('tabir surya', 'sunbathing products'),
  18: group('penggelap kulit', 'self-tanning products'),
  19: group('pencerah kulit', 'skin-whitening products'),
  20: group('anti kerut', 'anti-wrinkle products'),
}

const traditionalKinds: Record<string, Code> = {
  TR: { id: 'obat tradisional dalam negeri', en: 'traditional medicine, domestic' },
  TI: { id: 'obat tradisional impor', en: 'traditional medicine, imported' },
  TL: { id: 'obat tradisional lisensi', en: 'traditional medicine, under licence' },
  HT: { id: 'obat herbal terstandar', en: 'standardised herbal medicine' },
  FF: { id: 'fitofarmaka', en: 'fitofarmaka (clinically tested herbal medicine)' },
}

/** Per part of a format, what its values stand for; `*` for every value that is not listed. */
const lists: Partial<Record<`${FormatKey}.${PartName}`, Record<string, Code>>> = {
  'drug.brand': { D: { id: 'nama dagang', en: 'brand name' }, G: { id: 'generik', en: 'generic' } },
  'drug.class': {
    B: { id: 'obat bebas', en: 'over the counter' },
    T: { id: 'obat bebas terbatas', en: 'limited over the counter' },
    K: { id: 'obat keras', en: 'prescription only' },
    P: { id: 'psikotropika', en: 'psychotropic' },
    N: { id: 'narkotika', en: 'narcotic' },
  },
  'drug.origin': {
    L: { id: 'produksi dalam negeri atau lisensi', en: 'made in Indonesia, also under licence' },
    I: { id: 'impor', en: 'imported' },
    X: { id: 'program khusus', en: 'special programme' },
    E: { id: 'ekspor', en: 'for export' },
  },
  'drug.form': drugForms,
  'traditional.kind': traditionalKinds,
  'traditional.makerType': makerTypes,
  'traditional.form': traditionalForms,
  'traditional-legacy.kind': {
    BTR: { id: 'batas obat dan obat tradisional, dalam negeri', en: 'between medicine and traditional medicine, domestic' },
    BTI: { id: 'batas obat dan obat tradisional, impor', en: 'between medicine and traditional medicine, imported' },
    BTL: { id: 'batas obat dan obat tradisional, lisensi', en: 'between medicine and traditional medicine, under licence' },
  },
  'traditional-legacy.makerType': makerTypes,
  'traditional-legacy.form': traditionalForms,
  'supplement.kind': {
    SD: { id: 'suplemen kesehatan dalam negeri', en: 'health supplement, domestic' },
    SI: { id: 'suplemen kesehatan impor', en: 'health supplement, imported' },
    SL: { id: 'suplemen kesehatan lisensi', en: 'health supplement, under licence' },
  },
  'quasi.kind': {
    QD: { id: 'obat kuasi dalam negeri', en: 'quasi-drug, domestic' },
    QI: { id: 'obat kuasi impor', en: 'quasi-drug, imported', assumed: true },
    QL: { id: 'obat kuasi lisensi', en: 'quasi-drug, under licence', assumed: true },
  },
  'cosmetic.continent': {
    NA: { id: 'Asia, termasuk Indonesia', en: 'Asia, including Indonesia' },
    NB: { id: 'Australia', en: 'Australia' },
    NC: { id: 'Eropa', en: 'Europe' },
    ND: { id: 'Afrika', en: 'Africa' },
    NE: { id: 'Amerika', en: 'the Americas' },
  },
  'cosmetic.country': {
    18: { id: 'Indonesia', en: 'Indonesia' },
    '*': { id: 'negara lain', en: 'another country', assumed: true },
  },
  'cosmetic.group': cosmeticGroups,
  'cosmetic-kit.kind': { NKIT: { id: 'kit kosmetika', en: 'cosmetic kit' } },
  'food.kind': {
    MD: { id: 'pangan dalam negeri', en: 'food, domestic' },
    ML: { id: 'pangan impor', en: 'food, imported' },
  },
  'food-risk.kind': {
    MD: { id: 'pangan dalam negeri', en: 'food, domestic' },
    ML: { id: 'pangan impor', en: 'food, imported' },
  },
  'food-risk.risk': {
    0: { id: 'menengah rendah', en: 'medium-low' },
    1: { id: 'menengah tinggi', en: 'medium-high' },
    2: { id: 'tinggi', en: 'high' },
  },
}
