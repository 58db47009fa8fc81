import { type Batch, type PaperContent, type PaperKind, type PaperLine, paperTitles } from '#/features/border-papers/paper.ts'
import type { Given } from '#/features/licensing/service.ts'
import type { Licence } from '#/features/register/licence.ts'
import { addDays } from '#/law/day.ts'
import { formatDay, formatNumber } from '#/platform/ui/kit.ts'
import { readShipment } from './sections.ts'

/** What a paper says of a shipment or product, in the words and order of its layout. Throws where the case passed no checks. */
export function contentOf(kind: PaperKind, { contents, licence, applicant }: Given): PaperContent {
  if (!licence) throw new Error('A certificate for the border is about no licence.')
  const said = readShipment(kind, contents)
  return {
    product: licence.productName,
    holder: applicant.name,
    statement: statements[kind],
    lines: kind === 'CPP' ? whoLines(said, licence, applicant.name) : plainLines(kind, said, licence, applicant),
    batches: (said.batches ?? []).map(asBatch),
  }
}

type Said = ReturnType<typeof readShipment>

function asBatch({ batch, expiry, quantity, unit }: NonNullable<Said['batches']>[number]): Batch {
  if (!batch || !expiry || !quantity || !unit) throw new Error('A batch without number, expiry or quantity passed its checks.')
  return { batch, expiry, quantity, unit }
}

const line = (id: string, en: string, value: string | undefined): PaperLine => ({ label: { id, en }, value: value ?? '–' })

function plainLines(kind: PaperKind, said: Said, licence: Licence, { name, address }: Given['applicant']): PaperLine[] {
  const isImport = kind === 'SKI'
  return [
    line('Produk', 'Product', [licence.productName, licence.brand].filter(Boolean).join(', ')),
    line('Bentuk sediaan', 'Dosage form', licence.dosageForm),
    line(
      'Izin edar',
      'Licence',
      `${licence.number}, ${formatDay(licence.issuedOn, 'id')} – ${formatDay(addDays(licence.validUntil, -1), 'id')}`,
    ),
    line(isImport ? 'Importir' : 'Eksportir', isImport ? 'Importer' : 'Exporter', `${name}, ${address}`),
    line('Produsen', 'Maker', licence.maker.name),
    line(isImport ? 'Negara asal' : 'Negara tujuan', isImport ? 'Country of origin' : 'Country of destination', said.country),
    line(isImport ? 'Pengirim' : 'Penerima', isImport ? 'Exporter abroad' : 'Importer there', said.partner),
    ...(isImport
      ? [line('Faktur', 'Invoice', `${said.invoice ?? '–'}, ${said.invoicedOn ? formatDay(said.invoicedOn, 'id') : '–'}`)]
      : []),
  ]
}

/** The items of the certificate that WHO recommends for products moving in international commerce, under its numbers. */
function whoLines(said: Said, licence: Licence, applicant: string): PaperLine[] {
  const yesNo = (value: boolean | undefined) => (value ? 'ya · yes' : 'tidak · no')
  const actives = licence.composition.map(({ name, amount, unit }) =>
    [name, amount === undefined ? undefined : formatNumber(amount, 'id', 6), unit].filter(Boolean).join(' '),
  )
  return [
    line('Negara pengekspor (yang menerangkan)', 'Exporting (certifying) country', 'Indonesia'),
    line('Negara pengimpor (yang meminta)', 'Importing (requesting) country', said.country),
    line('1. Nama dan bentuk sediaan', '1. Name and dosage form of the product', `${licence.productName}, ${licence.dosageForm}`),
    line('1.1 Zat aktif dan jumlahnya', '1.1 Active ingredients and amounts per unit dose', actives.join('; ') || undefined),
    line('1.2 Berizin untuk diedarkan di Indonesia', '1.2 Licensed to be placed on the market here', yesNo(true)),
    line('1.3 Beredar di Indonesia', '1.3 Actually on the market here', yesNo(said.marketed)),
    line(
      '2A.1 Nomor izin dan tanggal terbit',
      '2A.1 Number of the licence and date of issue',
      `${licence.number}, ${formatDay(licence.issuedOn, 'id')}`,
    ),
    line('2A.2 Pemegang izin', '2A.2 Licence holder', licence.holder.name),
    line('2A.3 Kedudukan pemegang izin', '2A.3 Status of the licence holder', said.status),
    line('2A.3.1 Produsen', '2A.3.1 Manufacturer', licence.maker.name),
    line('2A.4 Ringkasan dasar persetujuan dilampirkan', '2A.4 Summary basis of approval appended', yesNo(false)),
    line(
      '2A.5 Informasi produk yang disetujui diserahkan',
      '2A.5 Officially approved product information handed in',
      yesNo(true),
    ),
    line('2A.6 Pemohon', '2A.6 Applicant for the certificate', applicant),
    line('3. Inspeksi berkala atas pabrik', '3. Periodic inspection of the plant', yesNo(said.inspected)),
    ...(said.inspected ? [line('3.1 Berapa tahun sekali', '3.1 Periodicity, in years', said.interval)] : []),
  ]
}

const statements = {
  SKI: {
    id: 'Produk di bawah ini berizin edar di Indonesia, dan kiriman yang disebut di sini dapat dimasukkan.',
    en: 'The product below is licensed in Indonesia, and the shipment named here may be imported.',
  },
  CFS: {
    id: 'Produk di bawah ini berizin edar dan boleh dijual bebas di Indonesia.',
    en: 'The product below is licensed and may be freely sold in Indonesia.',
  },
  HC: {
    id: 'Produk di bawah ini berizin edar di Indonesia, dan setiap betsnya disertai sertifikat analisis.',
    en: 'The product below is licensed in Indonesia, and each of its batches comes with a certificate of analysis.',
  },
  CPP: {
    id: `${paperTitles.CPP.id} menurut susunan yang dianjurkan Organisasi Kesehatan Dunia (WHO).`,
    en: `${paperTitles.CPP.en} in the layout recommended by the World Health Organization (WHO).`,
  },
} as const satisfies Record<PaperKind, unknown>
