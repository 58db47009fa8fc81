import type { CheckItem } from '#/features/licensing/service.ts'
import { noSource } from '#/law/instruments.ts'
import type { Cite } from '#/law/provisions.ts'
import type { Checked } from './dossier.ts'
import type { Stage } from './law-terms.ts'
import { asrot } from './remark.ts'

const item = (
  aspect: CheckItem['aspect'],
  [section, key]: readonly [string, string],
  papers: readonly string[],
  [cite, rule]: readonly [Cite, string?],
  id: string,
  en: string,
): CheckItem => ({ aspect, key, section, papers, cite, asks: { id, en }, ...(rule && { rule }) })

const proofPapers = ['empirical-proof', 'preclinical-report', 'clinical-report', 'effect-references']

/** What an officer judges at each stage: only what cannot be told by a machine. */
export function checklistFor(stage: Stage, { dossier, commodity }: Checked): CheckItem[] {
  return stage === 'preregistration' ? atFirst(commodity, dossier) : later(dossier)
}

function atFirst(commodity: Checked['commodity'], { product }: Checked['dossier']): CheckItem[] {
  const definition =
    commodity === 'traditional'
      ? item(
          'safety',
          ['product', 'category'],
          [],
          [asrot('Q1 huruf a'), 'OT-01a'],
          'Produk ini obat tradisional menurut definisinya, dan golongannya benar?',
          'Is it a traditional medicine by definition, and of the right class?',
        )
      : item(
          'safety',
          ['product', 'category'],
          [],
          [asrot('Q1 huruf c'), 'OT-01c'],
          'Bahan aktifnya berefek farmakologi dan untuk keluhan ringan?',
          'Does its active have a pharmacological effect, for mild complaints?',
        )
  const papers = [
    'nib',
    'npwp',
    'deed',
    'power-of-attorney',
    'good-practice',
    'audit-recommendation',
    'foreign-gmp',
    'free-sale',
    'appointment',
    'contract',
    'receiver-good-practice',
    'licence-agreement',
  ]
  return [
    definition,
    item(
      'safety',
      ['composition', 'formula'],
      [],
      [asrot('Q15 huruf b'), 'OT-15'],
      'Formula bebas dari bahan terlarang dan dilindungi, juga dengan nama lain?',
      'Is the formula free of prohibited and protected materials, under any name?',
    ),
    item(
      'benefit',
      ['claims', 'claims'],
      [],
      [asrot('Q5'), 'OT-05'],
      'Klaim sesuai golongan dan jenis buktinya?',
      'Do the claims fit the class and the kind of proof?',
    ),
    item(
      'administration',
      ['documents', 'papers'],
      papers,
      [asrot('Q10'), product.route === 'import' ? 'OT-10b' : 'OT-10a'],
      'Dokumen administrasi sah dan milik pemohon?',
      'Are the administrative papers in order and the applicant’s own?',
    ),
    item(
      'administration',
      ['product', 'name'],
      ['trademark', 'trademark-licence'],
      [{ instrument: 'PerBPOM 32/2022', article: 'Pasal 12' }],
      'Nama produk dapat diterima?',
      'Is the product’s name acceptable?',
    ),
  ]
}

function later({ product, composition }: Checked['dossier']): CheckItem[] {
  return [
    item(
      'safety',
      ['composition', 'raw-materials'],
      ['raw-material-specifications'],
      [asrot('Q14'), 'OT-14'],
      'Bahan baku memenuhi persyaratan mutu?',
      'Do the raw materials meet the quality requirements?',
    ),
    ...(product.lowRisk
      ? [
          item(
            'safety',
            ['product', 'low-risk'],
            [],
            [asrot('Q4'), 'OT-04'],
            'Profil keamanan dan manfaat diketahui pasti, sehingga risikonya rendah?',
            'Are safety and benefit known for certain, so that the risk is low?',
          ),
        ]
      : [
          item(
            'benefit',
            ['claims', 'proof'],
            proofPapers,
            [asrot('Q5'), 'OT-05'],
            'Bukti mendukung setiap klaim?',
            'Does the proof support each claim?',
          ),
        ]),
    item(
      'quality',
      ['composition', 'quality'],
      ['quality-report'],
      [asrot('Q14'), 'OT-14'],
      'Produk jadi memenuhi persyaratan mutu?',
      'Does the finished product meet the quality requirements?',
    ),
    item(
      'quality',
      ['stability', 'stability'],
      ['stability-study', 'stability-commitment'],
      [asrot('Q17'), 'OT-17a'],
      'Data stabilitas mendukung masa simpan?',
      'Do the stability data support the shelf life?',
    ),
    ...(composition.materials.some(({ irradiated }) => irradiated === 'yes')
      ? [
          item(
            'quality',
            ['composition', 'irradiation'],
            ['irradiation-declaration'],
            [asrot('Q16'), 'OT-16'],
            'Iradiasi bahan baku dapat diterima?',
            'Is the irradiation of raw materials acceptable?',
          ),
        ]
      : []),
    item(
      'label',
      ['label', 'complete'],
      ['label-design'],
      [asrot('Q21'), 'OT-21a'],
      'Rancangan label lengkap dan sama dengan teks yang diajukan?',
      'Is the label design complete and equal to the text applied for?',
    ),
    item(
      'label',
      ['label', 'not-misleading'],
      ['label-design'],
      [noSource],
      'Label objektif dan tidak menyesatkan?',
      'Is the label objective and not misleading?',
    ),
  ]
}
