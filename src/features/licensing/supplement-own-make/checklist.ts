import type { CheckItem, Given } from '#/features/licensing/service.ts'
import type { Cite } from '#/law/provisions.ts'
import { activesOf } from './dossier.ts'
import { documentFacts } from './needs.ts'
import { checked, pasal } from './remark.ts'

const item = (
  aspect: CheckItem['aspect'],
  key: string,
  section: string,
  papers: readonly string[],
  cite: Cite,
  id: string,
  en: string,
): CheckItem => ({
  aspect,
  key,
  section,
  papers,
  cite,
  asks: { id, en },
})

/** What an officer judges, aspect by aspect: only what cannot be told by a machine, and only what this product raises. */
export function checklistFor(given: Given): CheckItem[] {
  const facts = documentFacts(given)
  const { dossier } = checked(given)
  const only = (holds: boolean, ...items: CheckItem[]) => (holds ? items : [])
  return [
    item(
      'safety',
      'raw-materials',
      'composition',
      ['raw-material-specifications'],
      pasal('3 ayat (1) huruf a'),
      'Bahan baku memenuhi farmakope atau pustaka ilmiah yang diakui?',
      'Do the raw materials meet a pharmacopoeia or a recognised reference?',
    ),
    item(
      'safety',
      'safety-proof',
      'composition',
      ['evidence'],
      pasal('3 ayat (1) huruf b dan Pasal 4'),
      'Keamanan bahan dan dosisnya terbukti?',
      'Is the safety of the materials in these doses proven?',
    ),
    item(
      'safety',
      'additives',
      'composition',
      ['raw-material-specifications'],
      pasal('6 ayat (2)'),
      'Bahan tambahan diizinkan untuk suplemen kesehatan?',
      'Are the additives permitted in supplements?',
    ),
    ...only(
      facts.nonPlant,
      item(
        'safety',
        'sources',
        'composition',
        ['source-documents'],
        pasal('7 ayat (1) dan ayat (2)'),
        'Sumber perolehan bahan bukan tumbuhan dapat diterima?',
        'Are the sources of the non-plant materials acceptable?',
      ),
    ),
    item(
      'benefit',
      'claims',
      'claims',
      ['evidence'],
      pasal('16 ayat (2)'),
      'Setiap klaim sesuai jenisnya dan didukung buktinya?',
      'Does each claim fit its kind, and does its proof support it?',
    ),
    item(
      'benefit',
      'no-treatment',
      'claims',
      ['evidence', 'label-design'],
      pasal('16 ayat (3)'),
      'Tidak ada kesan mencegah atau mengobati penyakit?',
      'Is there no suggestion of preventing or treating a disease?',
    ),
    ...only(
      facts.plantActive,
      item(
        'quality',
        'plant-information',
        'composition',
        ['plant-tests'],
        pasal('5 ayat (2) huruf a'),
        'Asal tumbuhan, bagian, dan cara penyiapan benar?',
        'Are plant, part and preparation right?',
      ),
      item(
        'quality',
        'plant-tests',
        'composition',
        ['plant-tests'],
        pasal('5 ayat (2) huruf b'),
        'Standardisasi atau uji senyawa aktif memadai, pada bahan baku dan produk jadi?',
        'Are standardisation or tests of the active compounds sufficient, in raw material and product?',
      ),
    ),
    ...only(
      facts.contentStated,
      item(
        'quality',
        'quantitative-test',
        'label',
        ['quantitative-test'],
        pasal('5 ayat (3)'),
        'Uji kuantitatif mendukung kandungan yang dicantumkan?',
        'Does the quantitative test support the content stated?',
      ),
    ),
    facts.stableInZoneIVb
      ? item(
          'quality',
          'stability',
          'stability',
          ['stability-study'],
          pasal('8 ayat (1)'),
          'Data stabilitas zona IVb mendukung masa simpan dan penyimpanan?',
          'Do the data of zone IVb support shelf life and storage?',
        )
      : item(
          'quality',
          'stability',
          'stability',
          ['stability-justification'],
          pasal('8 ayat (2)'),
          'Justifikasi di luar zona IVb dapat diterima?',
          'Is the justification outside zone IVb acceptable?',
        ),
    item(
      'quality',
      'good-practice',
      'product',
      ['good-practice', 'food-facility-approval', 'shared-facility-approval'],
      pasal('23 ayat (3) huruf b'),
      'Sertifikat cara pembuatan yang baik sah untuk pabrik dan bentuk ini?',
      'Is the certificate of good practice genuine for this factory and form?',
    ),
    item(
      'label',
      'complete',
      'label',
      ['label-design'],
      pasal('9 dan Pasal 11 ayat (1)'),
      'Rancangan label lengkap dan sama dengan teks yang diajukan?',
      'Is the label design complete and equal to the text applied for?',
    ),
    item(
      'label',
      'not-misleading',
      'label',
      ['label-design'],
      pasal('9'),
      'Label objektif dan tidak menyesatkan?',
      'Is the label objective and not misleading?',
    ),
    item(
      'label',
      'attachment',
      'label',
      ['label-design'],
      pasal('10 ayat (1)'),
      'Penandaan melekat erat, tidak mudah lepas atau rusak?',
      'Is the label firmly attached, hard to detach or damage?',
    ),
    ...only(
      facts.nutritionStated,
      item(
        'label',
        'nutrition',
        'label',
        ['nutrition-report'],
        pasal('15'),
        'Nilai gizi sesuai hasil uji laboratorium yang memenuhi syarat?',
        'Do the nutrition values agree with a qualified laboratory’s report?',
      ),
    ),
    ...only(
      facts.translation === 'sworn' || facts.translation === 'origin',
      item(
        'label',
        'translation',
        'label',
        ['sworn-translation', 'english-translation'],
        pasal('13 ayat (2) dan ayat (4)'),
        'Padanan bahasa Indonesia sah?',
        'Is the Indonesian equivalent in order?',
      ),
    ),
    item(
      'administration',
      'company-papers',
      'documents',
      ['nib', 'npwp', 'deed', 'power-of-attorney'],
      pasal('20 ayat (2) dan Pasal 23 ayat (3)'),
      'Dokumen perusahaan sah dan sesuai dengan pemohon?',
      'Are the company’s papers in order and the applicant’s own?',
    ),
    ...only(
      facts.brand !== 'none',
      item(
        'administration',
        'brand',
        'product',
        ['trademark-certificate', 'trademark-licence', 'cancellation-statement'],
        pasal('23 ayat (7) sampai dengan ayat (10)'),
        'Hak atas merek terbukti dan surat pernyataan ditandatangani?',
        'Is the right to the brand proven and the statement signed?',
      ),
    ),
    ...only(
      activesOf(dossier).length > 0,
      item(
        'administration',
        'name',
        'product',
        [],
        pasal('12'),
        'Nama produk tidak menyerupai produk pelaku usaha lain?',
        'Does the name not resemble another business’s product?',
      ),
    ),
  ]
}
